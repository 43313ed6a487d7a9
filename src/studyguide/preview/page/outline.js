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
    this.list.style.setProperty("--digits", String(lines.length).length);
  }

  /** Show a place: of the outline its line, of another file its name. */
  reveal(place) {
    this.place = place;
    this.button.hidden = false;
    this.opened.textContent = "";
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const here = place.file === this.outline?.file;
    const name = place.file.split(/[\\/]/).pop();
    this.where.textContent = `${name}, line ${place.line}`;
    if (!here) return;
    const line = this.list.children[place.line - 1];
    if (!line) return;
    line.setAttribute("aria-current", "location");
    const room = this.list.clientHeight;
    this.list.scrollTop = line.offsetTop - this.list.offsetTop - room / 3;
    line.scrollIntoView({ block: "nearest" }); // in a low window the pane is scrolled, too
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
