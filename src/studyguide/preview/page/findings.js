// The findings: what is wrong, in which line, what to do, and why it matters.

import { keepFocus } from "./focus.js";
import { counted, cut, make, marked } from "./make.js";

const NAMES = { error: "Error", warning: "Warning", note: "Note" };

export class Findings {
  /** `go` is called with the place of a finding that is chosen. */
  constructor(go) {
    this.list = document.getElementById("findings");
    this.count = document.getElementById("count");
    this.badge = document.getElementById("tab-count");
    this.sound = document.getElementById("sound");
    this.go = go;
    this.shown = "";
    this.at = -1;
  }

  show(diagnostics) {
    const written = JSON.stringify(diagnostics);
    if (written === this.shown) return;
    this.shown = written;
    this.at = -1;
    const opened = new Set(
      [...this.list.querySelectorAll("details[open]")].map((each) => each.dataset.code),
    );
    const items = diagnostics.map((each) => this.#item(each, opened));
    keepFocus(this.list, "button, summary", () => this.list.replaceChildren(...items));
    const worst = diagnostics.filter((each) => each.severity !== "note").length;
    this.count.textContent = this.badge.textContent = worst ? `(${worst})` : "";
    this.sound.hidden = diagnostics.length > 0;
  }

  /** Move on to the next finding. */
  next() {
    const items = this.list.querySelectorAll("button.place");
    if (!items.length) return;
    this.at = (this.at + 1) % items.length;
    items[this.at].focus();
  }

  #item(each, opened) {
    return make(
      "li",
      { class: `finding ${each.severity}` },
      make("p", { class: "message" }, make("strong", {}, NAMES[each.severity]), " ", each.message),
      this.#place(each),
      each.source ? make("pre", { class: "line" }, ...underlined(each)) : null,
      ...each.help.map((line) => make("p", { class: "help" }, ...marked(line))),
      ...(each.related ?? []).map((other) => this.#place(other, `${other.message}: `)),
      this.#more(each, opened),
    );
  }

  #place(place, before = "") {
    if (!place.file) return null;
    const name = place.file.split(/[\\/]/).pop();
    const button = make(
      "button",
      { type: "button", class: "place", onclick: () => this.go(place) },
      `${name}, line ${place.line}`,
    );
    return make("p", { class: "at" }, before, button);
  }

  #more(each, opened) {
    if (!each.what) return null;
    return make(
      "details",
      { "data-code": each.code, open: opened.has(each.code) },
      make("summary", {}, "What does this mean?"),
      ...[each.what, each.why, each.cure]
        .filter(Boolean)
        .flatMap((text) => text.split("\n\n"))
        .map((text) => make("p", {}, ...marked(text))),
      make("p", { class: "code" }, make("code", {}, each.code)),
    );
  }
}

/** The line of a finding with what is meant in it marked. */
function underlined({ source, column, length }) {
  const start = column - 1;
  return [
    cut(source, 0, start),
    make("mark", {}, cut(source, start, start + length) || " "),
    cut(source, start + length),
  ];
}

/** In a few words how it stands; `built` says that there is nothing to mend. */
export function verdict(state, built) {

  const errors = state.diagnostics.filter((each) => each.severity === "error").length;
  const warnings = state.diagnostics.filter((each) => each.severity === "warning").length;
  if (errors) {
    const old = state.pages.length ? ". These are the last good pages" : "";
    return `${counted(errors, "error")}${old}`;
  }
  return warnings ? `${built}, ${counted(warnings, "warning")}` : built;
}
