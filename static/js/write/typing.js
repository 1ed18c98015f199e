// What Enter, Backspace and Delete do among the rows, and markers that are typed.
import { pm } from "../../django_prose_editor/editor.js";
import { schema, newUid } from "./schema.js";
import { hasChildren, listStyle, ownEnd, parentOf, posOf, siblingBefore, styleBelow } from "./rows.js";
import { here, outdent, putListStyle } from "./commands.js";

const { TextSelection, Selection } = pm.state;
const { line } = schema.nodes;
const isEmpty = (row) => row.type === line && row.content.size === 0;

const freshItem = (attrs) => ({ ...attrs, uid: newUid(), block: newUid(), theme: "", task: null, targets: [] });
const freshMore = (depth) => ({ uid: null, block: newUid(), depth });

function insertRow(tr, pos, attrs) {
  tr.insert(pos, line.create(attrs));
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

// ---- Sections around the items -------------------------------------------------------------------
function nextSection(state, dispatch) {
  const { $from } = state.selection;
  const section = $from.node(1), isLast = $from.index(0) === state.doc.childCount - 1;
  if ($from.parent.content.size || isLast || $from.index(1) < section.childCount - 1) return false;
  const { tr } = state;
  if (section.childCount > 1) tr.delete($from.before(2), $from.after(2));
  const after = tr.mapping.map($from.after(1));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(after + 1), 1)).scrollIntoView());
  return true;
}

export const toSection = (by) => (state, dispatch) => {
  const { $from } = state.selection;
  const index = $from.index(0) + by;
  if (index < 0 || index >= state.doc.childCount) return false;
  const pos = by > 0 ? $from.after(1) + 1 : $from.before(1) - state.doc.child(index).nodeSize + 1;
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(pos), 1)).scrollIntoView());
  return true;
};

// ---- Enter ---------------------------------------------------------------------------------------
function childAttrs({ body, start, item }) {
  const end = ownEnd(body, start);
  const depth = item.attrs.depth + 1;
  if (!hasChildren(body, start)) return freshItem({ depth, style: styleBelow(item.attrs.style) });
  const { heading, numbered, style } = body.child(end).attrs;
  return freshItem({ depth, style, numbered, heading });
}

function enterAtEnd(tr, at) {
  const { body, index, start, pos, node, item } = at;
  const after = pos + node.nodeSize;
  if (index + 1 < ownEnd(body, start)) return insertRow(tr, after, freshMore(item.attrs.depth));
  if (item.attrs.heading || hasChildren(body, start)) return insertRow(tr, after, childAttrs(at));
  const { depth, numbered, style } = item.attrs;
  return insertRow(tr, after, freshItem({ depth, numbered, style }));
}

const targetsIn = (node) => {
  const found = new Set();
  node.descendants((child) => {
    for (const mark of child.marks) if (mark.attrs.target) found.add(mark.attrs.target);
  });
  return found;
};

// The second half is an item of its own; targets whose figures go with it go, too.
function enterInside(tr, at) {
  const { $from } = tr.selection;
  const { item, itemPos, node } = at;
  const before = targetsIn(node.cut(0, $from.parentOffset)), after = targetsIn(node.cut($from.parentOffset));
  const going = item.attrs.targets.filter((uid) => after.has(uid) && !before.has(uid));
  const attrs = { ...freshItem({ ...item.attrs, heading: node.attrs.heading }), targets: going };
  tr.split($from.pos, 1, [{ type: line, attrs }]);
  if (going.length) tr.setNodeAttribute(itemPos, "targets", item.attrs.targets.filter((uid) => !going.includes(uid)));
  return tr;
}

function enterEmpty(state, dispatch, at) {
  const { tr } = state;
  if (!at.node.attrs.uid) {
    const { depth, numbered, style } = at.item.attrs;
    const attrs = freshItem({ depth, numbered, style });
    dispatch?.(tr.setNodeMarkup(at.pos, null, attrs));
    return true;
  }
  if (outdent(state, dispatch)) return true;
  if (at.node.attrs.heading) { dispatch?.(tr.setNodeAttribute(at.pos, "heading", false)); return true; }
  return nextSection(state, dispatch) || true;
}

