// The bands of a message, and the panel with the bytes of one of them.
import { counted, foreign, h, number, size } from "./dom.js";
import { Kept, shownBytes } from "./bytes.js";

const GROUPS = 50;
const NOTES = 3;
const NAMES = { header: "fields", blank: "empty line", close: "last delimiter" };
const OUTSIDE = ["preamble", "padding", "epilogue"];
const CLASSES = ["outside", "framing", "fields", "metadata", "bulk data", "DICOM files"];

/** What a span is called. */
function name(span, parts) {
  if (span.kind !== "body") {
    return NAMES[span.kind] ?? span.kind;
  }
  const type = parts[span.part]?.mediaType ?? {};
  const said = (type.said ?? type.found ?? "").toLowerCase();
  if (said.endsWith("json") || said.endsWith("xml")) {
    return "metadata";
  }
  return said === "application/dicom" ? "DICOM file" : "bulk data";
}

function classOf(called) {
  if (OUTSIDE.includes(called)) {
    return "outside";
  }
  return called === "fields" || called === "metadata" || called === "bulk data" ? called
    : called === "DICOM file" ? "DICOM files" : "framing";
}

/** In proportion, or by the logarithm if the smallest would not be seen. */
function scale(lengths) {
  const isLog = Math.max(...lengths) > 12 * Math.min(...lengths);
  return { isLog, of: (length) => isLog ? Math.log2(length + 1) : length };
}

/** How the message divides, as one bar. */
function overview(spans, called, total) {
  const sums = new Map(CLASSES.map((key) => [key, 0]));
  spans.forEach((span, i) => sums.set(classOf(called[i]), sums.get(classOf(called[i])) + span.length));
  const used = [...sums].filter(([, sum]) => sum > 0);
  const widths = scale(used.map(([, sum]) => sum));
  return [
    h("div", { class: "overview" }, ...used.map(([key, sum]) => {
      const share = 100 * sum / total;
      const bar = h("div", { class: "c-" + key.replace(" ", "-").toLowerCase() }, h("b", {}, key), " ",
        h("span", {}, size(sum) + ", " + (share < 0.1 ? "< 0.1" : share.toFixed(1)) + " %"));
      bar.style.flexGrow = widths.of(sum);
      return bar;
    })),
    h("p", { class: "quiet" }, (widths.isLog ? "Widths grow with the logarithm of the size." : "Widths are in proportion to the size.")
      + " Below each name: offset + length."),
  ];
}

/** Shows the bands; focus, hover and a click show the bytes of one. */
export class Bands {
  constructor(detail, kinds, kept = new Kept(detail.row.number)) {
    this.inspection = detail.inspection;
    this.findings = this.inspection.findings;
    this.places = detail.places;
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.kept = kept;
    this.called = this.inspection.spans.map((span) => name(span, this.inspection.parts));
    this.bodyOf = new Map();
    this.inspection.spans.forEach((span, i) => {
      if (span.part !== undefined && (span.kind === "body" || !this.bodyOf.has(span.part))) {
        this.bodyOf.set(span.part, i);
      }
    });
    this.findingsAt = new Map();
    this.findings.forEach((finding, i) => {
      const at = this.spanOf(i);
      if (at >= 0) {
        this.findingsAt.set(at, [...(this.findingsAt.get(at) ?? []), finding]);
      }
    });
    this.current = -1;
    this.wanted = 0;
    this.panel = h("section", { class: "panel", "aria-label": "Bytes of the band", "aria-live": "polite" });
    this.list = h("div", { class: "groups", onpointerover: (e) => this.hover(e), onfocusin: (e) => this.focused(e),
      onclick: (e) => this.focused(e), onkeydown: (e) => this.move(e) });
    this.shownGroups = 0;
    this.groups = this.grouped();
  }

  /** The span that a finding concerns; -1 if that cannot be told. */
  spanOf(finding) {
    const place = this.places[finding];
    return place.span >= 0 ? place.span : place.part >= 0 ? this.bodyOf.get(place.part) ?? -1 : -1;
  }

  /** The span of the first finding that has one; else the first span. */
  first() {
    const finding = this.findings.findIndex((_, i) => this.spanOf(i) >= 0);
    return finding < 0 ? 0 : this.spanOf(finding);
  }

  grouped() {
    const groups = [];
    this.inspection.spans.forEach((span, i) => {
      const part = span.part ?? -1;
      const last = groups[groups.length - 1];
      if (last && last.part === part) {
        last.spans.push(i);
      } else {
        groups.push({ part, spans: [i] });
      }
    });
    return groups;
  }

  element(title = "What came") {
    const { spans, size: total } = this.inspection;
    this.more = h("button", { type: "button", onclick: () => this.grow() });
    this.grow();
    this.show(this.first());
    return h("section", { "aria-labelledby": "bands" }, h("h2", { id: "bands" }, title),
      ...overview(spans, this.called, total),
      h("div", { class: "split" }, h("div", {}, this.list, this.more), this.panel));
  }

