// Attributes by keyword with what the standard says of each, and the choices of the compiler.
import { foreign, get, h } from "./dom.js";
import { Combobox } from "./combobox.js";

const USUAL = ["PatientName", "PatientID", "StudyDescription"];
const LONGEST = 160;

/** Those that belong to the SOP Class first, but before them the one whose name is written out. */
function likely(hints, text) {
  const rank = (hint) => hint.path.toLowerCase() === text.trim().toLowerCase() ? 0 : hint.type ? 1 : 2;
  return [...hints].sort((a, b) => rank(a) - rank(b));
}

/** One attribute that is set. */
class Setting {
  constructor(settings, path = "") {
    this.settings = settings;
    this.touched = false;
    this.hint = null;
    this.told = h("p", { class: "hint" });
    this.trouble = h("div", { class: "row-trouble" });
    this.path = new Combobox("Attribute", {
      choices: async (text) => (text.trim() ? likely(await settings.hints(text), text) : []).slice(0, 12).map((hint) => ({ value: hint.path,
        label: hint.path, note: (hint.type ? "Type " + hint.type + ", " : "") + hint.vrs.join(" or ") + ", " + hint.name, hint })),
      chosen: (choice) => {
        this.know(choice.hint);
        this.value.input.focus();
        settings.changed();
      },
      typed: () => this.look(),
      left: () => settings.changed(),
      settled: () => this.hint !== null,
    });
    this.value = new Combobox("Value", {
      choices: async (text) => (this.hint?.values ?? []).filter((value) => value
        && value.toLowerCase().startsWith(text.toLowerCase()) && value !== text).map((value) => ({ value, label: value })),
      chosen: () => this.edited(),
      typed: () => this.edited(),
      wide: true,
    });
    const remove = h("button", { type: "button", "aria-label": "Remove the attribute", onclick: () => settings.remove(this) }, "Remove");
    this.path.value = path;
    this.element = h("div", { class: "setting" }, this.path.element, h("span", { "aria-hidden": "true" }, "="), this.value.element,
      remove, this.told, this.trouble);
    if (path) {
      this.look();
    }
  }

  edited() {
    this.touched = true;
    this.tell();
    this.settings.changed();
  }

  /** Asks what the attribute is. */
  async look() {
    const text = this.path.value.trim();
    this.know(null);
    const found = text ? await this.settings.hints(text) : [];
    if (text === this.path.value.trim()) {
      this.know(found.find((hint) => hint.path.toLowerCase() === text.toLowerCase() || hint.tag.replace(/\W/g, "") === text.toUpperCase()) ?? null);
      this.settings.changed();
    }
  }

  know(hint) {
    this.hint = hint;
    this.tell();
  }

  tell() {
    const hint = this.hint;
    if (!hint) {
      this.told.replaceChildren();
      return;
    }
    const condition = hint.condition ? " if " + (hint.condition.length > LONGEST ? hint.condition.slice(0, LONGEST) + "…" : hint.condition) : "";
    const values = (hint.values ?? []).filter(Boolean);
    this.told.replaceChildren(
      h("code", {}, hint.tag), " " + hint.name + " · " + hint.vrs.join(" or ") + " · VM " + hint.vm
        + (hint.retired ? " · retired" : ""),
      hint.type ? " · " : this.settings.sopClass ? " · not in this SOP Class" : "",
      hint.type ? h("b", {}, "Type " + hint.type) : "", hint.type ? " in the " + hint.module
        + ({ U: ", which is optional", C: ", which is conditional" }[hint.usage] ?? "") + condition : "",
      values.length ? (hint.enumerated ? " · one of " : " · such as ") + values.slice(0, 8).join(", ") + (values.length > 8 ? ", …" : "") : "",
      this.touched ? this.value.value === "" ? " · is set empty" : "" : " · not set");
  }

  /** Whether it goes to the compiler: not while its name is being typed. */
  get isSet() {
    const typing = document.activeElement === this.path.input && !this.hint;
    return this.touched && this.path.value.trim() !== "" && !typing;
  }

