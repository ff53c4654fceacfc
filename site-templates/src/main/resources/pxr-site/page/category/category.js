// A category: the whole list as one scrolls, or what the filter lets through.
PX.onPage(function (main) {
  const form = main.querySelector(".page-category form.filter");
  if (!form) return;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const list = main.querySelector("ol.symbols");
  const project = main.querySelector(".page").dataset.project;
  const category = form.dataset.category;
  const chunk = 250;
  let entries = null;
  let shown = 0;
  let stop = function () {};

  const end = PX.element("div");
  list.after(end);
  const atEnd = new IntersectionObserver(function (changes) {
    if (!changes.some((change) => change.isIntersecting)) return;
    if (entries) more();
    else if (!input.value) apply(list.children.length);
  }, { rootMargin: "800px" });
  atEnd.observe(end);

  function more() {
    const next = entries.slice(shown, shown + chunk);
    if (!next.length) return;
    list.append(...next.map((entry) => PX.symbols.item(entry, false)));
    shown += next.length;
    // A new observation reports at once whether the end is still in sight.
    atEnd.unobserve(end);
    atEnd.observe(end);
  }

  function apply(keep) {
    stop();
    const query = input.value.trim();
    stop = PX.symbols.search([project], [category], query, Infinity, function (found, total, done) {
      if (!query && !done) return;
      entries = found;
      shown = query ? 0 : keep;
      if (query || !keep) list.replaceChildren();
      output.textContent = query ? total.toLocaleString("en") + (done ? "" : " …") : "";
      more();
    });
  }

  input.addEventListener("input", () => apply(0));
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first && input.value) PX.go(first.href);
  });
  if (input.value) apply(0);
  return function () {
    stop();
    atEnd.disconnect();
  };
});
