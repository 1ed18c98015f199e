// A figure is the mark of exactly one number: it grows and shrinks with it, and goes with it.
import { schema } from "./schema.js";
import { bodyOf } from "./rows.js";

// As campaigns/figures.py reads numbers: parts of words, dates and codes are none.
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.,/\-])\d+(?:\.\d{3})*(?:,\d+)?(?!\d)|(?<=/)\d+(?:\.\d{3})*(?:,\d+)?(?![\d/])`
  + String.raw`|(?<=[\d%‰]-)(?<!\d-\d\d-)\d+(?:\.\d{3})*(?:,\d+)?(?![\d\-])`, "gu",
);
// Half typed, "1." and "1,8" with a hand on the way are still the number.
const TYPING = /\d[\d.,]*/g;

const placesOf = (text, pattern) => [...text.matchAll(pattern)].map((found) => {
  const words = found[0].replace(/[.,]+$/, "");
  return { start: found.index, end: found.index + words.length };
});
export const numbersIn = (text) => placesOf(text, NUMBER);

// Stretches of a line that one figure covers: {mark, start, end} in letters of the line.
export function figuresIn(line) {
  const found = [];
  line.forEach((child, offset) => {
    const mark = child.marks.find((one) => one.type === schema.marks.figure);
    if (!mark) return;
    const last = found[found.length - 1];
    if (last && last.mark.eq(mark) && last.end === offset) last.end = offset + child.nodeSize;
    else found.push({ mark, start: offset, end: offset + child.nodeSize });
  });
  return found;
}

function numberFor(figure, text) {
  return placesOf(text, TYPING).find(({ start, end }) => start < figure.end && end > figure.start) ?? null;
}

// Put the figures of one line right; `seen` holds the uids that stand further up.
export function mendFigures(tr, line, pos, seen) {
  const text = line.textContent;
  for (const figure of figuresIn(line)) {
    const place = numberFor(figure, text);
    const { uid } = figure.mark.attrs;
    const isFresh = !seen.has(uid);
    if (place && isFresh) seen.add(uid);
    if (place && isFresh && place.start === figure.start && place.end === figure.end) continue;
    tr.removeMark(pos + 1 + figure.start, pos + 1 + figure.end, figure.mark);
    if (place && isFresh) tr.addMark(pos + 1 + place.start, pos + 1 + place.end, figure.mark);
  }
}

export function findFigure(doc, uid) {
  const { node: body, from } = bodyOf(doc);
  let place = null;
  body.forEach((row, offset) => {
    if (place || row.type !== schema.nodes.line) return;
    const figure = figuresIn(row).find((one) => one.mark.attrs.uid === uid);
    if (figure) place = { ...figure, row, pos: from + offset, from: from + offset + 1 + figure.start, to: from + offset + 1 + figure.end };
  });
  return place;
}

export function figureAt($pos) {
  if ($pos.parent.type !== schema.nodes.line) return null;
  const at = $pos.parentOffset;
  const figure = figuresIn($pos.parent).find(({ start, end }) => start <= at && at <= end);
  if (!figure) return null;
  const from = $pos.start();
  return { ...figure, row: $pos.parent, from: from + figure.start, to: from + figure.end };
}
