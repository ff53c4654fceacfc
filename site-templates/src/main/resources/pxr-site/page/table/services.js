/*
 * The table of system services: counts their calls while the page is seen, and follows the newest
 * call of one from the program's code through the kernel and back.
 */
(() => {
  "use strict";

  const COUNTS_EVERY = 1000; // ms

  PX.onPage((main) => {
    const table = main.querySelector('table[data-table="services"]');
    return table ? show(main, table) : undefined;
  });

  function show(main, table) {
    const project = main.querySelector(".page").dataset.project;
    const rows = [...table.tBodies[0].rows];
    const box = PX.element("section", "followed");
    box.setAttribute("aria-live", "polite");
    box.hidden = true;
    table.parentElement.before(box);
    let timer = 0;
    let over = false;

    for (const row of rows) {
      const button = PX.element("button", "live-button", "Follow a call");
      button.type = "button";
      button.disabled = true;
      button.addEventListener("click", () => follow(row.dataset.id));
      row.insertCell().append(button);
    }

    async function count() {
      try {
        if (!document.hidden) say((await ask("services")).calls);
      } catch {
        // No server just now: the numbers stay, and the next time may be better.
      }
      if (over) return;
      timer = setTimeout(count, COUNTS_EVERY);
    }

    function say(calls) {
      for (const row of rows) {
        const number = calls[row.dataset.id];
        if (!number) continue;
        row.cells[5].textContent = number.toLocaleString("en");
        row.cells[6].firstChild.disabled = false;
      }
    }

    async function follow(number) {
      const { service, call } = await ask("service", { number });
      const stub = PX.element("pre", "stub");
      stub.textContent = service.stub
        .map(({ address, bytes, text }) => `${address}  ${bytes.padEnd(14)}  ${text}`)
        .join("\n");
      const steps = PX.followed();
      steps.show(call || { message: "No call of it is recorded from its entry to its return." });
      box.replaceChildren(
        PX.element("h2", "", service.name),
        PX.element("h3", "", "The program calls"),
        stub,
        PX.element("h3", "", "The kernel answers"),
        ...steps.elements,
      );
      box.hidden = false;
      box.scrollIntoView({ block: "nearest" });
    }

    async function ask(what, more = {}) {
      const query = new URLSearchParams({ project, ...more });
      const answer = await fetch(PX.url(`api/live/${what}?${query}`));
      return answer.json();
    }

    count();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }
})();
