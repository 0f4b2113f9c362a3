// Shows the bytes that changed, before and after, with their offsets and some bytes around them.
import { counted, h, number } from "./dom.js";
import { marked } from "./bytes.js";

const SHOWN = 2;
const ROW = 8;
const AROUND = 16;
const FIRST = 64;
const LAST = 24;

/** Bytes that are all in memory, for the bands. */
export class Whole {
  constructor(bytes) {
    this.bytes = bytes;
  }

  pieces(offset, length) {
    return Promise.resolve([{ offset, bytes: this.bytes.subarray(offset, offset + length) }]);
  }
}

/** The ranges to show: the change with bytes around it, in two pieces if it is long. */
function ranges(size, from, length) {
  const begin = Math.max(0, from - AROUND);
  const end = Math.min(size, from + length + AROUND);
  return length <= FIRST + LAST ? [[begin, end]] : [[begin, from + FIRST], [from + length - LAST, end]];
}

/** Rows of hexadecimal numbers and text; what changed is marked in both. */
function dump(bytes, begin, end, from, length) {
  const rows = [];
  for (let at = begin; at < end; at += ROW) {
    const row = [...bytes.subarray(at, Math.min(at + ROW, end))];
    const cells = (show, gap) => {
      const text = row.map(show);
      const first = Math.min(Math.max(from - at, 0), row.length);
      const last = Math.min(Math.max(from + length - at, first), row.length);
      const join = (some) => some.map((one) => one + gap).join("");
      return [join(text.slice(0, first)), last > first ? h("mark", {}, text.slice(first, last).join(gap)) : "",
        last > first ? gap : "", join(text.slice(last))];
    };
    rows.push(h("b", { class: "off" }, String(at).padStart(6)), "  ",
      ...cells((b) => b.toString(16).toUpperCase().padStart(2, "0"), " "), "   ".repeat(ROW - row.length) + " ",
      ...cells((b) => b >= 32 && b < 127 ? String.fromCharCode(b) : ".", ""), "\n");
  }
  return rows;
}

/** Text with marks for what one does not see; bytes that are no text are only counted. */
function readable(bytes) {
  const dark = bytes.reduce((sum, b) => sum + (b >= 32 && b < 127 || b === 10 || b === 13 || b === 9 ? 0 : 1), 0);
  return dark * 4 <= bytes.length ? marked(bytes) : [h("em", {}, "[" + counted(bytes.length, "byte") + " that are no text]")];
}

function side(name, bytes, from, length, words) {
  const hex = [];
  const text = [];
  let last = -1;
  for (const [begin, end] of ranges(bytes.length, from, length)) {
    if (last >= 0) {
      hex.push(h("em", {}, "… " + counted(begin - last, "byte") + " …\n"));
      text.push(h("em", {}, " … " + counted(begin - last, "byte") + " … "));
    }
    const inside = [Math.max(begin, from), Math.min(end, from + length)];
    hex.push(...dump(bytes, begin, end, from, length));
    text.push(...readable(bytes.subarray(begin, inside[0])),
      inside[1] > inside[0] ? h("mark", {}, ...readable(bytes.subarray(inside[0], inside[1]))) : "",
      ...readable(bytes.subarray(Math.max(inside[0], inside[1]), end)));
    last = end;
  }
  return h("div", { class: "side" }, h("h3", {}, name, h("small", { class: "quiet" }, " offset " + number(from) + ", " + words)),
    h("pre", { class: "text", tabindex: 0, "aria-label": name + ", text" }, ...text),
    h("pre", { class: "hex", tabindex: 0, "aria-label": name + ", bytes" }, ...hex));
}

function change(one, before, after) {
  return h("div", { class: "sides" },
    side("Before", before, one.from, one.length, one.length ? counted(one.length, "byte") : "nothing here"),
    side("After", after, one.at, one.became, one.became ? counted(one.became, "byte") : "nothing is left"));
}

/** The section with the changes, the first of them open. */
export function changed(fault, before, after) {
  const places = fault.changes;
  const more = places.length - SHOWN;
  const rest = h("div", {});
  const button = h("button", { type: "button", onclick: () => {
    rest.append(...places.slice(SHOWN).map((one) => change(one, before, after)));
    button.remove();
  } }, "Show " + counted(more, "more place"));
  return h("section", { "aria-labelledby": "changed" },
    h("h2", { id: "changed" }, places.length === 1 ? "The bytes that changed" : "The bytes that changed, in " + number(places.length) + " places"),
    ...places.slice(0, SHOWN).map((one) => change(one, before, after)), rest, more > 0 ? button : "");
}