  /** The last name of the path. */
  get keyword() {
    return this.hint?.keyword ?? this.path.value.trim().split(/[./]/).pop();
  }

  /** Shows what is wrong with it. */
  blame(list) {
    const error = list.some((one) => one.severity === "error");
    this.value.input.toggleAttribute("aria-invalid", false);
    if (error) {
      this.value.input.setAttribute("aria-invalid", "true");
    }
    this.trouble.replaceChildren(...list.slice(0, 3).map((one) => h("p", { class: "note " + one.severity }, h("b", {}, one.severity), " ",
      foreign(one.message + (one.remedy ? "; " + one.remedy : "")))));
  }
}

/** The attributes that are set. */
export class Settings {
  constructor(changed) {
    this.changed = changed;
    this.sopClass = "";
    this.known = new Map();
    this.list = h("div", {});
    this.rows = [];
    this.element = h("section", { "aria-labelledby": "settings" }, h("h2", { id: "settings" }, "Attributes"),
      h("p", { class: "quiet" }, "Each is a setting (-m). Type a part of a keyword, a name or a tag; arrow keys and Enter choose. In a sequence: ",
        h("code", {}, "RequestAttributesSequence[0].AccessionNumber"), "."), this.list,
      h("button", { type: "button", onclick: () => this.add("").path.input.focus() }, "Add an attribute"));
    USUAL.forEach((path) => this.add(path));
  }

  add(path) {
    const row = new Setting(this, path);
    this.rows.push(row);
    this.list.append(row.element);
    return row;
  }

  remove(row) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    row.element.remove();
    (this.rows[at] ?? this.rows[at - 1])?.path.input.focus();
    this.changed();
  }

  /** What the receiver knows of names like this, each asked for once. */
  hints(text) {
    const key = text.trim() + "\n" + this.sopClass;
    if (!this.known.has(key)) {
      if (this.known.size > 500) {
        this.known.clear();
      }
      this.known.set(key, get("/api/builder/attributes?find=" + encodeURIComponent(text.trim()) + "&class=" + this.sopClass)
        .catch(() => []));
    }
    return this.known.get(key);
  }

  /** The SOP Class decides which type an attribute has. */
  setClass(uid) {
    if (uid !== this.sopClass) {
      this.sopClass = uid;
      this.rows.forEach((row) => row.path.value.trim() && row.look());
    }
  }

  fields() {
    return this.rows.filter((row) => row.isSet).map((row) => ["set", row.path.value.trim() + "=" + row.value.value]);
  }

  /** Shows problems and findings beside the attributes that they concern. */
  blame(list) {
    for (const row of this.rows) {
      const keyword = row.keyword;
      row.blame(keyword && row.touched ? list.filter((one) => one.keyword === keyword
        || !one.keyword && (one.message.split(/\W+/).includes(keyword) || one.message.includes('"' + row.path.value.trim() + '"'))) : []);
    }
  }
}

function labelled(id, text, field) {
  field.id = id;
  return h("div", { class: "choice" }, h("label", { for: id }, text), field);
}

