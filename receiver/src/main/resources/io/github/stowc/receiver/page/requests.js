// The view "Requests": a list that grows as requests come.
import { chip, counted, foreign, h, number, said as inWords, size, time, verdict } from "./dom.js";

function cells(row) {
  const failed = row.failed ? number(row.instances - row.failed) + " of " + number(row.instances) : undefined;
  return [
    h("td", { class: "number" }, h("a", { href: "#/requests/" + row.number }, String(row.number))),
    h("td", { class: "number" }, h("time", { datetime: row.time }, time(row.time))),
    h("td", {}, chip(row)),
    h("td", { class: "what" }, foreign(row.method + " " + row.target), h("small", {}, foreign(row.type))),
    h("td", { class: "number" }, size(row.size)),
    h("td", { class: "number" }, failed ?? (row.instances === undefined ? "–" : number(row.instances))),
    h("td", { class: "worst" }, row.worst
      ? [h("b", { class: row.worst.severity }, row.worst.severity), " ", h("code", {}, foreign(row.worst.rule)),
        row.findings > 1 ? h("small", {}, "and " + counted(row.findings - 1, "more finding")) : ""]
      : h("span", { class: "quiet" }, "none")),
  ];
}

/** The words of a row in which the filter searches. */
function words(row) {
  return [row.number, row.status, inWords(row), row.method, row.target, row.type, row.worst?.severity, row.worst?.rule]
    .join(" ").toLowerCase();
}

export function showRequests(main, rows, from) {
  document.title = "Requests – stowc receiver";
  const shown = new Map();
  const filter = h("input", { type: "search", id: "filter", autocomplete: "off", spellcheck: "false", oninput: update,
    placeholder: "409, refused, mime/boundary, dicom+json" });
  const clear = h("button", { type: "button", onclick: () => fetch("/api/requests/clear", { method: "POST" }) },
    "Clear the list");
  const count = h("p", { class: "quiet", role: "status" });
  const body = h("tbody", { onkeydown: move });
  const empty = h("div", { class: "empty" },
    h("p", {}, "No request has come yet. Send one from a terminal, and it appears here:"),
    h("pre", { tabindex: 0 }, "stowc compile -o message.mime FILE\n"
      + "STOW_URL=" + location.origin + "/studies sh message.curl.sh"));
  const table = h("div", { class: "wide" }, h("table", { class: "requests" },
    h("thead", {}, h("tr", {}, ...["No.", "Time", "Answer", "Request", "Size", "Instances stored", "Worst finding"]
      .map((name) => h("th", { scope: "col" }, name)))), body));
  main.append(
    h("div", { class: "bar" }, h("h1", {}, "Requests"), h("span", { class: "pair" }, h("label", { for: "filter" }, "Filter"), filter), clear, count),
    empty, table);

  /** Arrow keys go from request to request. */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) {
      return;
    }
    const links = [...body.querySelectorAll("tr:not([hidden]) a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  function update() {
    const focused = document.activeElement.closest?.("tr")?.dataset.number;
    for (const [key, element] of shown) {
      if (rows.get(key) !== element.row) {
        element.tr.remove();
        shown.delete(key);
      }
    }
    for (const row of rows.values()) {
      if (!shown.has(row.number)) {
        const tr = h("tr", { class: verdict(row), "data-number": row.number }, ...cells(row));
        shown.set(row.number, { row, tr, words: words(row) });
        let older = body.firstElementChild;
        while (older && Number(older.dataset.number) > row.number) {
          older = older.nextElementSibling;
        }
        body.insertBefore(tr, older);
      }
    }
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let visible = 0;
    for (const element of shown.values()) {
      const matches = wanted.every((word) => element.words.includes(word));
      element.tr.hidden = !matches;
      visible += matches ? 1 : 0;
    }
    empty.hidden = rows.size > 0;
    table.hidden = rows.size === 0;
    clear.disabled = rows.size === 0;
    const all = counted(rows.size, "request");
    const said = wanted.length ? number(visible) + " of " + all : rows.size === 0 ? "" : all;
    if (count.textContent !== said) {
      count.textContent = said;
    }
    if (focused && !body.contains(document.activeElement)) {
      body.querySelector('a[href="#/requests/' + focused + '"]')?.focus({ preventScroll: true });
    }
    if (from) {
      body.querySelector('a[href="#/requests/' + from + '"]')?.focus();
      from = "";
    }
  }
  return { update };
}
