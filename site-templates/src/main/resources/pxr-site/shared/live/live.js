/*
 * Shows what the running kernel does with the method of this page.
 *
 * The page's section names the method; the server streams events: `method` once, then `update` ten
 * times a second with what is new. The numbers follow every update; the list of last calls only
 * twice a second, because rows that change faster cannot be read or clicked. Rows are made once and
 * only their text changes, so nothing on the page moves. On request one call is followed: a table of
 * all that was called for it, which stays until another is asked for.
 *
 * No stream is held for a page that nobody sees: hidden and paused pages close theirs, and take up
 * the machine's present when they come back.
 */
(() => {
  "use strict";

  const CALLS_SHOWN = 12;
  const CALL_COLUMNS = ["Time", "CPU", "Thread", "IRQL", "Arguments", "Called from"];
  const STEP_COLUMNS = [
    "µs",
    "CPU",
    "IRQL",
    "Call",
    "Arguments",
    "Result",
    "Lasted",
    "Line",
  ];
  const CALLER_COLUMNS = ["Calling line", "Calls", "Share"];
  const CALLS_EVERY = 500; // ms
  const RATE_OVER = 1000; // ms
  const SPOKEN_EVERY = 15000; // ms
  const SPARK_POINTS = 60;
  const RETRY_AT_MOST = 10000; // ms
  const UNITS_PER_SECOND = 1e7; // simulated time counts 100 ns

  PX.onPage((main) => {
    const section = main.querySelector("[data-live]");
    return section ? show(section) : undefined;
  });

  /* Fills the section and follows the method until the returned function is called. */
  function show(section) {
    const view = buildView(section);
    const history = newHistory();
    let stream = null;
    let retry = 0;
    let timer = 0;
    let paused = false;
    let ended = false;

    function open() {
      if (stream || paused || ended || document.hidden) return;
      const query = new URLSearchParams({
        project: section.dataset.project,
        symbol: section.dataset.symbol,
      });
      stream = new EventSource(PX.url("api/live/method?" + query));
      stream.addEventListener("method", (event) => {
        retry = 0;
        history.clear();
        view.begin(JSON.parse(event.data));
      });
      stream.addEventListener("update", (event) => {
        const update = JSON.parse(event.data);
        view.update(update, history.add(update));
        if (update.stopped !== null) end("stopped: " + update.stopped);
      });
      stream.addEventListener("error", () => {
        close();
        view.state("no connection; trying again");
        timer = setTimeout(open, Math.min(RETRY_AT_MOST, 1000 * 2 ** retry++));
      });
    }

    function close() {
      clearTimeout(timer);
      if (stream) stream.close();
      stream = null;
    }

    function end(reason) {
      ended = true;
      close();
      view.state(reason, true);
      view.pause.disabled = true;
    }

    function visibilityChanged() {
      if (document.hidden) close();
      else open();
    }

    view.follow.addEventListener("click", () => {
      const query = new URLSearchParams({
        project: section.dataset.project,
        symbol: section.dataset.symbol,
      });
      fetch(PX.url("api/live/call?" + query))
        .then((answer) => answer.json())
        .then((call) => view.followed(call))
        .catch(() => view.followed({ message: "The server does not answer." }));
    });
    view.pause.addEventListener("click", () => {
      paused = !paused;
      view.pause.setAttribute("aria-pressed", String(paused));
      if (paused) {
        close();
        view.state("paused");
      } else {
        open();
      }
    });
    document.addEventListener("visibilitychange", visibilityChanged);
    open();
    return () => {
      ended = true;
      close();
      document.removeEventListener("visibilitychange", visibilityChanged);
    };
  }

  /* The counts of the last seconds, for the rate and its curve. */
  function newHistory() {
    let counts = [];
    let rates = [];
    let nextRate = 0;
    return {
      clear() {
        counts = [];
        rates = [];
      },
      /* Returns calls a second of the wall clock, or null as long as that cannot be said. */
      add({ calls }) {
        const now = performance.now();
        counts.push({ now, calls });
        while (now - counts[0].now > RATE_OVER) counts.shift();
        const span = now - counts[0].now;
        if (span < RATE_OVER / 2) return { rate: null, rates };
        const rate = ((calls - counts[0].calls) * 1000) / span;
        if (now >= nextRate) {
          nextRate = now + CALLS_EVERY;
          rates.push(rate);
          if (rates.length > SPARK_POINTS) rates.shift();
        }
        return { rate, rates };
      },
    };
  }

  /* Builds the section's elements; the returned functions change their text. */
  function buildView(section) {
    const state = PX.element("span", "live-state", "waiting for the kernel");
    const pause = PX.element("button", "live-button live-pause", "Pause");
    pause.type = "button";
    pause.setAttribute("aria-pressed", "false");
    const count = PX.element("span", "live-number", "–");
    const rate = PX.element("span", "live-number", "–");
    const time = PX.element("span", "live-number", "–");
    const spark = buildSparkline();
    const spoken = PX.element("p", "live-spoken");
    spoken.setAttribute("aria-live", "polite");
    const callers = buildTable("live-callers", "Callers seen", CALLER_COLUMNS);
    const calls = buildTable("live-calls", "Last calls", CALL_COLUMNS);

    const follow = PX.element("button", "live-button", "Follow a call");
    follow.type = "button";
    const steps = PX.followed();

    const head = PX.element("div", "live-head");
    head.append(PX.element("h2", "", "Live"), state, follow, pause);
    const figures = PX.element("div", "live-figures");
    figures.append(
      figure(count, "calls since boot"),
      figure(rate, "calls a second", spark.element),
      figure(time, "simulated seconds"),
    );
    section.replaceChildren(
      head,
      figures,
      callers.element,
      calls.element,
      ...steps.elements,
      spoken,
    );
    calls.rows([], CALLS_SHOWN);

    let recent = [];
    let parameters = [];
    let callsDue = 0;
    let spokenDue = 0;

    return {
      pause,
      follow,
      followed: steps.show,
      state(text, alarming = false) {
        state.textContent = text;
        state.classList.toggle("live-alarm", alarming);
      },
      begin(method) {
        parameters = method.parameters;
        recent = [];
        callsDue = 0;
        this.state(describe(method));
      },
      update(update, { rate: perSecond, rates }) {
        const now = performance.now();
        count.textContent = whole(update.calls);
        time.textContent = seconds(update.time, 3);
        rate.textContent = perSecond === null ? "–" : whole(Math.round(perSecond));
        spark.draw(rates);
        // With every update, so that they always add up to the count.
        if (update.callers) callers.rows(update.callers.map((c) => callerCells(c, update.calls)));
        recent = update.recent.concat(recent).slice(0, CALLS_SHOWN);
        if (now >= callsDue || update.stopped !== null) {
          callsDue = now + CALLS_EVERY;
          calls.rows(recent.map((call) => callCells(call, parameters)), CALLS_SHOWN);
        }
        if (now >= spokenDue) {
          spokenDue = now + SPOKEN_EVERY;
          spoken.textContent = whole(update.calls) + " calls";
        }
      },
    };
  }

  /* A place for a call with all that was called for it, or for why there is none. */
  PX.followed = () => {
    const table = buildTable("live-steps", "", STEP_COLUMNS);
    const told = PX.element("p", "live-told");
    told.setAttribute("role", "status");
    table.element.hidden = true;
    return {
      elements: [told, table.element],
      show(call) {
        table.element.hidden = !call.steps;
        if (!call.steps) {
          told.textContent = call.message;
          return;
        }
        const first = call.steps[0];
        told.textContent =
          `Call ${whole(call.sequence)}, thread ${call.thread || "idle"}, ` +
          `from ${seconds(first.time, 7)} s on` +
          (call.more ? `; ${whole(call.more)} calls more than are shown` : "");
        table.rows(call.steps.map((step) => stepCells(step, first.time)));
      },
    };
  };

  function describe({ scenario, processors, speed }) {
    const slower = speed < 1 ? `1/${whole(Math.round(1 / speed))} of real speed` : "real speed";
    return `${scenario} · ${processors} processors · ${slower}`;
  }

  function callerCells({ place, count }, total) {
    return [
      { link: place, text: place ? `${place.name}:${place.line}` : "code that is not traced" },
      { text: whole(count), number: true },
      { share: total ? count / total : 0 },
    ];
  }

  function callCells(call, parameters) {
    const named = call.arguments.map((value, i) => {
      const name = parameters[i] && parameters[i].name;
      return name ? `${name} = ${value}` : value;
    });
    const place = call.caller;
    return [
      { text: seconds(call.time, 7), number: true },
      { text: String(call.processor), number: true },
      { text: call.thread === 0 ? "idle" : String(call.thread), number: true },
      { text: call.irql },
      { text: named.join(", ") },
      { link: place, text: place ? `${place.name}:${place.line}` : "" },
    ];
  }

  function stepCells(step, begun) {
    const result = step.result === null ? "" : step.result;
    const place = step.caller;
    return [
      { text: "+" + micros(step.time - begun), number: true },
      { text: String(step.processor), number: true },
      { text: step.irql },
      { link: { url: step.url }, text: step.name, depth: step.depth },
      { text: step.arguments.join(", ") },
      { text: step.duration === null ? "exception" : result },
      { text: step.duration === null ? "" : micros(step.duration), number: true },
      { link: place, text: place ? String(place.line) : "", number: true },
    ];
  }

  /* A table whose rows are made once and refilled. */
  function buildTable(className, caption, columns) {
    const table = PX.element("table");
    const head = table.createTHead().insertRow();
    const body = table.createTBody();
    table.createCaption().textContent = caption;
    const element = PX.element("div", "live-table " + className);
    element.append(table);

    for (const name of columns) {
      const th = PX.element("th", "", name);
      th.scope = "col";
      head.append(th);
    }
    return {
      element,
      /* Shows the rows, and keeps the height of at least `atLeast`. */
      rows(rows, atLeast = rows.length) {
        const wanted = Math.max(rows.length, atLeast);
        while (body.rows.length > wanted) body.deleteRow(-1);
        for (let i = 0; i < wanted; i++) {
          const tr = body.rows[i] || body.insertRow();
          for (let c = 0; c < columns.length; c++) {
            fill(tr.cells[c] || tr.insertCell(), rows[i] ? rows[i][c] : { text: "\u00a0" });
          }
        }
      },
    };
  }

  /* Changes only what differs: a link that is being clicked must stay the same element. */
  function fill(cell, { text = "", link = null, number = false, share = null, depth = 0 }) {
    cell.classList.toggle("live-digits", number);
    cell.style.paddingInlineStart = depth ? depth + "em" : "";
    if (share !== null) {
      const bar = cell.firstElementChild || cell.appendChild(PX.element("span", "live-share"));
      bar.style.width = Math.round(share * 100) + "%";
      bar.title = (share * 100).toFixed(1) + " % of the calls";
      return;
    }
    if (!link || !link.url) {
      if (cell.textContent !== text || cell.firstElementChild) cell.textContent = text;
    } else {
      let a = cell.firstElementChild;
      if (!a) {
        a = PX.element("a");
        cell.replaceChildren(a);
      }
      const url = PX.url(link.url);
      if (a.href !== url) a.href = url;
      if (a.textContent !== text) a.textContent = text;
    }
    if (cell.title !== text) cell.title = text.trim();
  }

  function buildSparkline() {
    const SVG = "http://www.w3.org/2000/svg";
    const element = document.createElementNS(SVG, "svg");
    element.setAttribute("class", "live-spark");
    element.setAttribute("viewBox", `0 0 ${SPARK_POINTS - 1} 20`);
    element.setAttribute("preserveAspectRatio", "none");
    element.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "polyline");
    element.append(line);
    return {
      element,
      draw(rates) {
        const top = Math.max(1, ...rates) * 1.1;
        const left = SPARK_POINTS - rates.length;
        const points = rates.map((rate, i) => `${left + i},${(19 - (18 * rate) / top).toFixed(1)}`);
        line.setAttribute("points", points.join(" "));
      },
    };
  }

  function figure(value, label, ...more) {
    const p = PX.element("p", "live-figure");
    p.append(value, ...more, PX.element("span", "live-label", label));
    return p;
  }

  function whole(number) {
    return number.toLocaleString("en");
  }

  function micros(units) {
    return (units / 10).toFixed(1);
  }

  function seconds(units, digits) {
    return (units / UNITS_PER_SECOND).toFixed(digits);
  }
})();
