// The excerpt made of selected words: its YAML, to copy or to put into a section.

import { post } from "./server.js";
import { make } from "./make.js";

export class Tray {
  /**
   * `inserted` is called with the server's answer when an excerpt was put into the outline, and
   * with the digest that the outline had before.
   */
  constructor(inserted) {
    this.form = document.getElementById("tray");
    this.yaml = document.getElementById("yaml");
    this.says = document.getElementById("tray-says");
    this.section = document.getElementById("section");
    this.insert = document.getElementById("insert");
    this.copy = document.getElementById("copy");
    this.inserted = inserted;
    this.selection = null;
    this.digest = null;
    // A click on a button must not undo the selection that it is about.
    this.form.addEventListener("mousedown", (event) => {
      if (event.target.closest("button")) event.preventDefault();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#insert();
    });
    this.copy.addEventListener("click", () => this.#copy());
    document.getElementById("tray-close").addEventListener("click", () => this.close());
  }

  /** What excerpts can be put into. */
  show(state) {
    this.digest = state.outline.digest;
    const chosen = this.section.value;
    const wanted = state.sections.map((each) => `${each.id}\n${each.title}`).join("\n");
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.section.replaceChildren(
      ...state.sections.map((each) => make("option", { value: each.id }, each.title)),
    );
    if (state.sections.some((each) => each.id === chosen)) this.section.value = chosen;
  }

  /** Ask for the excerpt of a selection, which has these words, and show it. */
  async offer(selection, words) {
    // The same words are selected again when the source is shown anew.
    const offered = !this.form.hidden && this.yaml.textContent && this.words === words;
    if (offered && JSON.stringify(selection) === JSON.stringify(this.selection)) return;
    this.selection = selection;
    this.words = words;
    const answer = await post("/excerpt", selection);
    if (this.selection !== selection) return;
    if (this.form.hidden) {
      this.form.hidden = false;
      this.form.scrollIntoView({ block: "nearest" });
    }
    this.yaml.textContent = answer.yaml ?? "";
    this.yaml.hidden = this.copy.disabled = this.insert.disabled = !answer.yaml;
    this.#say(answer);
  }

  close() {
    const { anchorNode } = document.getSelection();
    const words = anchorNode?.parentElement?.closest(".words");
    this.form.hidden = true;
    this.selection = null;
    document.getSelection().removeAllRanges();
    (words ?? this.form.closest(".pane")).focus({ preventScroll: true });
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.yaml.textContent);
      this.says.textContent = "Copied.";
    } catch {
      document.getSelection().selectAllChildren(this.yaml);
      this.says.textContent = "Press Ctrl+C to copy the selected lines.";
    }
  }

  async #insert() {
    const section = this.section.value;
    const digest = this.digest;
    const order = { ...this.selection, yaml: this.yaml.textContent, section, digest };
    const answer = await post("/insert", order);
    this.#say(answer);
    if (answer.error) return;
    this.says.textContent = `Put into the outline at line ${answer.line}.`;
    this.inserted(answer, digest);
  }

  #say(answer) {
    this.says.textContent = [answer.error, answer.help].filter(Boolean).join(" ");
  }
}
