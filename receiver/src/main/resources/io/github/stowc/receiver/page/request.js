// The view "One request".
import { chip, counted, foreign, get, h, number, reason, size, time, verdict } from "./dom.js";
import { answered, head, repeated, stored } from "./answer.js";
import { Bands } from "./bands.js";

const PARTS = 20;
const ROWS = 200;

let kinds = null;

/** Buttons that go to a part's band or an attribute's row. */
function arrow(words, go) {
  return h("button", { type: "button", class: "arrow", onclick: go }, words);
}

/** The parts with their fields and metadata, some at a time. */
class Parts {
  constructor(inspection, bands) {
    this.parts = inspection.parts;
    this.bands = bands;
    this.partOf = new Map();
    this.holder = new Map();
    for (const part of this.parts) {
      (part.referencedBy ?? []).forEach((by) => this.partOf.set(by.instance + " " + by.path, part.index));
      (part.instances ?? []).forEach((instance) => this.holder.set(instance.index, part.index));
    }
    this.shown = 0;
    this.list = h("div", {});
    this.more = h("button", { type: "button", onclick: () => this.grow() });
    this.grow();
  }

  element() {
    return h("section", { "aria-labelledby": "parts" }, h("h2", { id: "parts" }, counted(this.parts.length, "part")),
      this.list, this.more);
  }

  grow() {
    const next = this.parts.slice(this.shown, this.shown + PARTS);
    this.list.append(...next.map((part) => this.part(part)));
    this.shown += next.length;
    const rest = this.parts.length - this.shown;
    this.more.hidden = rest <= 0;
    this.more.textContent = "Show " + number(Math.min(rest, PARTS)) + " of " + counted(rest, "more part");
  }

  part(part) {
    const by = part.referencedBy ?? [];
    const details = h("details", { class: "part", open: this.parts.length <= 4 && !part.instances?.length },
      h("summary", {}, h("b", {}, "Part " + (part.index + 1)), " ", foreign(part.mediaType?.said ?? "without Content-Type"),
        " ", h("span", { class: "quiet" }, size(part.length))),
      h("p", {}, arrow("Show its bytes", () => this.bands.go(this.bands.bodyOf.get(part.index) ?? 0)), " ",
        part.mediaType?.found ? ["its bytes are ", h("code", {}, foreign(part.mediaType.found))] : "",
        ...by.slice(0, 10).flatMap((one, i) => [part.mediaType?.found || i > 0 ? ", linked from " : "linked from ",
          arrow("instance " + (one.instance + 1) + ", " + one.path, () => this.goRow(one))]),
        by.length > 10 ? " and " + number(by.length - 10) + " more" : ""));
    const content = h("div", {});
    details.append(content);
    const fill = () => {
      if (!content.childElementCount) {
        content.append(this.fields(part), ...(part.instances ?? []).slice(0, 10).map((one) => this.metadata(one)));
      }
    };
    details.addEventListener("toggle", () => details.open && fill());
    details.fill = fill;
    details.dataset.part = part.index;
    if (details.open) {
      fill();
    }
    return details;
  }

  fields(part) {
    if (!part.fields.length) {
      return h("p", { class: "quiet" }, "It has no fields.");
    }
    return h("table", { class: "fields" }, h("thead", {}, h("tr", {}, ...["Field", "Value", "Offset", "Length"].map((name) =>
      h("th", { scope: "col" }, name)))), h("tbody", {}, ...part.fields.map((field) => h("tr", {},
      h("th", { scope: "row" }, foreign(field.name)), h("td", {}, foreign(field.value)),
      h("td", { class: "number" }, number(field.offset)), h("td", { class: "number" }, number(field.length))))));
  }

