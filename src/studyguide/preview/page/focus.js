// The focus of the keyboard: a new state of the outline must not take it away.

/**
 * Do `change` to what stands in `box`. If that takes away what has the focus there, the focus
 * goes to what `selector` finds in its place, or else to the pane.
 */
export function keepFocus(box, selector, change) {
  const held = document.activeElement;
  const inside = box.contains(held);
  const at = inside ? [...box.querySelectorAll(selector)].indexOf(held) : -1;
  change();
  if (!inside || document.activeElement === held) return;
  const now = [...box.querySelectorAll(selector)];
  const next = now[Math.min(at, now.length - 1)] ?? box.closest(".pane");
  next.focus({ preventScroll: true });
}
