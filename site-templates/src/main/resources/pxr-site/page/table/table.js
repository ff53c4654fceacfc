// A table: the filter leaves the rows that have its text somewhere.
PX.onPage(function (main) {
  const form = main.querySelector(".page-table form.filter");
  if (!form) return;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const rows = [...main.querySelector("table").tBodies[0].rows];

  function apply() {
    const wanted = input.value.trim().toLowerCase();
    let left = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) left++;
    }
    output.textContent = wanted ? left.toLocaleString("en") : "";
  }

  input.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
});
