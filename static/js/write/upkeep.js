// What must always hold: an item begins the body, depths have no gaps, uids are unique, figures fit.
import { pm } from "../../django_prose_editor/editor.js";
import { schema, newUid } from "./schema.js";
import { DEEPEST, bodyOf } from "./rows.js";
import { figureAt, figuresIn, mendFigures } from "./figure-marks.js";

const { Plugin } = pm.state;

// A copy keeps its words and figures, not what can stand in one place only.
function mendRow(attrs, state) {
  const { seen, isFirst, depth: above } = state;
  const own = {};
  if (isFirst && !attrs.uid) own.uid = newUid();
  if (attrs.uid && seen.has(attrs.uid)) Object.assign(own, { uid: newUid(), theme: "", targets: [] });
  if (!attrs.block || seen.has(attrs.block)) own.block = newUid();
  const begins = own.uid ?? attrs.uid;
  const most = begins ? Math.min(above + 1, DEEPEST) : Math.max(above, 0);
  const depth = begins ? Math.min(attrs.depth, most) : most;
  if (depth !== attrs.depth) own.depth = depth;
  if (!begins && (attrs.heading || attrs.theme || attrs.task || attrs.targets.length)) {
    Object.assign(own, { heading: false, theme: "", task: null, targets: [] });
  }
  seen.add(begins).add(own.block ?? attrs.block);
  return { own, depth };
}

function mendRows(tr) {
  const { node: body, from } = bodyOf(tr.doc);
  const state = { seen: new Set([null]), isFirst: true, depth: -1 };
  body.forEach((row, offset) => {
    const { own, depth } = mendRow(row.attrs, state);
    Object.assign(state, { isFirst: false, depth });
    for (const [name, value] of Object.entries(own)) tr.setNodeAttribute(from + offset, name, value);
  });
}

function mendBases(tr) {
  const seen = new Set([null]);
  tr.doc.firstChild.forEach((basis, offset) => {
    if (seen.has(basis.attrs.uid)) tr.setNodeAttribute(1 + offset, "uid", newUid());
    else seen.add(basis.attrs.uid);
  });
}

// Only rows that were not in the document before are read letter by letter.
function mendAllFigures(tr, before) {
  const { node: body, from } = bodyOf(tr.doc);
  const old = new Set();
  bodyOf(before).node.forEach((row) => old.add(row));
  const seen = new Set(), fresh = [];
  body.forEach((row, offset) => {
    if (row.type !== schema.nodes.line) return;
    const figures = figuresIn(row);
    if (!figures.length) return;
    if (old.has(row)) figures.forEach(({ mark }) => seen.add(mark.attrs.uid));
    else fresh.push([row, from + offset]);
  });
  for (const [row, pos] of fresh) mendFigures(tr, row, pos, seen);
}

// A number wiped out letter by letter and typed anew is still the same figure.
function keepWipedFigure(tr, before, after) {
  const { $from, empty } = after.selection;
  if (!empty || after.storedMarks) return;
  const figure = figureAt(before.selection.$from) ?? figureAt(before.selection.$to);
  if (!figure || $from.parent.attrs.block !== figure.row.attrs.block) return;
  const { uid } = figure.mark.attrs;
  const isGone = !figuresIn($from.parent).some(({ mark }) => mark.attrs.uid === uid);
  const shrank = figure.row.textContent.length - $from.parent.textContent.length;
  if (isGone && shrank === figure.end - figure.start) tr.setStoredMarks([figure.mark]);
}

const isStructural = (before, after) => {
  const a = bodyOf(before).node, b = bodyOf(after).node;
  if (a.childCount !== b.childCount) return true;
  for (let index = 0; index < b.childCount; index += 1) {
    if (a.child(index).attrs !== b.child(index).attrs) return true;
  }
  return false;
};

export const upkeepPlugin = ({ isComposing }) => new Plugin({
  appendTransaction(transactions, before, after) {
    if (!transactions.some((one) => one.docChanged)) return null;
    const { tr } = after;
    if (isStructural(before.doc, after.doc)) mendRows(tr);
    if (before.doc.firstChild !== after.doc.firstChild) mendBases(tr);
    if (!isComposing()) {
      mendAllFigures(tr, before.doc);
      if (!tr.docChanged) keepWipedFigure(tr, before, after);
    }
    return tr.docChanged || tr.storedMarksSet ? tr : null;
  },
});
