// Elements, numbers and times. Foreign text is only ever set as text.

/** An element with properties and children; strings become text. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "class") {
      element.className = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const LONGEST_WORD = 120;

/** Foreign text, apart from the direction of the text around it; what one does not see is shown as its code point. */
export function foreign(text) {
  return h("bdi", {}, ...unbroken(seen(text)));
}

/** A text whose words with two dashes stay whole: a line that ended between the dashes would show another delimiter. */
function unbroken(text) {
  return text.includes("--") ? text.split(/( +)/).map((word) =>
    word.includes("--") && word.length <= LONGEST_WORD ? h("span", { class: "whole" }, word) : word) : [text];
}

/** A text in which characters that control, turn the direction or are invisible stand as {U+202E}. */
export function seen(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, (c) =>
    "{U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "}");
}

const whole = new Intl.NumberFormat("en");

export function number(value) {
  return whole.format(value);
}

export function counted(count, noun) {
  return number(count) + " " + noun + (count === 1 ? "" : "s");
}

/** A size for people: 1,234 bytes, 1.2 MB. */
export function size(bytes) {
  if (bytes < 10000) {
    return counted(bytes, "byte");
  }
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return value.toFixed(value < 10 ? 1 : 0) + " " + units[unit];
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export function time(instant) {
  return clock.format(new Date(instant));
}

/** What a status means at a glance; also the name of its style. A server may say 200 and have stored nothing. */
export function verdict(row) {
  if (row.status >= 200 && row.status < 300 && row.status !== 202) {
    return row.instances !== undefined && row.instances <= (row.failed ?? 0) ? "none" : "stored";
  }
  return row.status === 202 ? "partly" : "refused";
}

export function chip(row) {
  return h("span", { class: "chip " + verdict(row) }, h("b", {}, String(row.status)), " " + said(row));
}

/** The verdict in words. */
export function said(row) {
  const is = verdict(row);
  return is === "none" ? "none stored" : is;
}

/** What went wrong, in words: for a receiver that is gone, browsers have names such as "Failed to fetch". */
export function reason(error) {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
    ? "The receiver does not answer: is stowc serve still running?" : error.message;
}

/** Data of the receiver; an error has its sentence. */
export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error((await answer.text()).trim() || String(answer.status));
  }
  return answer.json();
}
