// What a browser keeps of its reader's choices; one that is told to keep nothing does without.

/** The words kept under a name, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keep words under a name. */
export function keep(name, words) {
  try {
    localStorage.setItem(name, words);
  } catch {
    // Then they hold until the page is left.
  }
}
