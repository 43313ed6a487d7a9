// Words selected in the text of a source. Offsets count code points.

/** How many code points of `words` stand before a place; none if the place is elsewhere. */
export function offsetIn(words, node, offset) {
  if (!words.contains(node)) return null;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

/** Select up to the first end of a sentence, or all of it. */
export function selectSentence(words) {
  const text = words.textContent;
  const end = /[.!?…]["'”’»)\]]*(?=\s)/u.exec(text);
  const sentence = end ? text.slice(0, end.index + end[0].length) : text;
  document.getSelection().setBaseAndExtent(
    ...pointIn(words, 0), ...pointIn(words, [...sentence].length),
  );
}

/** Move the end of the selection by a word, or else its beginning. */
export function adjust(words, direction, itsEnd) {
  const selection = document.getSelection();
  if (selection.isCollapsed || !words.contains(selection.anchorNode)) {
    selectSentence(words);
    return;
  }
  if (itsEnd) {
    selection.modify("extend", direction, "word");
    return;
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
  selection.modify("extend", direction, "word");
  selection.setBaseAndExtent(
    selection.focusNode, selection.focusOffset, selection.anchorNode, selection.anchorOffset,
  );
}

/** The place behind so many code points of `words`: a node, and an offset in it. */
function pointIn(words, offset) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = [...node.data];
    if (left <= points.length) return [node, points.slice(0, left).join("").length];
    left -= points.length;
  }
  return [words, words.childNodes.length];
}

/**
 * The two ends of the selection, each an offset in one of `all` paragraphs; null if they are
 * elsewhere.
 */
export function selectionIn(all) {
  const { isCollapsed, anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
  if (isCollapsed) return null;
  const ends = [[anchorNode, anchorOffset], [focusNode, focusOffset]].map(([node, offset]) => {
    const at = all.findIndex((words) => words.contains(node));
    return at < 0 ? null : { at, text: all[at].textContent, offset: offsetIn(all[at], node, offset) };
  });
  return ends.includes(null) ? null : ends;
}

/** Select between two ends once more, in paragraphs that were made anew and may have moved. */
export function selectAgain(ends, all) {
  const points = ends.map(({ at, text, offset }) => {
    const words = [all[at], ...all].find((each) => each?.textContent === text);
    return words && pointIn(words, offset);
  });
  if (points.every(Boolean)) document.getSelection().setBaseAndExtent(...points.flat());
}