  grow() {
    const next = this.groups.slice(this.shownGroups, this.shownGroups + GROUPS);
    this.list.append(...next.map((group) => this.group(group)));
    this.shownGroups += next.length;
    const rest = this.groups.length - this.shownGroups;
    this.more.hidden = rest <= 0;
    this.more.textContent = "Show " + number(Math.min(rest, GROUPS)) + " of " + counted(rest, "more part");
  }

  group(group) {
    const spans = group.spans.map((i) => this.inspection.spans[i]);
    const widths = scale(spans.map((span) => span.length));
    const type = this.inspection.parts[group.part]?.mediaType;
    const label = group.part >= 0 ? "Part " + (group.part + 1) : group.spans[0] === 0 ? "Before the parts" : "After the parts";
    return h("div", { class: "group", role: "group", "aria-label": label },
      h("p", { class: "label" }, h("b", {}, label), " ",
        type ? foreign(type.said ?? type.found ?? "") : ""),
      h("div", { class: "bands" }, ...group.spans.map((i) => this.band(i, widths))));
  }

  band(i, widths) {
    const span = this.inspection.spans[i];
    const findings = this.findingsAt.get(i) ?? [];
    const gravest = ["error", "warning", "info"].find((s) => findings.some((f) => f.severity === s));
    const words = (span.part === undefined ? "" : ", part " + (span.part + 1)) + (gravest ? ", " + gravest : "");
    const spoken = (text) => h("span", { class: "spoken" }, text);
    const band = h("button", { type: "button", class: "band k-" + this.called[i].replace(" ", "-").toLowerCase()
      + " s-" + span.kind + (gravest ? " has-" + gravest : ""), "data-span": i, "data-offset": span.offset, "data-length": span.length, tabindex: -1 },
      h("span", {}, this.called[i], gravest ? h("b", { class: gravest, "aria-hidden": "true" }, gravest === "info" ? "i" : "!") : ""),
      h("small", {}, spoken(", offset "), number(span.offset), " + ", spoken("length "), number(span.length), spoken(words)));
    band.style.flexGrow = widths.of(span.length);
    return band;
  }

  static at(event) {
    const band = event.target.closest?.("[data-span]");
    return band ? Number(band.dataset.span) : -1;
  }

  hover(event) {
    const at = Bands.at(event);
    clearTimeout(this.timer);
    if (at >= 0 && at !== this.current) {
      this.timer = setTimeout(() => this.show(at), 80);
    }
  }

  focused(event) {
    const at = Bands.at(event);
    if (at >= 0) {
      clearTimeout(this.timer);
      this.show(at);
    }
  }

  /** Arrow keys go from band to band; Home and End to the first and last that are shown. */
  move(event) {
    const shown = [...this.list.querySelectorAll("[data-span]")];
    const here = shown.findIndex((band) => Number(band.dataset.span) === Bands.at(event));
    const to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0,
      End: shown.length - 1 }[event.key];
    if (to !== undefined && shown[to]) {
      event.preventDefault();
      shown[to].focus();
    }
  }

  /** Goes to the band of a span, and shows it. */
  go(span) {
    while (!this.list.querySelector('[data-span="' + span + '"]') && !this.more.hidden) {
      this.grow();
    }
    this.list.querySelector('[data-span="' + span + '"]')?.focus();
  }

  notes(i) {
    const findings = this.findingsAt.get(i) ?? [];
    const notes = findings.slice(0, NOTES).map((finding) => h("p", { class: "note " + finding.severity },
      h("b", {}, finding.severity), " ", h("code", {}, foreign(finding.rule)), " ", finding.keyword ?? "", " ",
      foreign(finding.message)));
    return findings.length > NOTES ? [...notes, h("p", { class: "quiet" }, "and " + counted(findings.length - NOTES,
      "more finding") + ", listed below")] : notes;
  }

  async show(i) {
    this.current = i;
    const wanted = ++this.wanted;
    this.list.querySelectorAll("[aria-current], [tabindex='0']").forEach((band) => {
      band.removeAttribute("aria-current");
      band.tabIndex = -1;
    });
    const band = this.list.querySelector('[data-span="' + i + '"]');
    if (band) {
      band.setAttribute("aria-current", "true");
      band.tabIndex = 0;
    }
    const span = this.inspection.spans[i];
    if (!span) {
      this.panel.replaceChildren(h("p", {}, "The body is empty."));
      return;
    }
    const bytes = await shownBytes(this.kept, span, this.called[i] === "metadata");
    if (wanted !== this.wanted) {
      return;
    }
    const kind = this.kinds.get(span.kind);
    this.panel.replaceChildren(
      h("h3", {}, this.called[i] + (span.part === undefined ? "" : " of part " + (span.part + 1))),
      h("p", { class: "facts" }, "offset " + number(span.offset) + ", length " + counted(span.length, "byte")
        + ", line end " + span.lineEnd),
      ...this.notes(i),
      ...bytes,
      h("p", {}, kind.meaning), h("p", { class: "quiet" }, kind.section));
    this.steady(this.panel.offsetHeight);
  }

  /** Lets the panel not become lower, so that what is below stays in its place while bands are pointed at. */
  steady(height) {
    this.lowest = Math.max(this.lowest ?? 0, height);
    this.panel.style.minHeight = "min(" + this.lowest + "px, 100vh - 1rem)";
  }
}