  metadata(instance) {
    const rows = instance.metadata.slice(0, ROWS);
    const rest = instance.metadata.length - rows.length;
    return h("div", { class: "wide" }, h("table", { class: "metadata" },
      h("caption", {}, "Instance " + (instance.index + 1)),
      h("thead", {}, h("tr", {}, ...["Tag", "Keyword", "VR", "Value"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows.map((row) => this.row(row, instance)))),
    rest > 0 ? h("p", { class: "quiet" }, "and " + counted(rest, "more attribute")) : "");
  }

  row(row, instance) {
    const to = this.partOf.get(instance.index + " " + row.path);
    const depth = Math.min((row.path.match(/\[/g) ?? []).length, 6);
    return h("tr", { "data-row": instance.index + " " + row.path, tabindex: -1 },
      h("th", { scope: "row", class: "d" + depth }, h("code", {}, "(" + row.tag.slice(0, 4) + "," + row.tag.slice(4) + ")")),
      h("td", {}, row.keyword ?? ""), h("td", {}, row.vr ?? ""),
      h("td", {}, row.value === undefined ? h("span", { class: "quiet" }, "empty") : foreign(row.value.slice(0, 1024)),
        to === undefined ? "" : [" ", arrow("→ part " + (to + 1), () => this.bands.go(this.bands.bodyOf.get(to)))]));
  }

  goPart(index) {
    while (index >= this.shown && !this.more.hidden) {
      this.grow();
    }
    const details = this.list.querySelector('[data-part="' + index + '"]');
    details.open = true;
    details.fill();
    return details;
  }

  /** Goes to the row of an attribute, or to its part if the row is not shown. */
  goRow(one) {
    const holder = this.holder.get(one.instance);
    if (holder === undefined) {
      return;
    }
    const details = this.goPart(holder);
    const row = [...details.querySelectorAll("[data-row]")].find((tr) => tr.dataset.row === one.instance + " " + one.path);
    const target = row ?? details.querySelector("summary");
    target.focus();
    target.scrollIntoView({ block: "center" });
  }
}

export function findings(detail, bands, before = "") {
  const list = detail.inspection?.findings ?? [];
  const title = h("h2", { id: "findings" }, before, list.length ? counted(list.length, "finding") : before ? "nothing" : "Findings");
  if (!list.length) {
    return h("section", { "aria-labelledby": "findings" }, title, h("p", {}, detail.inspection
      ? "Nothing was found to be wrong." : "The body was not looked into."));
  }
  const shown = list.slice(0, 200);
  return h("section", { "aria-labelledby": "findings" }, title, h("ol", { class: "findings" }, ...shown.map((finding, i) => {
    const span = bands.spanOf(i);
    return h("li", { class: finding.severity },
      h("p", {}, h("b", {}, finding.severity), " ", h("code", {}, foreign(finding.rule)), " ",
        finding.tag ? "(" + finding.tag.slice(0, 4) + "," + finding.tag.slice(4) + ") " + (finding.keyword ?? "") + ": " : "",
        foreign(finding.message)),
      finding.fix ? h("p", {}, "Remedy: ", foreign(finding.fix)) : "",
      h("p", { class: "quiet" }, detail.places[i].section + " ",
        span >= 0 ? arrow("Show its bytes", () => bands.go(span)) : ""));
  })), list.length > shown.length ? h("p", { class: "quiet" }, "and " + number(list.length - shown.length) + " more") : "");
}

/** What the answer means: that all or nothing is stored, if it says so; else what its status means. */
function meaning({ answer, row }) {
  if (verdict(row) === "none") {
    return "The status is one of success, yet the answer names no instance as stored.";
  }
  return row.status === 200 && answer.count && !row.failed
    ? counted(answer.count, "instance") + (answer.count === 1 ? " is stored." : " are stored.") : foreign(answer.meaning);
}

function unread(detail) {
  return h("section", { "aria-labelledby": "bands" }, h("h2", { id: "bands" }, "What came"),
    h("p", {}, detail.row.size ? "The body is not shown: it is no message that could be read, or did not come as a whole."
      : "The request has no body."));
}

export function showRequest(main, wanted, rows) {
  document.title = "Request " + wanted + " – stowc receiver";
  const before = h("a", {}, "← older");
  const after = h("a", {}, "newer →");
  const content = h("div", {}, h("p", { class: "quiet" }, "reading …"));
  const title = h("h1", {}, "Request " + wanted);
  main.append(h("nav", { class: "bar", "aria-label": "Requests" }, h("a", { href: "#/" }, "All requests"), before, after), title, content);
  let here = true;

  function update() {
    const numbers = [...rows.keys()];
    const older = numbers.filter((one) => one < wanted).pop();
    const newer = numbers.find((one) => one > wanted);
    link(before, older);
    link(after, newer);
  }

  function link(element, to) {
    element.hidden = to === undefined;
    if (to !== undefined) {
      element.href = "#/requests/" + to;
    }
  }

  async function load() {
    try {
      kinds ??= await get("/api/kinds");
      const detail = await get("/api/requests/" + wanted);
      if (here) {
        show(detail);
      }
    } catch (error) {
      content.replaceChildren(h("p", { class: "note error" }, foreign(reason(error))));
    }
  }

  function show(detail) {
    const { row } = detail;
    title.append(" ", chip(row));
    const facts = h("p", { class: "facts" }, foreign(row.method + " " + row.target), " · " + time(row.time) + " · " + size(row.size)
      + " · " + (row.parts === undefined ? "no parts" : counted(row.parts, "part")));
    const bands = detail.inspection ? new Bands(detail, kinds) : null;
    content.replaceChildren(h("p", { class: "said" }, meaning(detail)), facts, head(detail.sent), bands ? bands.element() : unread(detail),
      answered(detail), stored(detail), findings(detail, bands), row.parts ? new Parts(detail.inspection, bands).element() : "", repeated(detail));
  }

  load();
  return { update, leave: () => { here = false; } };
}
