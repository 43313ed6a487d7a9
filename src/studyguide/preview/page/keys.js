// The keyboard: panes by number, and a letter for what is done often.

import { keep, recall } from "./kept.js";

/** Hand keys to `actions` by their names, unless someone writes or has switched them off. */
export function listenToKeys(actions) {
  const dialog = document.getElementById("keys");
  const single = document.getElementById("single-keys");
  single.checked = recall("single-keys") !== "off";
  single.addEventListener("change", () => {
    keep("single-keys", single.checked ? "on" : "off");
  });
  document.getElementById("keys-open").addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || dialog.open || !single.checked) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "?") dialog.showModal();
    else if (event.key in actions) actions[event.key]();
    else return;
    event.preventDefault();
  });
}
