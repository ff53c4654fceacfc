"use strict";

// What all parts share. Scripts that hold data call PX(id, …); parts call PX.onPage(function) to
// run for each page, and may return a function that is called before the next.
var PX = (function () {
  const html = document.documentElement;
  const root = new URL(html.dataset.root || ".", location.href);
  const waiting = new Map();
  const pageHooks = [];
  let leaveHooks = [];

  function PX(id, ...data) {
    const entry = waiting.get(id);
    if (entry) entry.resolve(data);
  }

  PX.served = html.dataset.served === "true";

  PX.url = function (path) {
    return new URL(path, root).href;
  };

  // Loads a data script once; gives what it passes to PX after the id.
  PX.load = function (id, path) {
    let entry = waiting.get(id);
    if (!entry) {
      entry = {};
      entry.promise = new Promise(function (resolve, reject) {
        entry.resolve = resolve;
        const script = document.createElement("script");
        script.src = PX.url(path);
        script.onerror = function () {
          waiting.delete(id);
          reject(new Error("cannot load " + path));
        };
        document.head.append(script);
      });
      waiting.set(id, entry);
    }
    return entry.promise;
  };

  PX.onPage = function (hook) {
    pageHooks.push(hook);
  };

  PX.enter = function () {
    const main = document.querySelector("main");
    leaveHooks = pageHooks.map((hook) => hook(main)).filter((leave) => typeof leave === "function");
  };

  PX.leave = function () {
    for (const leave of leaveHooks) leave();
    leaveHooks = [];
  };

  PX.element = function (name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  PX.go = function (url) {
    location.assign(url);
  };

  document.addEventListener("DOMContentLoaded", PX.enter);
  return PX;
})();
