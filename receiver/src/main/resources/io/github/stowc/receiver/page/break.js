// The view "Break it": one fault in a good message, what is found, and what receivers answer.
import { chip, counted, foreign, get, h, number, reason } from "./dom.js";
import { Bands } from "./bands.js";
import { changed, Whole } from "./changes.js";
import { findings } from "./request.js";

const JPEGS = "jpegs";
const PATIENCE = 5000;
const TEXT = 400;

const UNFIT = "The receiver like Orthanc refuses the good message too, for it takes DICOM files alone: choose the message of two DICOM files "
  + "to see what the fault does there.";

let kinds = null;

function address(fault, using) {
  return "#/break" + (fault ? "/" + fault : "") + (using === JPEGS ? "" : "?with=" + using);
}

function query(using) {
  return "?with=" + encodeURIComponent(using);
}

async function bytesOf(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return new Uint8Array(await answer.arrayBuffer());
}

function latin1(text) {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

function joined(head, body) {
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** Whether a key has a meaning of the browser: Alt and an arrow go through its history. */
function isCombined(event) {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

function isStored(instance) {
  return instance.outcome !== "failed";
}

/** How many instances an answer says are stored, which a status may hide. */
function outcome(answer, count) {
  if (!answer) {
    return h("span", { class: "chip refused" }, h("b", {}, "no answer"));
  }
  const stored = answer.instances.filter(isStored).length;
  return h("span", { class: "chip " + (stored === 0 ? "refused" : stored < count ? "partly" : "stored") }, h("b", {}, String(answer.status)), " ",
    stored === 0 ? "none stored" : number(stored) + " of " + number(count) + " stored");
}

/** What an answer says in words: of each reason once, or its text. */
function said(answer, count) {
  if (!answer) {
    return ["It closed the connection: the sender had stopped before all announced bytes were there."];
  }
  const failed = answer.instances.filter((instance) => !isStored(instance));
  const reasons = new Map(failed.map((instance) => [instance.reason ?? "–", instance.meaning ?? ""]));
  const warning = answer.fields.find((field) => field.name.toLowerCase() === "warning");
  const text = answer.count ? "" : answer.text.trim().replace(/\s+/g, " ");
  const stored = answer.instances.filter(isStored).length;
  return [foreign(answer.meaning),
    answer.status === 200 && stored < count ? h("small", {}, h("b", {}, "The status is one of success, yet the answer names "
      + (stored ? number(stored) : "none") + " of " + counted(count, "instance") + " as stored.")) : "",
    ...[...reasons].map(([reason, meaning]) => h("small", {}, h("code", {}, reason), " ", foreign(meaning))),
    warning && failed.length ? h("small", {}, foreign(warning.value)) : "",
    text ? h("small", {}, foreign(text.length > TEXT ? text.slice(0, TEXT) + " …" : text)) : ""];
}

function tried(trial, count) {
  return h("tr", { "data-kind": trial.kind }, h("th", { scope: "row" }, named(trial)), h("td", {}, outcome(trial.answer, count)),
    h("td", {}, ...said(trial.answer, count)));
}

function named(trial) {
  return trial.own ? h("b", {}, "this one, " + trial.title) : trial.title;
}

/** The answers at a glance. */
function glance(trials, count) {
  return h("dl", { class: "glance" }, ...trials.map((trial) => h("div", {}, h("dt", {}, named(trial)), h("dd", {}, outcome(trial.answer, count)))));
}

/** Waits for the first request that came after a number. */
async function newer(rows, last) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const found = [...rows.keys()].find((one) => one > last);
    if (found) {
      return found;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return 0;
}

/** Sends the broken message to this receiver, which keeps it as any other. */
function sending(detail, using, broken, rows) {
  const { fault } = detail;
  const result = h("p", { role: "status", class: "sent" });
  const button = h("button", { type: "button", class: "send", onclick: send }, "Send it to this receiver");
  async function send() {
    button.disabled = true;
    const last = Math.max(0, ...rows.keys());
    try {
      let status = 0;
      if (fault.raw) {
        const answer = await fetch("/api/faults/" + fault.fault + "/send" + query(using), { method: "POST" });
        if (!answer.ok) {
          throw new Error((await answer.text()).trim());
        }
        status = (await answer.json()).answer?.status ?? 0;
      } else {
        const answer = await fetch("/studies", { method: "POST", body: broken,
          headers: { "Content-Type": fault.contentType, Accept: "application/dicom+json" } });
        status = answer.status;
        await answer.arrayBuffer();
      }
      const request = status ? await newer(rows, last) : 0;
      result.replaceChildren(status ? chip(rows.get(request) ?? { status }) : outcome(null), " ",
        request ? h("a", { href: "#/requests/" + request }, "Request " + number(request)) : "It is not in the list of requests.");
    } catch (error) {
      result.replaceChildren(h("span", { class: "error" }, foreign(reason(error))));
    }
    button.disabled = false;
  }
  return h("div", { class: "bar" }, button, result, h("span", { class: "quiet" }, fault.raw
    ? "No browser sends a wrong Content-Length: the receiver sends it to itself over a socket." : "This browser sends it."));
}

function answers(detail, using, broken, rows) {
  return h("section", { "aria-labelledby": "answers" }, h("h2", { id: "answers" }, "What receivers answer"),
    h("div", { class: "wide" }, h("table", { class: "trials" }, h("thead", {}, h("tr", {}, ...["Receiver", "Answer", "What it says"].map((name) =>
      h("th", { scope: "col" }, name)))), h("tbody", {}, ...detail.trials.map((trial) => tried(trial, detail.fault.instances))))),
    h("p", { class: "quiet" }, "Each got the message over a connection of its own, and had stored nothing before. Nothing of this is stored here."),
    sending(detail, using, broken, rows));
}

function terminal(detail, using) {
  const { fault, commands } = detail;
  const path = "/api/faults/" + fault.fault;
  const own = (text, label) => h("pre", { class: "command", tabindex: 0, "aria-label": label }, text);
  return h("section", { "aria-labelledby": "terminal" }, h("h2", { id: "terminal" }, "The same at the terminal"),
    h("p", {}, "Download ", h("a", { href: path + "/good" + query(using), download: fault.good }, "the good message"), " as ",
      h("code", {}, foreign(fault.good)), ", then in its folder:"),
    own(commands.send, "Command that breaks it and sends it"),
    commands.bash ? [h("p", {}, commands.write ? "Or in two steps, the second in bash, zsh or sh:" : "Or in bash, zsh or sh; only the head is wrong, so the good file is sent:"),
      own((commands.write ? commands.write + "\n" : "") + commands.bash, "Commands with curl"),
      commands.write ? h("p", {}, h("a", { href: path + "/broken" + query(using), download: fault.fault + ".mime" }, "Download the broken message")) : ""] : "");
}

/** Marks the bands in which something changed. */
function mark(element, changes) {
  for (const band of element.querySelectorAll("[data-span]")) {
    const from = Number(band.dataset.offset);
    const to = from + Number(band.dataset.length);
    if (changes.some((one) => one.became ? one.at < to && one.at + one.became > from : one.at >= from && one.at < to)) {
      band.classList.add("changed");
      band.querySelector("small").append(h("span", { class: "spoken" }, ", changed"));
    }
  }
}

function shown(detail, using, good, broken, rows) {
  const { fault } = detail;
  const before = fault.headBefore ? joined(latin1(fault.headBefore), good) : good;
  const after = fault.headAfter ? joined(latin1(fault.headAfter), broken) : broken;
  const bands = new Bands(detail, kinds, new Whole(after));
  const anatomy = bands.element("The broken message");
  mark(anatomy, fault.changes);
  return [h("h2", { class: "fault" }, fault.title[0].toUpperCase() + fault.title.slice(1)),
    h("p", { class: "facts" }, h("code", {}, fault.fault), " · found by ", h("code", {}, fault.rule), " · ", foreign(fault.what)),
    glance(detail.trials, fault.instances), using === JPEGS ? h("p", { class: "quiet" }, UNFIT) : "", changed(fault, before, after),
    findings(detail, bands, "What the checker says: "), answers(detail, using, broken, rows),
    anatomy, terminal(detail, using)];
}

/** The list of faults by theme; the arrow keys go through it. */
class List {
  constructor() {
    this.element = h("nav", { class: "faults", "aria-label": "Faults", onkeydown: (event) => this.key(event) });
    this.links = [];
  }

  fill(faults, using) {
    const themes = new Map();
    faults.forEach((fault) => themes.set(fault.theme, [...(themes.get(fault.theme) ?? []), fault]));
    this.links = [];
    this.faults = faults;
    this.element.replaceChildren(...[...themes].map(([theme, all]) => h("section", {}, h("h2", {}, theme),
      h("ul", {}, ...all.map((fault) => h("li", {}, this.link(fault, using)))))));
  }

  link(fault, using) {
    const link = fault.misfit
      ? h("span", { class: "quiet" }, h("b", {}, fault.fault), h("small", {}, fault.misfit))
      : h("a", { href: address(fault.fault, using), "data-fault": fault.fault }, h("b", {}, fault.fault), h("small", {}, fault.title));
    link.words = [fault.fault, fault.title, fault.rule, fault.theme, fault.severity].join(" ").toLowerCase();
    this.links.push(link);
    return link;
  }

  filter(words) {
    this.links.forEach((link) => { link.parentElement.hidden = !words.every((word) => link.words.includes(word)); });
    this.element.querySelectorAll("section").forEach((section) => {
      section.hidden = !section.querySelector("li:not([hidden])");
    });
  }

  /** Why a fault does not fit the message. */
  misfit(slug) {
    return this.faults.find((fault) => fault.fault === slug)?.misfit;
  }

  /** The faults that are shown and fit, in order. */
  shown() {
    return this.links.filter((link) => link.dataset.fault && !link.parentElement.hidden);
  }

  current(fault) {
    const isFocused = this.links.includes(document.activeElement);
    this.links.forEach((link) => {
      if (link.dataset.fault === fault) {
        link.setAttribute("aria-current", "page");
        if (isFocused) {
          link.focus({ preventScroll: true });
        }
        const { element } = this;
        const top = link.getBoundingClientRect().top - element.getBoundingClientRect().top;
        if (top < 0 || top + link.offsetHeight > element.clientHeight) {
          element.scrollTop += top - element.clientHeight / 3;
        }
      } else {
        link.removeAttribute("aria-current");
      }
    });
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !isCombined(event)) {
      const all = this.shown();
      const next = all[all.indexOf(document.activeElement) + step];
      event.preventDefault();
      next?.focus();
      next?.click();
    }
  }
}

const INTRO = ["Choose a fault. The receiver gives it to a good message, of pictures that show nobody, and shows the bytes that changed, "
  + "what the checker finds, and what receivers answer: one that takes all that PS3.18 allows, a strict one, and two that refuse what "
  + "dcm4chee and Orthanc refuse.", "The keys → and ← go to the next fault and the one before; so do ↓ and ↑ in the list."];

export function showBreak(main, fault, using, rows) {
  let wanted = { fault, using };
  let here = true;
  let turn = 0;
  let timer = 0;
  let listed = "";
  const list = new List();
  const filter = h("input", { type: "search", id: "filter", autocomplete: "off", spellcheck: "false", placeholder: "boundary, link/, sex",
    oninput: sift });
  const choice = h("select", { id: "message", onchange: () => { location.hash = address(wanted.fault, choice.value); } });
  const before = h("a", { hidden: true }, "← previous");
  const after = h("a", { hidden: true }, "next →");
  const content = h("article", { "aria-busy": "true" }, h("p", { class: "quiet" }, "reading …"));
  main.append(h("div", { class: "bar head" }, h("h1", {}, "Break it"),
    h("span", { class: "pair" }, h("label", { for: "message" }, "Message"), choice),
    h("span", { class: "pair" }, h("label", { for: "filter" }, "Filter"), filter), h("span", { class: "steps" }, before, " ", after)),
  h("div", { class: "breaking" }, list.element, content));

  function sift() {
    list.filter(filter.value.toLowerCase().split(/\s+/).filter(Boolean));
    steps();
  }

  function steps() {
    const all = list.shown().map((link) => link.dataset.fault);
    const at = all.indexOf(wanted.fault);
    for (const [link, to] of [[before, at > 0 ? all[at - 1] : undefined], [after, all[at + 1]]]) {
      link.hidden = to === undefined;
      if (to !== undefined) {
        link.href = address(to, wanted.using);
      }
    }
  }

  async function load() {
    const mine = ++turn;
    content.setAttribute("aria-busy", "true");
    document.title = (wanted.fault || "Break it") + " – stowc receiver";
    try {
      kinds ??= await get("/api/kinds");
      if (listed !== wanted.using) {
        const answer = await get("/api/faults" + query(wanted.using));
        if (!here || mine !== turn) {
          return;
        }
        listed = wanted.using;
        choice.replaceChildren(...answer.messages.map((one) => h("option", { value: one.with }, one.title)));
        list.fill(answer.faults, wanted.using);
        sift();
      }
      choice.value = wanted.using;
      list.current(wanted.fault);
      steps();
      const misfit = list.misfit(wanted.fault);
      const elements = misfit ? [h("p", { class: "note" }, "The fault ", h("code", {}, wanted.fault), " does not fit this message: ",
        foreign(misfit), ". Choose another message or another fault.")]
        : wanted.fault ? await details() : INTRO.map((words) => h("p", {}, words));
      if (here && mine === turn) {
        content.replaceChildren(...elements);
        content.setAttribute("aria-busy", "false");
      }
    } catch (error) {
      if (here && mine === turn) {
        content.replaceChildren(h("p", { class: "note error" }, foreign(reason(error))));
        content.setAttribute("aria-busy", "false");
      }
    }
  }

  async function details() {
    const path = "/api/faults/" + wanted.fault;
    const { using } = wanted;
    const [detail, good, broken] = await Promise.all([get(path + query(using)), bytesOf(path + "/good" + query(using)),
      bytesOf(path + "/broken" + query(using))]);
    return shown(detail, using, good, broken, rows);
  }

  load();
  return {
    /** Shows another fault, with the list as it is. */
    go(other, otherUsing) {
      wanted = { fault: other, using: otherUsing };
      clearTimeout(timer);
      timer = setTimeout(load, 60);
    },
    key(event) {
      const link = { ArrowLeft: before, ArrowRight: after }[event.key];
      if (link && !isCombined(event) && !link.hidden && !event.target.closest("input, select, pre, .groups")) {
        event.preventDefault();
        link.click();
      }
    },
    leave: () => { here = false; },
  };
}
