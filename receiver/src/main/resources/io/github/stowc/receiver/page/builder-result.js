// What the compiler made: the message in bands, findings, metadata, commands, recipe; to download and to send.
import { chip, counted, foreign, h, number, size } from "./dom.js";
import { Bands } from "./bands.js";
import { Kept } from "./bytes.js";

const SHELLS = { bash: "bash, zsh, sh", powershell: "PowerShell", cmd: "cmd.exe" };

function finding(one) {
  return h("li", { class: one.severity }, h("p", {}, h("b", {}, one.severity), " ", one.rule ? [h("code", {}, foreign(one.rule)), " "] : "",
    one.tag ? "(" + one.tag.slice(0, 4) + "," + one.tag.slice(4) + ") " + (one.keyword ?? "") + ": " : "",
    one.file && !(one.file === "set" && one.keyword) ? [foreign(one.file), ": "] : "", foreign(one.message)),
  one.remedy ? h("p", {}, "Remedy: ", foreign(one.remedy)) : "", one.section ? h("p", { class: "quiet" }, one.section) : "");
}

/** Text that can be copied. */
function copied(label, text) {
  const pre = h("pre", { class: "command", tabindex: 0, "aria-label": label }, text);
  const said = h("span", { role: "status" });
  const button = h("button", { type: "button", "aria-label": "Copy: " + label, onclick: async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent);
      said.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(pre);
      said.textContent = "selected; copy it with Ctrl-C";
    }
  } }, "Copy");
  return { pre, bar: [button, said] };
}

/** Everything below the form. */
export class Result {
  constructor({ select, sent }) {
    this.select = select;
    this.sent = sent;
    this.shell = "bash";
    this.last = null;
    this.status = h("p", { class: "said", role: "status", id: "built" }, "Drop a file to begin.");
    this.problems = h("div", {});
    this.outcome = h("div", { role: "status" });
    this.actions = h("div", { class: "bar" });
    this.body = h("div", {});
    this.element = h("div", { class: "result" }, h("section", { "aria-labelledby": "message" }, h("h2", { id: "message" }, "Message"),
      this.status, this.problems, this.actions, this.outcome), this.body);
  }

  say(text) {
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }

  clear(text) {
    this.say(text);
    this.last = null;
    [this.problems, this.actions, this.outcome, this.body].forEach((element) => element.replaceChildren());
  }

  /** Shows that something is under way, or that what is shown is older than the form. */
  stale(isStale) {
    this.body.classList.toggle("stale", isStale);
    this.actions.querySelectorAll("button").forEach((element) => { element.disabled = isStale; });
    this.actions.querySelectorAll("a, select, label").forEach((element) => { element.hidden = isStale; });
  }

  problem(answer) {
    const count = answer.problems.length;
    this.say(counted(count, "error") + ": nothing can be sent" + (this.last ? "; below is the message from before" : ""));
    this.problems.replaceChildren(h("ol", { class: "findings" }, ...answer.problems.map(finding)));
    this.stale(true);
  }

  show(answer, place, kinds) {
    const message = answer.messages[answer.shown];
    const list = [...answer.inspection.findings];
    const total = answer.messages.reduce((sum, one) => sum + one.instances, 0);
    this.say(counted(total, "instance") + " as " + { dicom: "application/dicom", json: "application/dicom+json", xml: "application/dicom+xml" }[message.encoding]
      + ", " + size(answer.messages.reduce((sum, one) => sum + one.length, 0))
      + (answer.messages.length > 1 ? ", in " + answer.messages.length + " messages" : "") + ", "
      + (list.length ? counted(list.length, "finding") : "no findings"));
    this.problems.replaceChildren(
      ...answer.notes.map((note) => h("p", { class: "note " + note.severity }, h("b", {}, note.severity), " ", foreign(note.text))),
      list.length ? h("ol", { class: "findings" }, ...list.slice(0, 50).map((one, i) => finding({ ...one, file: "", remedy: one.fix,
        section: answer.places[i].section }))) : "");
    this.last = { answer, place };
    this.showActions(answer, place);
    const before = this.bands?.current ?? -1;
    const lowest = this.bands?.lowest ?? 0;
    this.bands = new Bands({ inspection: answer.inspection, places: answer.places }, kinds,
      new Kept(0, place + "bytes?message=" + answer.shown + "&"));
    this.bands.steady(lowest);
    this.body.replaceChildren(this.bands.element("What goes out"), this.prompt(answer, place), this.texts(answer, place));
    if (before > 0 && before < answer.inspection.spans.length) {
      this.bands.show(before);
    }
    this.stale(false);
  }

