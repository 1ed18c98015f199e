// From a word on the paper to the same word in the text, and back.
import { pm } from "../../django_prose_editor/editor.js";
import { bodyOf, indexOfItem, posOf, sectionOf } from "./rows.js";
import { goToPart } from "./places.js";
import { placeAfter } from "./paper-pages.js";

const { TextSelection } = pm.state;
const lettersIn = (text) => [...text.replace(/\s+/g, "")].length;

function pointed({ clientX: x, clientY: y }) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return { node: caret.offsetNode, at: caret.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, at: range.startOffset };
}

// Letters of the line before the place that was clicked, white space not counted.
function lettersBefore(element, event) {
  const place = pointed(event);
  if (!place || !element.contains(place.node)) return 0;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(place.node, place.at);
  return lettersIn(range.toString());
}

function placeIn(row, count) {
  let left = count, at = 0;
  for (const letter of row.textContent) {
    if (left <= 0 && /\S/u.test(letter)) break;
    if (/\S/u.test(letter)) left -= 1;
    at += letter.length;
  }
  return at;
}

function rowOf(doc, { uid, block, part, index }) {
  if (part) {
    const { node, from } = sectionOf(doc, part);
    return index < node.childCount ? { row: node.child(index), pos: posOf(node, from, index) } : null;
  }
  const { node: body, from } = bodyOf(doc);
  let at = indexOfItem(body, uid);
  for (let next = at; block && next >= 0 && next < body.childCount; next += 1) {
    if (body.child(next).attrs.block === block) { at = next; break; }
  }
  return at < 0 ? null : { row: body.child(at), pos: posOf(body, from, at) };
}

function goTo(editor, to, letters) {
  const isLine = to.uid || to.index >= 0, found = isLine && rowOf(editor.view.state.doc, to);
  if (!found) { goToPart(editor, to.part); return; }
  const { row, pos } = found, { tr, doc } = editor.view.state;
  const at = row.isTextblock ? placeIn(row, letters - lettersIn(to.lead ?? "")) : 0;
  editor.view.focus();
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(pos + 1 + at))).scrollIntoView());
}

// Where the caret would stand on the paper; the number before the words is not counted.
export function caretOn(line, $head) {
  const before = lettersIn($head.parent.textBetween(0, $head.parentOffset));
  const place = placeAfter(line, Math.max(before - 1, 0));
  if (!place) return line.getBoundingClientRect();
  const range = document.createRange();
  range.setStart(place.node, place.at);
  return range.getBoundingClientRect();
}

// `show` brings the text to the front where only one of the three is shown.
export function leadToText({ editor, desk, sheet, show }) {
  desk.addEventListener("click", (event) => {
    const { target } = event;
    if (!getSelection().isCollapsed || !target.closest(".paper") || target.closest("a, summary, .page-gap")) return;
    const to = sheet.placeOf(target), line = target.closest("p, h2, h3, h4, h5, h6, table");
    if (to.part === "appendices") return;
    const letters = line ? lettersBefore(line, event) : 0;
    show?.();
    goTo(editor, to, letters);
  });
}
