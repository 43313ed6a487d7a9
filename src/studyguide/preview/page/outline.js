// The text of the outline, line by line, and the line that is looked at.

import { post } from "./server.js";
import { make } from "./make.js";

export class OutlineText {
  constructor() {
    this.list = document.getElementById("outline");
    this.where = document.getElementById("where");
    this.button = document.getElementById("open");
    this.opened = document.getElementById("opened");
    this.lines = [];
    this.outline = null;
    this.place = null;
    this.button.addEventListener("click", () => this.open());
  }

  /** The text of the outline; only lines that changed are made anew. */
  show(outline) {
    const before = this.outline;
    this.outline = outline;
    if (before?.digest === outline.digest) return;
    const lines = outline.text.split(/\r\n|\n|\r/);
    const old = this.lines;
    let head = 0;
    while (head < old.length && head < lines.length && old[head] === lines[head]) head += 1;
    let tail = 0;
    const most = Math.min(old.length, lines.length) - head;
    while (tail < most && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail += 1;
    const after = this.list.children[old.length - tail] ?? null;
    for (let i = old.length - tail - 1; i >= head; i -= 1) this.list.children[i].remove();
    const fresh = document.createDocumentFragment();
    for (const line of lines.slice(head, lines.length - tail)) fresh.append(make("li", {}, line || "\u200b"));
    this.list.insertBefore(fresh, after);
    this.lines = lines;
    this.#stay(head, old.length - tail, lines.length - tail);
    this.list.style.setProperty("--digits", String(lines.length).length);
  }

  /** The place that is shown stays with its words: lines from `head` on up to `before` are now
   * others, up to `now`. */
  #stay(head, before, now) {
    const place = this.place;
    if (place?.file !== this.outline.file || place.line <= head) return;
    const line = place.line > before ? place.line + now - before : Math.min(place.line, now);
    this.#mark({ ...place, line: Math.max(line, 1) });
  }

  /** Show a place: of the outline its line, of another file its name. */
  reveal(place) {
    this.button.hidden = false;
    this.opened.textContent = "";
    const line = this.#mark(place);
    if (!line) return;
    const room = this.list.clientHeight;
    this.list.scrollTop = line.offsetTop - this.list.offsetTop - room / 3;
    line.scrollIntoView({ block: "nearest" }); // in a low window the pane is scrolled, too
  }

  /** Mark a place; its line, if it is one of the outline. */
  #mark(place) {
    this.place = place;
    const name = place.file.split(/[\\/]/).pop();
    this.where.textContent = `${name}, line ${place.line}`;
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    if (place.file !== this.outline?.file) return null;
    const line = this.list.children[place.line - 1] ?? null;
    line?.setAttribute("aria-current", "location");
    return line;
  }

  /** Open the place that is shown in the editor of whoever runs the preview. */
  async open() {
    if (!this.place) return;
    const { file, line, column } = this.place;
    const answer = await post("/open", { file, line, column: column ?? 1 });
    this.opened.textContent = answer.error
      ? [answer.error, answer.help].filter(Boolean).join(" ")
      : `Opened at line ${line}.`;
  }
}
