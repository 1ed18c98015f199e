// Items as a whole: in and out, up and down, list styles, headings, what an item is for.
import { pm } from "../../django_prose_editor/editor.js";
import { schema } from "./schema.js";
import {
  DEEPEST, bodyOf, hasChildren, indexOfItem, itemStart, listStyle, ownEnd, parentOf, posOf, rowAt,
  siblingAfter, siblingBefore, styleBelow, subtreeEnd,
} from "./rows.js";

const { Fragment } = pm.model;
const { TextSelection } = pm.state;
const MOST_HEADING = 500;
const RUN_IN = /^.{1,120}?[:.](?=\s)/;

// Where the caret stands: its row, and the first row of its item.
export function here({ selection }, $pos = selection.$from) {
  const row = rowAt($pos);
  if (!row) return null;
  const start = itemStart(row.body, row.index);
  return { ...row, start, item: row.body.child(start), itemPos: posOf(row.body, row.from, start) };
}

// The items that a selection touches, from the first row to the end of what stands below them.
export function chosen(state) {
  const first = here(state), last = here(state, state.selection.$to);
  if (!first || !last) return null;
  const { body, from, start } = first;
  let end = start;
  const roots = [];
  while (end <= last.start) { roots.push(end); end = subtreeEnd(body, end); }
  return { body, from, start, end, roots };
}

const rowsBetween = (body, start, end) => Array.from({ length: end - start }, (_, at) => body.child(start + at));
const shifted = (row, by) => row.type.create({ ...row.attrs, depth: Math.max(0, row.attrs.depth + by) }, row.content, row.marks);
const ofOneList = ({ body, roots }) => roots.every((root) => body.child(root).attrs.depth === body.child(roots[0]).attrs.depth);

function shiftRows(tr, { body, from, start, end }, by) {
  let pos = posOf(body, from, start);
  for (const row of rowsBetween(body, start, end)) {
    tr.setNodeAttribute(pos, "depth", Math.max(0, row.attrs.depth + by));
    pos += row.nodeSize;
  }
  return tr;
}

// ---- In and out --------------------------------------------------------------------------------
export function indent(state, dispatch) {
  const range = chosen(state);
  if (!range) return false;
  const { body, from, start, end } = range;
  const above = siblingBefore(body, start);
  const deepest = Math.max(...rowsBetween(body, start, end).map((row) => row.attrs.depth));
  if (above < 0 || deepest >= DEEPEST) return false;
  const tr = shiftRows(state.tr, range, 1);
  const style = styleBelow(listStyle(body, start));
  const isNewList = !hasChildren(body, above) && body.child(above).attrs.style !== style;
  if (isNewList) tr.setNodeAttribute(posOf(body, from, above), "style", style);
  dispatch?.(tr.scrollIntoView());
  return true;
}

// An empty item that comes out to headings is to be the next heading.
function likeSiblings(tr, { body, from, start }, depth) {
  const row = body.child(start);
  if (row.content.size || row.type !== schema.nodes.line || ownEnd(body, start) > start + 1) return;
  for (let above = start - 1; above >= 0; above -= 1) {
    const { uid, depth: its, heading, numbered } = body.child(above).attrs;
    if (!uid || its > depth) continue;
    if (its < depth) return;
    const pos = posOf(body, from, start);
    tr.setNodeAttribute(pos, "heading", heading);
    tr.setNodeAttribute(pos, "numbered", numbered);
    tr.setNodeAttribute(pos, "style", body.child(above).attrs.style);
    return;
  }
}

export function outdent(state, dispatch) {
  const range = chosen(state);
  if (!range) return false;
  const { body, from, start, end, roots } = range;
  const { depth } = body.child(start).attrs;
  if (depth === 0) return false;
  const tr = shiftRows(state.tr, range, -1);
  const last = roots[roots.length - 1];
  const takes = end < body.childCount && body.child(end).attrs.depth >= depth && !hasChildren(body, last);
  if (takes) tr.setNodeAttribute(posOf(body, from, last), "style", listStyle(body, start));
  else likeSiblings(tr, range, depth - 1);
  dispatch?.(tr.scrollIntoView());
  return true;
}

// ---- Up and down -------------------------------------------------------------------------------
function moveRows(state, dispatch, { body, from, start, end }, target, by = 0) {
  const first = posOf(body, from, start), last = posOf(body, from, end);
  const to = posOf(body, from, target);
  const rows = rowsBetween(body, start, end).map((row) => (by ? shifted(row, by) : row));
  const { tr } = state;
  const { anchor, head } = state.selection;
  tr.delete(first, last);
  const place = to > first ? to - (last - first) : to;
  tr.insert(place, Fragment.from(rows));
  const at = (pos) => Math.min(Math.max(pos - first + place, place + 1), place + (last - first) - 1);
  const selection = TextSelection.between(tr.doc.resolve(at(anchor)), tr.doc.resolve(at(head)));
  dispatch?.(tr.setSelection(selection).scrollIntoView());
  return true;
}

