// The view "Builder": files and attributes become a message, which is shown, downloaded and sent.
import { get, h, reason } from "./dom.js";
import { Draft } from "./draft.js";
import { Files } from "./builder-files.js";
import { Attaching, Options, Settings } from "./builder-form.js";
import { Result } from "./builder-result.js";

const PAUSE = 300;
const NOTICED = 700;
const PATIENCE = 50;

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** The builder of this page, which keeps its files while other views are shown. */
class Builder {
  constructor(rows, choices, kinds) {
    this.rows = rows;
    this.kinds = kinds;
    this.shown = 0;
    this.draft = new Draft();
    const changed = () => this.changed();
    this.files = new Files(this.draft, changed);
    this.settings = new Settings(changed);
    this.attaching = new Attaching(this.files, changed);
    this.options = new Options(choices, changed);
    this.result = new Result({ select: (shown) => {
      this.shown = shown;
      this.changed();
    }, sent: (answer, place) => this.send(answer, place) });
    this.element = h("div", {},
      h("div", { class: "builder" }, h("div", {}, this.files.element, this.attaching.element), h("div", {}, this.settings.element, this.options.element)),
      this.result.element);
    this.files.takesDrops(this.element, "file", this.files.zone);
    addEventListener("pagehide", () => this.draft.end());
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.build(), PAUSE);
  }

  fields() {
    return [...this.files.fields(), ...this.attaching.fields(), ...this.settings.fields(), ...this.options.fields()];
  }

  async build(isAgain = false) {
    this.running?.abort();
    const fields = this.fields();
    const wanted = JSON.stringify([fields, this.shown]);
    if (wanted === this.built && !this.files.isEmpty) {
      return;
    }
    const running = this.running = new AbortController();
    // The receiver keeps the last message alone, also of a request that nobody waits for any more.
    this.built = "";
    if (this.files.isEmpty) {
      this.settings.blame([]);
      this.result.clear("Drop a file to begin.");
      return;
    }
    const slow = setTimeout(() => this.result.say("compiling …"), NOTICED);
    try {
      const answer = await this.draft.message(fields, this.shown, running.signal);
      if (running.signal.aborted) {
        return;
      }
      await this.take(answer);
      this.built = JSON.stringify([fields, this.shown]);
    } catch (error) {
      if (error.status === 404 && !isAgain) {
        await this.again();
      } else if (error.name !== "AbortError" && error.status !== 409) {
        this.result.problem({ problems: [{ severity: "error", message: reason(error) }] });
      }
    } finally {
      clearTimeout(slow);
    }
  }

  /** The receiver has forgotten the draft. */
  async again() {
    try {
      await this.files.again();
      await this.build(true);
    } catch (error) {
      this.result.problem({ problems: [{ severity: "error", message: reason(error) }] });
    }
  }

  async take(answer) {
    if (answer.build === undefined) {
      this.settings.blame(answer.problems);
      this.result.problem(answer);
      return;
    }
    this.shown = answer.shown;
    const first = answer.inspection.parts.flatMap((part) => part.instances ?? [])[0];
    this.settings.setClass(first?.sopClassUid ?? "");
    this.settings.blame(answer.inspection.findings.map((one) => ({ ...one, remedy: one.fix })));
    this.result.show(answer, await this.draft.place(answer.build), this.kinds);
  }

  /** Sends what was compiled, byte for byte, and finds the requests in the list. */
  async send(answer, place) {
    const told = [];
    const study = this.options.value("study");
    document.getElementById("send").disabled = true;
    for (const message of answer.messages) {
      const before = Math.max(0, ...this.rows.keys());
      const one = { name: message.name, status: 0, text: "" };
      told.push(one);
      try {
        const file = await fetch(place + message.name);
        if (!file.ok) {
          throw new Error((await file.text()).trim());
        }
        const body = await file.blob();
        const sent = await fetch("/studies" + (study ? "/" + study : ""), { method: "POST", body,
          headers: { "Content-Type": message.contentType, Accept: message.accept } });
        one.status = sent.status;
        one.number = await this.find(before, body.size, sent.status);
      } catch (error) {
        one.text = reason(error);
      }
      this.result.tell(told);
      if (one.status < 200 || one.status > 299) {
        break;
      }
    }
    const button = document.getElementById("send");
    if (button) {
      button.disabled = false;
      if (document.activeElement === document.body) {
        button.focus();
      }
    }
    this.attaching.refresh();
  }

  /** The number of the request that was just answered. */
  async find(before, length, status) {
    for (let i = 0; i < PATIENCE; i++) {
      const found = [...this.rows.values()].find((row) => row.number > before && row.method === "POST" && row.size === length
        && row.status === status);
      if (found) {
        return found.number;
      }
      await pause(100);
    }
    return 0;
  }
}

let builder = null;

export function showBuilder(main, rows) {
  document.title = "Builder – stowc receiver";
  let here = true;
  main.append(h("h1", {}, "Builder"));
  const content = h("div", {}, h("p", { class: "quiet" }, "reading …"));
  main.append(content);
  async function load() {
    try {
      if (!builder) {
        const [choices, kinds] = await Promise.all([get("/api/builder/choices"), get("/api/kinds")]);
        builder ??= new Builder(rows, choices, kinds);
      }
      builder.attaching.refresh();
      if (here) {
        content.replaceChildren(builder.element);
      }
    } catch (error) {
      content.replaceChildren(h("p", { class: "note error" }, reason(error)));
    }
  }
  load();
  return { update: () => {}, leave: () => { here = false; } };
}
