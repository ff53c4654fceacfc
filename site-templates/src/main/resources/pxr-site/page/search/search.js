// Search: a server answers queries; without one the names of symbols are searched here.
PX.onPage(function (main) {
  const form = main.querySelector(".page-search form.query");
  if (!form) return;
  const input = form.querySelector("input");
  if (PX.served) {
    const onSubmit = function (event) {
      event.preventDefault();
      PX.go(location.pathname + "?q=" + encodeURIComponent(input.value.trim()));
    };
    form.addEventListener("submit", onSubmit);
    return;
  }
  const list = main.querySelector("ol.answers");
  const project = main.querySelector(".page").dataset.project;
  const verdict = PX.element("p", "verdict");
  form.after(verdict);
  let stop = function () {};

  function apply() {
    stop();
    const query = input.value.trim();
    list.replaceChildren();
    verdict.textContent = "";
    if (!query) return;
    stop = PX.symbols.search([project], PX.symbols.categories, query, 500, function (found, total, done) {
      list.replaceChildren(...found.map((entry) => PX.symbols.item(entry, false)));
      verdict.textContent = total.toLocaleString("en") + " symbols" + (done ? "" : " …");
    });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", apply);
  input.value = new URLSearchParams(location.search).get("q") || "";
  apply();
  return () => stop();
});
