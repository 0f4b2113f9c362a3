// The files of a draft: dropped or chosen, in the order of the message, each with its role.
import { counted, foreign, h, reason, size } from "./dom.js";

const ROLES = { file: "goes into the message", metadata: "has the metadata (--metadata)",
  like: "is attached to (--like)", template: "is a template (--template)" };

/** The list of files; changed() hears that it changed. */
export class Files {
  constructor(draft, changed) {
    this.draft = draft;
    this.changed = changed;
    this.files = [];
    this.list = h("ol", { class: "files" });
    this.said = h("p", { class: "note error", role: "alert", hidden: true });
    this.status = h("p", { class: "quiet", role: "status" });
    this.input = this.chooser("files", "file");
    this.zone = h("div", { class: "drop" }, h("p", {}, h("b", {}, "Drop files here"),
      ": pictures, videos, documents, models, DICOM files, metadata in JSON or XML"),
    h("label", { for: "files" }, "or choose them"), " ", this.input);
    this.element = h("section", { "aria-labelledby": "files-title" }, h("h2", { id: "files-title" }, "Files"),
      this.zone, this.said, this.status, this.list);
    this.render();
  }

  /** A field to choose files that get a role. */
  chooser(id, role) {
    const input = h("input", { type: "file", id, multiple: role === "file", onchange: async () => {
      const chosen = [...input.files];
      input.value = "";
      await this.add(chosen, role);
    } });
    return input;
  }

  /** Lets files be dropped on an element; a zone in it shows that. */
  takesDrops(element, role, zone = element) {
    element.addEventListener("dragover", (event) => {
      event.preventDefault();
      event.stopPropagation();
      zone.classList.add("over");
    });
    element.addEventListener("dragleave", () => zone.classList.remove("over"));
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      zone.classList.remove("over");
      this.add([...event.dataTransfer.files], role);
    });
  }

  static guessed(name) {
    return /\.json$/i.test(name) ? "metadata" : "file";
  }

  async add(files, role) {
    this.complain("");
    for (const file of files) {
      this.status.textContent = "taking " + file.name + " …";
      try {
        const taken = await this.taken(file);
        this.files.push({ ...taken, role: "file", uri: "", file });
        this.setRole(this.files[this.files.length - 1], role === "file" ? Files.guessed(file.name) : role);
      } catch (error) {
        this.complain(file.name + ": " + reason(error));
      }
    }
    this.status.textContent = "";
    this.render();
    this.changed();
  }

  async taken(file) {
    try {
      return await this.draft.add(file);
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
      await this.again();
      return this.draft.add(file);
    }
  }

  /** The receiver has removed the draft: gives it the files once more. */
  async again() {
    this.draft.forget();
    for (const entry of this.files) {
      Object.assign(entry, await this.draft.add(entry.file));
    }
  }

  /** Metadata, and what the instances are attached to, are one file each. */
  setRole(entry, role) {
    if (role === "metadata" || role === "like") {
      this.files.filter((other) => other.role === role).forEach((other) => { other.role = "file"; });
    }
    entry.role = role;
  }

  complain(text) {
    this.said.hidden = !text;
    this.said.replaceChildren(text ? foreign(text) : "");
  }

  async remove(entry) {
    this.files = this.files.filter((other) => other !== entry);
    this.complain("");
    this.render();
    this.input.focus();
    try {
      await this.draft.remove(entry.number);
    } catch (error) {
      if (error.status !== 404) {
        this.complain(reason(error));
      }
    }
    this.changed();
  }

  move(i, step) {
    const [entry] = this.files.splice(i, 1);
    this.files.splice(i + step, 0, entry);
    this.render();
    const buttons = this.list.children[i + step].querySelectorAll("button");
    (buttons[step < 0 ? 0 : 1].disabled ? buttons[step < 0 ? 1 : 0] : buttons[step < 0 ? 0 : 1]).focus();
    this.changed();
  }

  render() {
    const hasMetadata = this.files.some((entry) => entry.role === "metadata");
    this.list.hidden = !this.files.length;
    this.list.replaceChildren(...this.files.map((entry, i) => h("li", {},
      h("span", { class: "file-name" }, foreign(entry.name), " ", h("small", { class: "quiet" }, size(entry.size))),
      h("select", { "aria-label": "What it is for: " + entry.name, onchange: (event) => {
        this.setRole(entry, event.target.value);
        this.render();
        this.list.children[i].querySelector("select").focus();
        this.changed();
      } }, ...Object.entries(ROLES).map(([role, words]) =>
        h("option", { value: role, selected: role === entry.role }, words))),
      hasMetadata && entry.role === "file" ? h("input", { type: "text", class: "uri", value: entry.uri, spellcheck: "false",
        "aria-label": "The BulkDataURI that means " + entry.name, placeholder: "its BulkDataURI, if not its name",
        oninput: (event) => {
          entry.uri = event.target.value;
          this.changed();
        } }) : "",
      h("span", { class: "buttons" },
        h("button", { type: "button", "aria-label": "Up: " + entry.name, disabled: i === 0, onclick: () => this.move(i, -1) }, "↑"),
        h("button", { type: "button", "aria-label": "Down: " + entry.name, disabled: i === this.files.length - 1,
          onclick: () => this.move(i, 1) }, "↓"),
        h("button", { type: "button", "aria-label": "Remove: " + entry.name, onclick: () => this.remove(entry) }, "Remove")))));
  }

  /** The fields of the form. */
  fields() {
    const fields = this.files.map((entry) => [entry.role, String(entry.number)]);
    const hasMetadata = this.files.some((entry) => entry.role === "metadata");
    const links = this.files.filter((entry) => hasMetadata && entry.role === "file" && entry.uri)
      .map((entry) => ["link", entry.number + " " + entry.uri]);
    return [...fields, ...links];
  }

  /** Whether there is something to compile. */
  get isEmpty() {
    return !this.files.some((entry) => entry.role === "file" || entry.role === "metadata");
  }

  get summary() {
    return counted(this.files.length, "file");
  }
}
