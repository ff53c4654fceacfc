// The start page: symbols of all projects as one types.
PX.onPage(function (main) {
  const form = main.querySelector(".page-start form.filter");
  if (!form) return;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const list = main.querySelector("ol.answers");
  const projects = main.querySelector(".page").dataset.projects.split(" ").filter((p) => p);
  let stop = function () {};

  function apply() {
    stop();
    const query = input.value.trim();
    if (!query) {
      list.replaceChildren();
      output.textContent = "";
      return;
    }
    stop = PX.symbols.search(projects, PX.symbols.categories, query, 100, function (found, total, done) {
      list.replaceChildren(...found.map((entry) => PX.symbols.item(entry, projects.length > 1)));
      output.textContent = total.toLocaleString("en") + (done ? "" : " …");
    });
  }

  input.addEventListener("input", apply);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) PX.go(first.href);
  });
  if (input.value) apply();
  return () => stop();
});
