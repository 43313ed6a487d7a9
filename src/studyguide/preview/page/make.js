// Elements in few words. Text is always text: nothing of what an author wrote is markup here.

/** An element with properties (`class`, `data-…` and `aria-…` as attributes) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in element && !name.startsWith("aria")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text in which `words` between grave accents are code. */
export function marked(text) {
  const parts = text.split("`");
  return parts.map((part, i) => (i % 2 ? make("code", {}, part) : part));
}

/** `count` with its noun: “1 error”, “2 errors”. */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Offsets count code points, JavaScript counts UTF-16 units: text cut by code points. */
export function cut(text, start, stop) {
  return [...text].slice(start, stop).join("");
}
