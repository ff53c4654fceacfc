// Finds symbols by name in the data scripts of the projects (see SymbolData.java for their form).
// A name matches exactly, by prefix, in camel case (KWFSO, KeWaFo, MV for MAX_VALUE), or by any
// part; what stands before a dot must match the owner (j.u.c.CHM).
PX.symbols = (function () {
  const categories = ["types", "functions", "constants", "fields"];
  const parsed = new Map();

  function folder(project) {
    return "assets/data/" + encode(project) + "/";
  }

  // As PathName.java, for the names that projects have.
  function encode(name) {
    return name.replace(/[^A-Za-z0-9_$.,()-]/g, (c) => "~" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  }

  function decode(path) {
    return path
      .replace(/@/g, "[]")
      .replace(/~([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }

  async function manifest(project) {
    return (await PX.load(project, folder(project) + "index.js"))[0];
  }

  async function shard(project, category, number) {
    const id = project + "/" + category + "/" + number;
    if (!parsed.has(id)) {
      const data = await PX.load(id, folder(project) + category + "-" + number + ".js");
      parsed.set(id, parse(project, category, data[0], data[1]));
    }
    return parsed.get(id);
  }

  function parse(project, category, prefixes, lines) {
    const entries = [];
    for (const line of lines.split("\n")) {
      if (!line) continue;
      const [rest, prefix, extra] = line.split("\t");
      const parenthesis = rest.indexOf("(");
      const name = decode(parenthesis < 0 ? rest : rest.slice(0, parenthesis));
      entries.push({
        project,
        category,
        name,
        lower: name.toLowerCase(),
        prefix: prefixes[prefix],
        rest,
        extra: extra || "",
      });
    }
    return entries;
  }

  function label(entry) {
    const parenthesis = entry.rest.indexOf("(");
    if (parenthesis < 0) return entry.name;
    const parameters = decode(entry.rest.slice(parenthesis)).replace(/[\w.$]*[.$](?=[\w])/g, "");
    return entry.name + parameters.replace(/,/g, ", ");
  }

  function owner(entry) {
    return decode(entry.prefix.slice(0, -1)).replace(/\$/g, ".");
  }

  // As SitePath.ofSymbol, and Links.symbol for the members of a static site.
  function url(entry) {
    const project = encode(entry.project) + "/";
    if (entry.category !== "types") {
      const type = entry.prefix.slice(0, -1);
      return PX.url(
        PX.served
          ? project + "symbol/" + entry.prefix + entry.rest + ".html"
          : project + "symbol/" + type + ".html#" + entry.rest
      );
    }
    const path = entry.prefix + entry.rest;
    const first = path.slice(path.lastIndexOf(".") + 1)[0];
    const isLower = first !== first.toUpperCase();
    return PX.url(project + (isLower ? "package/" : "symbol/") + path + ".html");
  }

  function matcher(query) {
    const parts = query.trim().replace(/[#$]/g, ".").split(".");
    const name = parts.pop();
    const lower = name.toLowerCase();
    const humps = camel(name);
    const owners = parts.filter((p) => p).map((p) => p.toLowerCase());
    function rank(entry) {
      if (owners.length && !ownedBy(entry, owners)) return 9;
      if (!lower) return 1;
      if (entry.lower.startsWith(lower)) return entry.lower.length === lower.length ? 0 : 1;
      if (humps && humps.test(entry.name)) return 2;
      return entry.lower.includes(lower) ? 3 : 9;
    }
    return { name: lower, rank };
  }

  function camel(name) {
    if (name.length < 2 || !/^[A-Za-z_$][\w$]*$/.test(name)) return null;
    const between = "(?:[^A-Z]*|[A-Za-z0-9]*_)";
    const allLower = name === name.toLowerCase();
    let pattern = "^";
    for (let i = 0; i < name.length; i++) {
      const c = name[i].replace("$", "\\$");
      if (i === 0) pattern += "[" + c.toLowerCase() + c.toUpperCase() + "]";
      else if (allLower) pattern += between + c.toUpperCase();
      else pattern += (/[A-Z]/.test(c) ? between : "") + c;
    }
    return new RegExp(pattern);
  }

  function ownedBy(entry, owners) {
    const segments = entry.prefix.toLowerCase().split(/[./$]/);
    for (let i = 0; i + owners.length <= segments.length; i++) {
      if (owners.every((part, k) => segments[i + k].startsWith(part))) return true;
    }
    return false;
  }

  // The shards whose names may begin with the letter.
  function near(shards, letter) {
    const numbers = [];
    for (let i = 0; i < shards.length; i++) {
      const first = shards[i][0][0];
      const next = i + 1 < shards.length ? shards[i + 1][0][0] : "\uffff";
      if (first <= letter && letter <= next) numbers.push(i);
    }
    return numbers;
  }

  function order(a, b) {
    return (
      a.rank - b.rank ||
      a.entry.lower.length - b.entry.lower.length ||
      (a.entry.lower < b.entry.lower ? -1 : a.entry.lower > b.entry.lower ? 1 : 0)
    );
  }

  // Calls back with the best matches found so far, and again as more data arrive.
  function search(projects, wanted, query, limit, callback) {
    let cancelled = false;
    const match = matcher(query);
    const found = [];
    const seen = new Set();
    async function look(project, category, number) {
      const id = project + "/" + category + "/" + number;
      if (cancelled || seen.has(id)) return;
      seen.add(id);
      for (const entry of await shard(project, category, number)) {
        const rank = match.rank(entry);
        if (rank < 9) found.push({ entry, rank });
      }
    }
    function report(done) {
      if (cancelled) return;
      found.sort(order);
      callback(found.slice(0, limit).map((f) => f.entry), found.length, done);
    }
    (async function () {
      const all = [];
      for (const project of projects) {
        const shards = await manifest(project);
        for (const category of wanted) {
          const anchored = match.name ? near(shards[category], match.name[0]) : [];
          await Promise.all(anchored.map((number) => look(project, category, number)));
          shards[category].forEach((_, number) => all.push([project, category, number]));
        }
      }
      report(false);
      for (let i = 0; i < all.length && !cancelled; i += 8) {
        await Promise.all(all.slice(i, i + 8).map((args) => look(...args)));
        if (i % 40 === 32) report(false);
      }
      report(true);
    })().catch(() => report(true));
    return function () {
      cancelled = true;
    };
  }

  function item(entry, withProject) {
    const li = PX.element("li");
    const link = PX.element("a", "", label(entry));
    link.href = url(entry);
    const where = (withProject ? entry.project + ": " : "") + owner(entry);
    li.append(link, " ", PX.element("span", "owner", where), " ", PX.element("span", "extra", entry.extra));
    return li;
  }

  return { categories, search, item, label, owner, url };
})();