export function enter(state, dispatch) {
  const first = here(state);
  if (!first) return nextSection(state, dispatch);
  if (first.node.type !== line) return false;
  if (state.selection.empty && isEmpty(first.node)) return enterEmpty(state, dispatch, first);
  const tr = state.selection.empty ? state.tr : state.tr.deleteSelection();
  const at = here(tr);
  const { parentOffset, parent } = tr.selection.$from;
  const isStart = parentOffset === 0 && parent.content.size > 0;
  if (isStart && at.node.attrs.uid) {
    const { depth, numbered, style, heading } = at.node.attrs;
    tr.insert(at.pos, line.create(freshItem({ depth, numbered, style, heading })));
  } else if (parentOffset === parent.content.size) enterAtEnd(tr, at);
  else enterInside(tr, at);
  dispatch?.(tr.scrollIntoView());
  return true;
}

export function paragraph(state, dispatch) {
  const first = here(state);
  if (!first || first.node.type !== line) return false;
  const tr = state.selection.empty ? state.tr : state.tr.deleteSelection();
  const { depth } = here(tr).item.attrs;
  tr.split(tr.selection.from, 1, [{ type: line, attrs: freshMore(depth) }]);
  dispatch?.(tr.scrollIntoView());
  return true;
}

// ---- Backspace and Delete ------------------------------------------------------------------------
// What stood with an item goes on standing with the one that takes it up.
function hand(tr, body, from, start, given) {
  const { targets, task, theme } = given;
  const pos = posOf(body, from, start), own = body.child(start).attrs;
  if (targets.length) tr.setNodeAttribute(pos, "targets", [...new Set([...own.targets, ...targets])]);
  if (task && !own.task) tr.setNodeAttribute(pos, "task", task);
  if (theme && !own.theme) tr.setNodeAttribute(pos, "theme", theme);
}

function itemAbove({ body, index }) {
  let above = index - 1;
  while (above > 0 && !body.child(above).attrs.uid) above -= 1;
  return above;
}

function joinRows(tr, at) {
  const { body, from, index, pos, node } = at;
  const above = body.child(index - 1);
  if (above.type !== line) return null;
  if (node.attrs.uid) hand(tr, body, from, itemAbove(at), node.attrs);
  const seam = pos - 1;
  tr.join(pos);
  if (above.attrs.heading) tr.removeMark(seam, seam + node.content.size, schema.marks.figure);
  return tr;
}

function toParagraph(tr, at) {
  hand(tr, at.body, at.from, itemAbove(at), at.node.attrs);
  const { depth } = at.body.child(at.index - 1).attrs;
  return tr.setNodeMarkup(at.pos, null, { ...freshMore(depth), block: at.node.attrs.block });
}

function backFromTable(state, at) {
  const { tr } = state;
  if (isEmpty(at.node) && at.index + 1 === ownEnd(at.body, at.start)) tr.delete(at.pos, at.pos + at.node.nodeSize);
  return tr.setSelection(Selection.near(tr.doc.resolve(at.pos - 1), -1));
}

function backInFirstRow(state, dispatch, at) {
  const name = ["heading", "numbered"].find((one) => at.node.attrs[one]);
  if (name && at.node.attrs.uid) dispatch?.(state.tr.setNodeAttribute(at.pos, name, false));
  return true;
}

// Outside the items: an empty first line goes, as in any text; the words above it are another section's.
function backInSection(state, dispatch, $from) {
  if ($from.index(1) > 0) return false;
  if ($from.parent.content.size || $from.node(1).childCount === 1) return true;
  const tr = state.tr.delete($from.before(2), $from.after(2));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($from.before(2)), 1)).scrollIntoView());
  return true;
}

export function backspace(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const at = here(state);
  if (!at) return backInSection(state, dispatch, $from);
  if (at.node.type !== line) return true; // the first letter of a cell
  if (at.index === 0) return backInFirstRow(state, dispatch, at);
  const { uid, numbered, heading } = at.node.attrs;
  const isPlain = !uid || (!heading && (!numbered || listStyle(at.body, at.index) === "none"));
  const tr = isPlain ? (joinRows(state.tr, at) ?? backFromTable(state, at)) : toParagraph(state.tr, at);
  dispatch?.(tr.scrollIntoView());
  return true;
}

