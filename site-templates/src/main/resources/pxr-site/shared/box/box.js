// The symbol box in the header: answers while one types, driven by the keyboard.
(function () {
  const form = document.querySelector("form.box");
  const input = form.querySelector("input");
  const list = form.querySelector("ul");
  const limit = 14;
  let stop = function () {};
  let selected = -1;

  function page() {
    return document.querySelector("main .page");
  }

  function projects() {
    const data = page().dataset;
    return data.project ? [data.project] : (data.projects || "").split(" ").filter((p) => p);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    selected = -1;
  }

  function select(index) {
    const options = list.querySelectorAll("[role=option]");
    if (!options.length) return;
    if (selected >= 0 && options[selected]) options[selected].setAttribute("aria-selected", "false");
    selected = (index + options.length) % options.length;
    options[selected].setAttribute("aria-selected", "true");
    options[selected].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[selected].id);
  }

  function show(answers, done) {
    const chosen = list.querySelectorAll("[role=option]")[selected];
    const url = chosen ? chosen.dataset.url : "";
    list.replaceChildren();
    answers.forEach(function (answer, i) {
      const option = PX.element("li");
      option.id = "box-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = answer.url;
      option.append(
        PX.element("span", "kind", answer.kind),
        PX.element("span", "name", answer.name),
        PX.element("span", "owner", answer.owner)
      );
      list.append(option);
    });
    if (!answers.length && done) list.append(PX.element("li", "empty", "No symbol has such a name"));
    selected = -1;
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    // More answers came in: what was chosen stays chosen.
    if (url) {
      const again = answers.findIndex((answer) => answer.url === url);
      if (again >= 0) select(again);
    }
  }

  const kinds = { types: "type", functions: "function", constants: "constant", fields: "field" };

  function fromData(query) {
    const categories = PX.symbols.categories;
    return PX.symbols.search(projects(), categories, query, limit, function (entries, _, done) {
      const answers = entries.map((entry) => ({
        name: PX.symbols.label(entry),
        owner: PX.symbols.owner(entry),
        kind: entry.category === "types" ? entry.extra : kinds[entry.category],
        url: PX.symbols.url(entry),
      }));
      show(answers, done);
    });
  }

  function fromServer(query) {
    const request = new AbortController();
    const project = page().dataset.project;
    const scope = project ? "&project=" + encodeURIComponent(project) : "";
    const url = PX.url("api/symbols?limit=" + limit + "&q=" + encodeURIComponent(query) + scope);
    let fallback = null;
    fetch(url, { signal: request.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error("no answer"))))
      .then(function (symbols) {
        const answers = symbols.map((symbol) => ({
          name: symbol.name,
          owner: symbol.owner,
          kind: String(symbol.kind).toLowerCase().replace("_", " "),
          url: PX.url(symbol.url),
        }));
        show(answers, true);
      })
      .catch(function (problem) {
        if (problem.name !== "AbortError") fallback = fromData(query);
      });
    return function () {
      request.abort();
      if (fallback) fallback();
    };
  }

  function ask() {
    stop();
    const query = input.value.trim();
    if (!query) {
      close();
      return;
    }
    stop = PX.served ? fromServer(query) : fromData(query);
  }

  function leaveTo(url) {
    stop();
    close();
    input.blur();
    input.value = "";
    PX.go(url);
  }

  input.addEventListener("input", ask);
  input.addEventListener("focus", function () {
    if (input.value) ask();
  });
  input.addEventListener("blur", function () {
    setTimeout(close, 150);
  });
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown") select(selected + 1);
    else if (event.key === "ArrowUp") select(selected - 1);
    else if (event.key === "Escape") {
      if (list.hidden) input.blur();
      close();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", function (event) {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    leaveTo(option.dataset.url);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const option = list.querySelectorAll("[role=option]")[selected];
    if (option) {
      leaveTo(option.dataset.url);
      return;
    }
    const project = projects()[0];
    const query = input.value.trim();
    if (project && query) leaveTo(PX.url(project + "/search.html") + "?q=" + encodeURIComponent(query));
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