export function moveUp(state, dispatch) {
  const range = chosen(state);
  if (!range || !ofOneList(range)) return false;
  const above = siblingBefore(range.body, range.start);
  if (above >= 0) return moveRows(state, dispatch, range, above);
  const parent = parentOf(range.body, range.start);
  return parent >= 0 && moveRows(state, dispatch, range, parent, -1);
}

export function moveDown(state, dispatch) {
  const range = chosen(state);
  if (!range || !ofOneList(range)) return false;
  const { body, roots } = range;
  const below = siblingAfter(body, roots[roots.length - 1]);
  if (below >= 0) return moveRows(state, dispatch, range, subtreeEnd(body, below));
  if (body.child(range.start).attrs.depth === 0) return false;
  dispatch?.(shiftRows(state.tr, range, -1).scrollIntoView());
  return true;
}

// ---- The style of the list ---------------------------------------------------------------------
export function putListStyle(tr, { body, from, start }, style) {
  const parent = parentOf(body, start);
  if (parent < 0) tr.setNodeAttribute(from - 1, "items_style", style);
  else tr.setNodeAttribute(posOf(body, from, parent), "style", style);
  const { numbered } = body.child(start).attrs;
  if (!numbered && style !== "none") tr.setNodeAttribute(posOf(body, from, start), "numbered", true);
  return tr;
}

export const setListStyle = (style) => (state, dispatch) => {
  const at = here(state);
  if (!at) return false;
  dispatch?.(putListStyle(state.tr, at, style));
  return true;
};

// ---- Headings ----------------------------------------------------------------------------------
function cleared(tr, pos, row, ...marks) {
  for (const mark of marks) tr.removeMark(pos + 1, pos + row.nodeSize - 1, schema.marks[mark]);
  return tr;
}

export function toggleHeading(state, dispatch) {
  const at = here(state);
  if (!at || at.item.type !== schema.nodes.line) return false;
  const on = !at.item.attrs.heading;
  if (on && at.item.textContent.length > MOST_HEADING) return false;
  const tr = state.tr.setNodeAttribute(at.itemPos, "heading", on);
  if (on) cleared(tr, at.itemPos, at.item, "figure", "runin");
  dispatch?.(tr);
  return true;
}

const runInIn = (row) => row.firstChild?.marks.some((mark) => mark.type === schema.marks.runin) ?? false;

// A heading on its own line takes up the paragraph below it.
function joinHeading(tr, { body, itemPos, item, start }) {
  tr.setNodeAttribute(itemPos, "heading", false);
  tr.addMark(itemPos + 1, itemPos + item.nodeSize - 1, schema.marks.runin.create());
  const next = start + 1 < ownEnd(body, start) ? body.child(start + 1) : null;
  if (next?.type !== schema.nodes.line) return tr;
  const seam = itemPos + item.nodeSize;
  tr.join(seam).insert(seam - 1, schema.text(" "));
  return tr;
}

function runInEnd(state, { itemPos, item }) {
  const { from, to, empty } = state.selection;
  const last = itemPos + item.nodeSize - 1;
  if (!empty && from > itemPos && to <= last) return to;
  const found = RUN_IN.exec(item.textContent);
  if (found) return itemPos + 1 + found[0].length;
  return from > itemPos + 1 && from <= last ? from : last;
}

export function toggleRunIn(state, dispatch) {
  const at = here(state);
  if (!at || at.item.type !== schema.nodes.line || !at.item.content.size) return false;
  const { tr } = state;
  const end = runInEnd(state, at);
  if (at.item.attrs.heading) joinHeading(tr, at);
  else if (runInIn(at.item)) cleared(tr, at.itemPos, at.item, "runin");
  else if (end - at.itemPos - 1 > MOST_HEADING) return false;
  else tr.addMark(at.itemPos + 1, end, schema.marks.runin.create()).removeMark(at.itemPos + 1, end, schema.marks.figure);
  dispatch?.(tr);
  return true;
}

// ---- What an item is for -----------------------------------------------------------------------
export const setItem = (uid, values) => (state, dispatch) => {
  const { node: body, from } = bodyOf(state.doc);
  const index = indexOfItem(body, uid);
  if (index < 0) return false;
  const pos = posOf(body, from, index);
  const { tr } = state;
  for (const [name, value] of Object.entries(values)) tr.setNodeAttribute(pos, name, value);
  dispatch?.(tr);
  return true;
};
