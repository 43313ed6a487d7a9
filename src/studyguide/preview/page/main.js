// One page that always shows the newest state of the outline.

import { Findings, verdict } from "./findings.js";
import { listenToKeys } from "./keys.js";
import { make } from "./make.js";
import { OutlineText } from "./outline.js";
import { Pages } from "./pages.js";
import { listen } from "./server.js";
import { Sources } from "./sources.js";
import { Tray } from "./tray.js";

const byId = (id) => document.getElementById(id);
const status = byId("status");
const heard = byId("heard");
const changedButton = byId("changed");
const editionChoice = byId("edition");

const outline = new OutlineText();
const pages = new Pages(reveal);
const findings = new Findings(reveal);
const tray = new Tray(revealInserted);
const sources = new Sources(reveal, (selection, words) => tray.offer(selection, words));

let state = null;
let changed = null;
let inserted = null;
let events = follow(new URL(location).searchParams.get("edition"));

/** Show a place of the outline, on a small window in the pane that it has, and mark it on pages. */
function reveal(place) {
  showPane("editing");
  outline.reveal(place);
  pages.mark(place);
}

/** Show what was put into the outline whose text had `digest`, as soon as the new text is here. */
function revealInserted({ line }, digest) {
  inserted = { file: outline.outline.file, line, column: 1, digest };
  if (outline.outline.digest !== digest) tellOfInserted();
}

function tellOfInserted() {
  if (inserted && outline.outline.digest !== inserted.digest) {
    reveal(inserted);
    inserted = null;
  }
}

/**
 * Show a new state: pages first, which is what someone waits for. While their pictures are on the
 * way there is time for all else.
 */
function take(next) {
  const kept = state?.edition === next.edition;
  const before = kept ? state.pages.length : 0;
  const otherwise = pages.show(next.pages, kept && before > 0);
  state = next;
  setTimeout(() => describe(next, otherwise));
}

function describe(next, otherwise) {
  byId("title").textContent = next.title || next.outline.name;
  document.title = `${next.title || next.outline.name} – preview`;
  document.body.classList.toggle("stale", next.stale);
  status.textContent = verdict(next, `Built in ${Math.round(next.milliseconds)} ms`);
  hear(verdict(next, "Built"));
  findings.show(next.diagnostics);
  outline.show(next.outline);
  if (outline.place) pages.mark(outline.place);
  tellOfInserted();
  if (next.sources) sources.show(next.sources);
  tray.show(next);
  showEditions(next);
  tellOf(otherwise);
}

/** Offer the way to the first page that changed, if nothing that changed is in sight. */
function tellOf(otherwise) {
  if (!otherwise.length) return;
  changed = otherwise[0];
  changedButton.hidden = otherwise.some((page) => pages.sees(page));
  changedButton.textContent = `Changed: page ${changed.label}`;
}

function goToChanged() {
  if (!changed) return;
  enter("pages");
  pages.go(changed);
  changedButton.hidden = true;
}

/** Tell whoever hears the page how it stands, but not at every save that it still stands so. */
function hear(words) {
  if (heard.textContent !== words) heard.textContent = words;
}

function showEditions({ editions, edition }) {
  const known = [...editionChoice.options].map((option) => option.value).join();
  if (known !== editions.map((each) => each.name).join()) {
    editionChoice.replaceChildren(
      ...editions.map((each) => make("option", { value: each.name }, each.title)),
    );
  }
  editionChoice.value = edition;
  byId("pdf").href = `/pdf?edition=${encodeURIComponent(edition)}`;
}

function follow(edition) {
  return listen(edition, take, () => {
    status.textContent = "The preview is not running any more: start it again in its terminal.";
    hear(status.textContent);
  });
}

function showPane(name) {
  document.body.dataset.pane = name;
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.setAttribute("aria-current", String(tab.dataset.shows === name));
  }
}

function enter(name) {
  showPane(name);
  byId(name).focus();
}

editionChoice.addEventListener("change", () => {
  const url = new URL(location);
  url.searchParams.set("edition", editionChoice.value);
  history.replaceState(null, "", url);
  events.close();
  events = follow(editionChoice.value);
});
changedButton.addEventListener("click", goToChanged);
byId("smaller").addEventListener("click", () => pages.resize(-1));
byId("larger").addEventListener("click", () => pages.resize(1));
byId("fit").addEventListener("click", () => pages.resize(0));
for (const tab of document.querySelectorAll(".tabs button")) {
  tab.addEventListener("click", () => showPane(tab.dataset.shows));
}
listenToKeys({
  1: () => enter("pages"),
  2: () => enter("editing"),
  3: () => enter("sources"),
  f: () => {
    showPane("editing");
    findings.next();
  },
  e: () => outline.open(),
  c: goToChanged,
  "+": () => pages.resize(1),
  "-": () => pages.resize(-1),
  0: () => pages.resize(0),
});
showPane("pages");
