// Source pages: lines that can be pointed at, all occurrences of the symbol under the pointer.
(function () {
  const gutter = 5.2; // em; see .code li in code.css

  // The list at the page's end has the addresses of names from elsewhere; see Externals.java.
  function linkExternals(code) {
    const entries = new Map();
    for (const li of document.querySelectorAll(".externals li")) entries.set("#" + li.id, li.firstElementChild);
    for (const name of code.querySelectorAll('a[href^="#x"]')) {
      const entry = entries.get(name.getAttribute("href"));
      if (!entry) continue;
      name.title = entry.textContent;
      if (entry.href) name.href = entry.href;
      else name.removeAttribute("href");
    }
  }

  function range() {
    const match = /^#L(\d+)(?:-L?(\d+))?$/.exec(location.hash);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] || match[1]);
    return { from: Math.min(from, to), to: Math.max(from, to) };
  }

  function mark(code) {
    for (const li of code.querySelectorAll("li.at")) li.classList.remove("at");
    const lines = range();
    if (!lines) return null;
    for (let n = lines.from; n <= lines.to; n++) {
      const li = document.getElementById("L" + n);
      if (!li) break;
      li.classList.add("at");
    }
    return document.getElementById("L" + lines.from);
  }

  function show(code) {
    const first = mark(code);
    if (first) first.scrollIntoView({ block: "center" });
  }

  function point(code, line, extend) {
    const lines = range();
    let hash = "#L" + line;
    if (extend && lines && lines.from !== line) {
      hash = "#L" + Math.min(lines.from, line) + "-L" + Math.max(lines.from, line);
    }
    history.replaceState(history.state, "", hash);
    mark(code);
  }

  // Names with the same text and the same definition are the same symbol. A definition leads
  // elsewhere than its uses, which lead to its line.
  function occurrences(code, name) {
    const li = name.closest("li");
    const isDefinition = name.classList.contains("d");
    const href = isDefinition ? "#" + li.id : name.getAttribute("href");
    const selector = href ? '[href="' + CSS.escape(href) + '"]' : '[title="' + CSS.escape(name.title) + '"]';
    const found = [...code.querySelectorAll("a" + selector)];
    if (href && href.startsWith("#L")) {
      const line = document.getElementById(href.slice(1));
      if (line) found.push(...line.querySelectorAll("a.d"));
    }
    return found.filter((other) => other.textContent === name.textContent);
  }

  PX.onPage(function (main) {
    const code = main.querySelector(".page-source .code");
    if (!code) return;
    linkExternals(code);
    if (matchMedia("(max-width: 64rem)").matches) main.querySelector(".outline details").open = false;
    let same = [];
    let last = null;

    function highlight(name) {
      if (name === last) return;
      last = name;
      for (const other of same) other.classList.remove("same");
      same = name ? occurrences(code, name) : [];
      for (const other of same) other.classList.add("same");
    }

    function onHash() {
      show(code);
    }

    code.addEventListener("pointerover", (event) => highlight(event.target.closest("a")));
    code.addEventListener("pointerleave", () => highlight(null));
    code.addEventListener("focusin", (event) => highlight(event.target.closest("a")));
    code.addEventListener("mousedown", function (event) {
      // A range is meant, not a selection of text.
      if (event.shiftKey && isGutter(event)) event.preventDefault();
    });
    code.addEventListener("click", function (event) {
      const li = event.target.closest("li");
      if (li && isGutter(event)) point(code, Number(li.id.slice(1)), event.shiftKey);
    });

    function isGutter(event) {
      const li = event.target.closest("li");
      const em = parseFloat(getComputedStyle(code).fontSize);
      return li !== null && event.clientX - li.getBoundingClientRect().left < gutter * em;
    }

    addEventListener("hashchange", onHash);
    if (location.hash) show(code);
    return () => removeEventListener("hashchange", onHash);
  });
})();