  link(place, name, words, answer) {
    return answer.files.missing[name] ? h("span", { class: "quiet" }, words + ": ", foreign(answer.files.missing[name]))
      : h("a", { href: place + name, download: name }, words);
  }

  showActions(answer, place) {
    const shown = answer.messages[answer.shown];
    const several = answer.messages.length > 1 ? [h("label", { for: "which" }, "Message"),
      h("select", { id: "which", onchange: (event) => this.select(Number(event.target.value)) }, ...answer.messages.map((one, i) =>
        h("option", { value: i, selected: i === answer.shown }, one.name)))] : [];
    const had = this.actions.contains(document.activeElement) ? document.activeElement.id : "";
    this.actions.replaceChildren(
      h("button", { type: "button", id: "send", class: "main", onclick: () => this.sent(answer, place) }, "Send to this server"),
      ...several,
      h("a", { href: place + shown.name, download: shown.name, id: "download" }, "Download " + shown.name), " ",
      this.link(place, answer.files.metadata, answer.files.metadata, answer), this.link(place, answer.files.recipe, answer.files.recipe, answer));
    if (had) {
      document.getElementById(had)?.focus();
    }
  }

  prompt(answer, place) {
    const holder = h("div", {});
    const choice = h("select", { id: "builder-shell", onchange: () => fill() }, ...Object.entries(SHELLS).map(([shell, words]) =>
      h("option", { value: shell, selected: shell === this.shell }, words)));
    const fill = () => {
      this.shell = choice.value;
      const compile = copied("Command that compiles it", answer.command[this.shell]);
      const curl = copied("Command that sends it", answer.curl[this.shell]);
      const script = answer.files.scripts[Object.keys(SHELLS).indexOf(this.shell)];
      const headers = this.shell === "bash" ? [] : answer.messages.map((one) => one.name.replace(/\.mime$/, ".headers"));
      holder.replaceChildren(
        h("h3", {}, "The same message, compiled in the folder of the files"), compile.pre, h("div", { class: "bar" }, ...compile.bar),
        h("h3", {}, "Sent by curl"), curl.pre, h("div", { class: "bar" }, ...curl.bar,
          this.link(place, script, "Download " + script, answer), ...headers.map((name) => this.link(place, name, name, answer))));
    };
    fill();
    return h("section", { "aria-labelledby": "prompt" }, h("h2", { id: "prompt" }, "At the prompt"),
      h("div", { class: "bar" }, h("label", { for: "builder-shell" }, "Shell"), choice), holder);
  }

  texts(answer, place) {
    const one = (title, name, text) => h("section", { "aria-label": title }, h("h2", {}, title),
      text === "" ? h("p", {}, this.link(place, name, name, answer)) : [
        h("pre", { class: "text long", tabindex: 0, "aria-label": title }, text),
        h("div", { class: "bar" }, this.link(place, name, "Download " + name, answer),
          h("span", { class: "quiet" }, answer.files.sizes[name] > 65536 ? "the first " + number(text.length) + " characters of " + size(answer.files.sizes[name]) : ""))]);
    const { metadata, recipe, texts } = answer.files;
    const said = answer.messages[answer.shown].encoding === "dicom" ? " of the DICOM files" : "";
    return h("div", { class: "halves" }, one(metadata + said, metadata, texts[metadata]), one("By hand: " + recipe, recipe, texts[recipe]));
  }

  /** Says what became of messages that were sent. */
  tell(answers) {
    this.outcome.replaceChildren(...answers.map((one) => h("p", { class: "note " + (one.status < 300 ? "info" : "error") },
      one.status ? chip(one) : "", " ", foreign(one.name), " ", one.text ? foreign(one.text) : "",
      one.number ? [" ", h("a", { href: "#/requests/" + one.number }, "Request " + one.number)] : "")));
  }
}