export function deleteForward(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset < $from.parent.content.size) return false;
  const at = here(state);
  if (!at) return $from.index(1) === $from.node(1).childCount - 1;
  if (at.node.type !== line || at.index + 1 === at.body.childCount) return true;
  const next = at.body.child(at.index + 1);
  const { tr } = state;
  if (isEmpty(at.node) && (next.attrs.uid || at.node.attrs.uid === null)) tr.delete(at.pos, at.pos + at.node.nodeSize);
  else if (next.type !== line) tr.setSelection(Selection.near(state.doc.resolve(at.pos + at.node.nodeSize + 1), 1));
  else joinRows(tr, { ...at, index: at.index + 1, pos: at.pos + at.node.nodeSize, node: next });
  dispatch?.(tr.scrollIntoView());
  return true;
}

// ---- Markers that are typed ------------------------------------------------------------------------
const TYPED = [
  [/^[IVX]{1,4}\.$/, "roman"], [/^\d{1,2}\.\d{1,2}(\.\d{1,2})*\.?$/, "outline"], [/^\d{1,2}[.)]$/, "decimal"],
  [/^[a-zđ]\)$/, "letter"], [/^[-–•]$/, "dash"], [/^\+$/, "plus"],
];
const styleTyped = (text) => TYPED.find(([pattern]) => pattern.test(text))?.[1] ?? null;

// The list further out that is numbered like this, or null.
function ancestorWith(body, start, style) {
  for (let index = parentOf(body, start); index >= 0; index = parentOf(body, index)) {
    if (listStyle(body, index) === style) return index;
  }
  return null;
}

const isAlone = (body, start) => siblingBefore(body, start) < 0;

// An empty item that begins with another kind of number belongs to another list.
function putElsewhere(tr, at, style) {
  const { body, from, start, item, itemPos } = at;
  const outer = ancestorWith(body, start, style);
  if (outer !== null) {
    const { depth, heading, style: below } = body.child(outer).attrs;
    tr.setNodeAttribute(itemPos, "depth", depth).setNodeAttribute(itemPos, "heading", heading);
    return tr.setNodeAttribute(itemPos, "style", below);
  }
  const above = siblingBefore(body, start);
  const fits = !hasChildren(body, above) || body.child(above).attrs.style === style;
  if (!fits) return putListStyle(tr, at, style);
  tr.setNodeAttribute(posOf(body, from, above), "style", style);
  return tr.setNodeAttribute(itemPos, "depth", item.attrs.depth + 1).setNodeAttribute(itemPos, "heading", false);
}

// Returns the transaction that takes "a) " at the start of an item as its number, or null.
export function takeMarker(state, from, typed) {
  const at = here(state);
  const { $from, empty } = state.selection;
  if (typed !== " " || !empty || !at || at.node.type !== line || !at.node.attrs.uid) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset);
  const style = styleTyped(before);
  if (!style || from !== $from.pos) return null;
  const tr = state.tr.delete($from.start(), $from.pos);
  const current = listStyle(at.body, at.start);
  const isFresh = at.node.content.size === before.length && ownEnd(at.body, at.start) === at.start + 1
    && !hasChildren(at.body, at.start);
  if (!at.node.attrs.numbered) tr.setNodeAttribute(at.pos, "numbered", true);
  if (current === style) return tr;
  if (isFresh && (ancestorWith(at.body, at.start, style) !== null || !isAlone(at.body, at.start))) {
    return putElsewhere(tr, at, style);
  }
  return putListStyle(tr, at, style);
}

// A new item after the current one, wherever in it the caret stands.
export function newItem(state, dispatch) {
  const at = here(state);
  if (!at) return false;
  const { depth, numbered, style, heading } = at.item.attrs;
  const end = ownEnd(at.body, at.start);
  const goesBelow = heading || hasChildren(at.body, at.start);
  const attrs = goesBelow ? childAttrs(at) : freshItem({ depth, numbered, style });
  dispatch?.(insertRow(state.tr, posOf(at.body, at.from, end), attrs).scrollIntoView());
  return true;
}