/** The options of the compiler, under the names that the command line gives them. */
export class Options {
  constructor(choices, changed) {
    this.fieldsById = new Map();
    const select = (name, text, values) => this.field(name, text,
      h("select", { onchange: changed }, ...values.map(([value, words]) => h("option", { value }, words))));
    const input = (name, text, more = {}) => this.field(name, text,
      h("input", { type: "text", spellcheck: "false", autocomplete: "off", oninput: changed, ...more }));
    const check = (name, text) => {
      const box = h("input", { type: "checkbox", id: "option-" + name, onchange: changed });
      this.fieldsById.set(name, { value: () => box.checked ? "1" : "" });
      return h("div", { class: "check" }, box, h("label", { for: "option-" + name }, text));
    };
    const usual = choices.targets.find((target) => target.usual);
    this.element = h("details", { class: "options" }, h("summary", {}, h("b", {}, "Options of the compiler")), h("div", { class: "grid" },
      select("target", "Kind of server (--target)", [["", usual.title + " (" + usual.name + ")"],
        ...choices.targets.filter((target) => !target.usual).map((target) => [target.name, target.title + " (" + target.name + ")"])]),
      select("type", "Encoding (-t)", [["", "chosen by the input"], ["dicom", "DICOM files"], ["json", "DICOM JSON"], ["xml", "XML"]]),
      select("template", "Template (--template)", [["", "chosen by the kind of file"], ...choices.templates.map((name) => ["name:" + name, name])]),
      input("seed", "Seed of UIDs and boundary (--seed)"),
      input("study", "Study Instance UID (--study)", { inputmode: "decimal" }),
      input("boundary", "Boundary (--boundary)"),
      select("framing", "Framing (--framing)", [["", "canonical"], ["recipe", "as echo and cat make it"]]),
      input("limit", "Most instances a message (--limit)", { inputmode: "numeric" }),
      input("max-size", "Most bytes a message (--max-size)", { inputmode: "numeric" }),
      input("url", "URL for the curl command (-u)", { value: location.origin + "/studies" }),
      check("xc", "VL Photographic instances (--xc)"),
      check("no-pixel-header", "No Image Pixel attributes (--no-pixel-header)"),
      check("no-appn", "No APPn segments (--no-appn)"),
      check("turn", "Turn pictures by EXIF (--turn)"),
      check("no-validate", "Do not stop at errors (--no-validate)")));
  }

  field(name, text, element) {
    this.fieldsById.set(name, { value: () => element.value.trim() });
    return labelled("option-" + name, text, element);
  }

  value(name) {
    return this.fieldsById.get(name).value();
  }

  fields() {
    return [...this.fieldsById].map(([name, field]) => [name, field.value()]).filter(([, value]) => value);
  }
}

/** What the instances are attached to: a study that is stored here, or a file. */
export class Attaching {
  constructor(files, changed) {
    this.files = files;
    this.studies = h("select", { id: "like-study", onchange: () => {
      if (this.studies.value) {
        files.files.filter((entry) => entry.role === "like").forEach((entry) => { entry.role = "file"; });
        files.render();
      }
      changed();
    } }, h("option", { value: "" }, "none"));
    this.level = h("select", { id: "attach", onchange: changed }, ...[["", "what fits"], ["patient", "patient"], ["study", "study"],
      ["series", "series"], ["order", "order"]].map(([value, words]) => h("option", { value }, words)));
    const chooser = files.chooser("like-file", "like");
    const zone = h("div", { class: "drop small" }, h("label", { for: "like-file" },
      "Drop a DICOM file or a DICOM JSON answer here (--like), or choose it"), " ", chooser);
    files.takesDrops(zone, "like");
    this.element = h("section", { "aria-labelledby": "attaching" }, h("h2", { id: "attaching" }, "Attach to"),
      h("div", { class: "grid" }, labelled("like-study", "A study stored here", this.studies), labelled("attach", "Level (--attach)", this.level)),
      zone);
    this.refresh();
  }

  /** Asks for the studies anew; the chosen one stays. */
  async refresh() {
    const chosen = this.studies.value;
    const all = await get("/api/builder/studies").catch(() => []);
    this.studies.replaceChildren(h("option", { value: "" }, all.length ? "none" : "none is stored"), ...all.reverse().map((study) =>
      h("option", { value: "study:" + study.uid, selected: "study:" + study.uid === chosen },
        [study.patientName, study.patientId, study.date, study.description].filter(Boolean).join(" · ") + " · " + study.uid)));
  }

  fields() {
    const file = this.files.files.some((entry) => entry.role === "like");
    if (file) {
      this.studies.value = "";
    }
    const like = this.studies.value ? [["like", this.studies.value]] : [];
    return this.level.value && (like.length || file) ? [...like, ["attach", this.level.value]] : like;
  }
}
