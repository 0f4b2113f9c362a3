// Shows bytes: framing and fields as text with marks, all as hexadecimal numbers and text.
import { h, number } from "./dom.js";

const FIRST = 256;
const LAST = 64;
const TEXT = 2048;

function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

/** Reads the kept bytes of a message, each range once. */
export class Kept {
  #known = new Map();

  /** Those of a request, or at another path, which ends where its query goes on. */
  constructor(request, path = "/api/requests/" + request + "/bytes?") {
    this.path = path;
  }

  /** The kept pieces of a range. */
  pieces(offset, length) {
    const key = offset + "+" + length;
    if (!this.#known.has(key)) {
      this.#known.set(key, fetch(this.path + "offset=" + offset + "&length=" + length)
        .then((answer) => answer.ok ? answer.json() : [])
        .then((pieces) => pieces.map((piece) => ({ offset: piece.offset, bytes: decoded(piece.bytes) }))));
    }
    return this.#known.get(key);
  }
}

function mark(sign) {
  return h("b", { class: "mark" }, sign);
}

/** ASCII text with marks for what one does not see. */
export function marked(bytes) {
  const out = [];
  let text = "";
  const put = (...more) => {
    out.push(text, ...more);
    text = "";
  };
  bytes.forEach((b, i) => {
    const next = bytes[i + 1];
    if (b === 13) {
      put(mark("CR"), next === 10 || next === undefined ? "" : "\n");
    } else if (b === 10) {
      put(mark("LF"), next === undefined ? "" : "\n");
    } else if (b === 9) {
      put(mark("TAB"));
    } else if (b < 32 || b > 126) {
      put(mark("\\x" + b.toString(16).toUpperCase().padStart(2, "0")));
    } else {
      text += String.fromCharCode(b);
    }
  });
  out.push(text);
  return out.filter((piece) => piece !== "");
}

function dump(piece, digits) {
  const lines = [];
  for (let at = 0; at < piece.bytes.length; at += 16) {
    const row = [...piece.bytes.subarray(at, at + 16)];
    const hex = row.map((b, i) => (i === 8 ? " " : "") + b.toString(16).toUpperCase().padStart(2, "0")).join(" ");
    const text = row.map((b) => b >= 32 && b < 127 ? String.fromCharCode(b) : ".").join("");
    lines.push(h("b", { class: "off" }, String(piece.offset + at).padStart(digits)), "  " + hex.padEnd(49) + " " + text + "\n");
  }
  return lines;
}

/** Elements that show a span; fields, framing and metadata as text too. */
export async function shownBytes(kept, span, isMetadata) {
  const isText = isMetadata || span.kind !== "body" && span.kind !== "preamble" && span.kind !== "epilogue";
  const isWhole = span.length <= FIRST + LAST;
  const first = await kept.pieces(span.offset, isWhole ? span.length : FIRST);
  const last = isWhole ? [] : await kept.pieces(span.offset + span.length - LAST, LAST);
  const shown = [...first, ...last];
  if (!shown.length) {
    return [h("p", { class: "quiet" }, "These bytes are not kept.")];
  }
  const elements = [];
  if (isText) {
    const text = await kept.pieces(span.offset, Math.min(span.length, TEXT));
    elements.push(h("pre", { class: "text", tabindex: 0, "aria-label": "Text" }, ...text.flatMap((piece) => marked(piece.bytes))));
  }
  const lines = [];
  const digits = Math.max(4, String(span.offset + span.length).length);
  let end = span.offset;
  for (const piece of shown) {
    if (piece.offset > end) {
      lines.push(h("em", {}, "… " + number(piece.offset - end) + " bytes …\n"));
    }
    lines.push(...dump(piece, digits));
    end = piece.offset + piece.bytes.length;
  }
  if (end < span.offset + span.length) {
    lines.push(h("em", {}, "… " + number(span.offset + span.length - end) + " bytes are not kept …\n"));
  }
  elements.push(h("pre", { class: "hex", tabindex: 0, "aria-label": "Bytes" }, ...lines));
  return elements;
}
