// The texts of the sources, with what the outline uses of them, and words selected in them.

import { keepFocus } from "./focus.js";
import { make } from "./make.js";
import { adjust, offsetIn, selectAgain, selectionIn, selectSentence } from "./selecting.js";

export class Sources {
  /** `go` is called with the place of a use, `select` with words that are selected. */
  constructor(go, select) {
    this.choice = document.getElementById("source");
    this.unused = document.getElementById("unused");
    this.text = document.getElementById("text");
    this.go = go;
    this.select = select;
    this.sources = [];
    this.choice.addEventListener("change", () => this.#render());
    this.unused.addEventListener("change", () => this.#filter());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("focusin", (event) => {
      const paragraph = event.target.closest(".paragraph");
      if (paragraph) this.#here(paragraph.querySelector(".words"));
    });
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.#selected(), 120);
    });
  }

  show(sources) {
    const written = JSON.stringify(sources);
    if (written === this.written) return;
    this.written = written;
    this.sources = sources;
    const chosen = this.choice.value;
    this.choice.replaceChildren(
      ...sources.map((each) => make("option", { value: each.id }, each.label)),
    );
    if (sources.some((each) => each.id === chosen)) this.choice.value = chosen;
    this.#render();
  }

  #render() {
    const source = this.sources.find((each) => each.id === this.choice.value);
    const again = this.rendered === this.choice.value;
    const top = again ? this.text.scrollTop : 0;
    const at = again ? this.#all().findIndex((words) => words.tabIndex === 0) : 0;
    const held = again ? selectionIn(this.#all()) : null;
    this.rendered = this.choice.value;
    if (!source) {
      this.text.replaceChildren();
      return;
    }
    const paragraphs = source.paragraphs.map((paragraph) => this.#paragraph(paragraph));
    const kind = document.activeElement.matches(".use") ? ".use" : ".words";
    keepFocus(this.text, kind, () => this.text.replaceChildren(...paragraphs));
    this.text.lang = source.language ?? "";
    const all = this.#all();
    this.#here(all[Math.min(Math.max(at, 0), all.length - 1)]);
    this.#filter();
    if (held) selectAgain(held, all);
    this.text.scrollTop = top;
  }

  #filter() {
    this.text.classList.toggle("only-unused", this.unused.checked);
    const here = this.#all().find((words) => words.tabIndex === 0);
    if (here && !here.offsetParent) this.#here(this.#all().find((words) => words.offsetParent));
  }

  #all() {
    return [...this.text.querySelectorAll(".words")];
  }

  /** The Tab key leads to one paragraph and to what uses it, and then on out of the text. */
  #here(words) {
    if (!words) return;
    for (const each of this.text.querySelectorAll("[tabindex='0']")) each.tabIndex = -1;
    words.tabIndex = 0;
    for (const use of words.parentElement.querySelectorAll(".use")) use.tabIndex = 0;
  }

  #paragraph(paragraph) {
    const used = paragraph.uses.length > 0;
    return make(
      "div",
      { class: `paragraph${used ? " used" : ""}${paragraph.skipped ? " skipped" : ""}` },
      make("span", { class: "number", "aria-hidden": "true" }, String(paragraph.number)),
      make(
        "p",
        {
          class: "words",
          role: "group",
          tabIndex: -1,
          "data-number": String(paragraph.number),
          "aria-label": `Paragraph ${paragraph.number}: ${paragraph.text}`,
        },
        ...this.#stretches(paragraph),
      ),
      used ? this.#uses(paragraph.uses) : null,
    );
  }

  /** The text in pieces: what is quoted is marked. */
  #stretches({ text, uses }) {
    const points = [...text];
    const quoted = uses.filter((use) => use.end > use.start);
    const edges = [0, points.length, ...quoted.flatMap((use) => [use.start, use.end])];
    const borders = [...new Set(edges)].sort((a, b) => a - b);
    return borders.slice(1).map((end, i) => {
      const start = borders[i];
      const piece = points.slice(start, end).join("");
      const over = quoted.filter((use) => use.start <= start && use.end >= end);
      if (!over.length) return piece;
      return make("mark", { title: over.map((use) => use.name).join(", ") }, piece);
    });
  }

  /** Where a paragraph is used, each a way to the line that does. */
  #uses(uses) {
    const named = new Map(uses.map((use) => [`${use.name} ${use.line}`, use]));
    const links = [...named.values()].map((use) =>
      make(
        "button",
        { type: "button", class: "use", tabIndex: -1, onclick: () => this.go(use) },
        use.name,
      ),
    );
    return make("p", { class: "uses" }, make("span", { class: "unseen" }, "Used in "), ...links);
  }

  /** Tell of the selection, if it lies in this text. */
  #selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.commonAncestorContainer)) return;
    const touched = [...this.text.querySelectorAll(".words")].filter((each) =>
      range.intersectsNode(each),
    );
    if (!touched.length) return;
    const [first, last] = [touched[0], touched[touched.length - 1]];
    const start = offsetIn(first, range.startContainer, range.startOffset);
    const end = offsetIn(last, range.endContainer, range.endOffset);
    const place = {
      source: this.choice.value,
      start: { paragraph: Number(first.dataset.number), offset: start ?? 0 },
      end: { paragraph: Number(last.dataset.number), offset: end ?? [...last.textContent].length },
    };
    this.select(place, range.toString());
  }

  #key(event) {
    const words = document.activeElement.closest?.(".words");
    if (!words || event.altKey || event.metaKey) return;
    if (event.key === "Enter") selectSentence(words);
    else if (event.key in ACROSS && (event.shiftKey || event.ctrlKey)) adjust(words, ACROSS[event.key], event.shiftKey);
    else if (event.key in DOWN && !event.shiftKey && !event.ctrlKey) this.#step(words, DOWN[event.key]);
    else return;
    event.preventDefault();
  }

  /** From one paragraph to the next; one of them is in the order of the Tab key. */
  #step(words, step) {
    const all = this.#all().filter((each) => each.offsetParent);
    const next = all[all.indexOf(words) + step];
    if (!next) return;
    this.#here(next);
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

const ACROSS = { ArrowLeft: "backward", ArrowRight: "forward" };
const DOWN = { ArrowUp: -1, ArrowDown: 1 };
