// Navigation without reloading, where a server answers: fetches what stands inside <main>, swaps
// it, keeps the address real. Whatever goes wrong becomes an ordinary navigation.
(function () {
  if (!PX.served) return;
  history.scrollRestoration = "manual";
  let shown = withoutHash(location.href);
  let request = null;

  // Relative links in the frame would change their meaning with the address; the icon's, too.
  for (const link of document.querySelectorAll("header a[href], link[href]")) link.href = link.href;

  function withoutHash(url) {
    return url.split("#")[0];
  }

  function isOurs(url) {
    const path = url.pathname;
    return (
      url.href.startsWith(PX.url("")) &&
      !url.href.startsWith(PX.url("assets/")) &&
      !url.href.startsWith(PX.url("api/")) &&
      (path.endsWith(".html") || path.endsWith("/"))
    );
  }

  function remember() {
    history.replaceState({ y: scrollY }, "");
  }

  async function show(url, y) {
    if (request) request.abort();
    request = new AbortController();
    const mine = request;
    document.documentElement.classList.add("loading");
    try {
      const answer = await fetch(withoutHash(url), {
        headers: { "X-PXR-Content": "1" },
        signal: mine.signal,
      });
      const title = answer.headers.get("X-PXR-Title");
      if (!answer.ok || title === null) throw new Error("not a page");
      const content = await answer.text();
      PX.leave();
      document.querySelector("main").innerHTML = content;
      document.title = decodeURIComponent(title);
      shown = withoutHash(url);
      PX.enter();
      scrollTo(0, y);
      if (!y && location.hash) {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (target) target.scrollIntoView();
      }
    } catch (problem) {
      if (problem.name !== "AbortError") location.replace(url);
    } finally {
      if (request === mine) document.documentElement.classList.remove("loading");
    }
  }

  PX.go = function (target) {
    const url = new URL(target, location.href);
    if (!isOurs(url)) {
      location.assign(url);
      return;
    }
    remember();
    history.pushState(null, "", url);
    show(url.href, 0).then(() => document.querySelector("main").focus({ preventScroll: true }));
  };

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href]");
    if (!link || link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (!isOurs(url)) return;
    if (withoutHash(url.href) === shown && url.hash) return;
    event.preventDefault();
    PX.go(url.href);
  });

  addEventListener("popstate", function (event) {
    if (withoutHash(location.href) === shown) return;
    show(location.href, event.state ? event.state.y : 0);
  });

  let pending = 0;
  addEventListener("scroll", function () {
    clearTimeout(pending);
    pending = setTimeout(function () {
      if (withoutHash(location.href) === shown) remember();
    }, 150);
  });
})();
