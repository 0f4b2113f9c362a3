// A text field with a list of what it may become, by keyboard and by mouse (ARIA 1.2, combobox).
import { h } from "./dom.js";

let count = 0;

/**
 * A field with suggestions.
 *
 * choices(text) gives a promise of { value, label, note }; chosen(choice) hears what was taken, typed() that the text changed,
 * left() that somebody goes on. While settled() holds, the list does not open by itself when the field is reached.
 */
export class Combobox {
  constructor(label, { choices, chosen, typed, left, settled, wide }) {
    this.choices = choices;
    this.chosen = chosen;
    this.typed = typed;
    this.left = left;
    this.shown = [];
    this.at = -1;
    this.turn = 0;
    const id = "list-" + ++count;
    // Tab would reach a list that scrolls, which closes then: what is typed next would go nowhere.
    this.list = h("ul", { id, role: "listbox", "aria-label": label, class: "choices", hidden: true, tabindex: -1,
      onmousedown: (event) => event.preventDefault() });
    this.input = h("input", { type: "text", role: "combobox", "aria-label": label, "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": id, autocomplete: "off", spellcheck: "false", autocapitalize: "off",
      oninput: () => this.changed(), onkeydown: (event) => this.key(event), onblur: () => {
        this.close();
        this.left?.();
      },
      onfocus: () => settled?.() || this.open() });
    this.element = h("div", { class: "combobox" + (wide ? " wide-field" : "") }, this.input, this.list);
  }

  get value() {
    return this.input.value;
  }

  set value(text) {
    this.input.value = text;
  }

  changed() {
    this.typed();
    this.open();
  }

  async open() {
    const turn = ++this.turn;
    const found = await this.choices(this.input.value);
    if (turn === this.turn && document.activeElement === this.input) {
      this.show(found);
    }
  }

  show(found) {
    this.shown = found;
    this.at = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...found.map((choice, i) => h("li", { id: this.list.id + "-" + i, role: "option",
      "aria-selected": "false", onpointerdown: (event) => this.take(i, event) },
    h("b", {}, choice.label), choice.note ? [" ", h("small", {}, choice.note)] : "")));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
  }

  close() {
    this.turn++;
    this.show([]);
  }

  take(i, event) {
    event.preventDefault();
    const choice = this.shown[i];
    this.input.value = choice.value;
    this.close();
    this.chosen(choice);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.shown.length) {
      event.preventDefault();
      this.mark((this.at + step + this.shown.length) % this.shown.length);
    } else if (step === 1) {
      this.open();
    } else if (event.key === "Enter" && this.at >= 0) {
      this.take(this.at, event);
    } else if (event.key === "Escape" && this.shown.length) {
      event.stopPropagation();
      this.close();
    }
  }

  mark(i) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = i;
    const option = this.list.children[i];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }
}
