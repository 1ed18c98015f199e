// The numbers of the items: shown beside the text, never part of it.
import { pm } from "../../django_prose_editor/editor.js";
import { bodyOf, numberRows } from "./rows.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;

const key = new PluginKey("markers");
const asRow = ({ attrs: { uid, depth, numbered, style } }) => ({ uid, depth, numbered, style });

function numbersOf(body) {
  const rows = [];
  body.forEach((row) => rows.push(asRow(row)));
  return numberRows(rows, body.attrs.items_style);
}

function build(doc) {
  const { node: body, from } = bodyOf(doc);
  const numbers = numbersOf(body);
  const decorations = [], byUid = new Map();
  body.forEach((row, offset, index) => {
    if (!numbers[index]) return;
    byUid.set(row.attrs.uid, numbers[index]);
    const pos = from + offset;
    decorations.push(Decoration.node(pos, pos + row.nodeSize, { "data-marker": numbers[index] }));
  });
  return { decorations: DecorationSet.create(doc, decorations), byUid };
}

function numberedAlike(one, other) {
  if (one === other || one.attrs === other.attrs) return true;
  const a = one.attrs, b = other.attrs;
  return a.uid === b.uid && a.depth === b.depth && a.numbered === b.numbered && a.style === b.style
    && a.heading === b.heading;
}

// Typing changes the text of one row and no number.
function sameNumbers(before, after) {
  if (before.childCount !== after.childCount || before.attrs.items_style !== after.attrs.items_style) return false;
  for (let index = 0; index < after.childCount; index += 1) {
    if (!numberedAlike(before.child(index), after.child(index))) return false;
  }
  return true;
}

export const markersPlugin = () => new Plugin({
  key,
  state: {
    init: (_, { doc }) => build(doc),
    apply(tr, value, before, after) {
      if (!tr.docChanged) return value;
      if (!sameNumbers(bodyOf(before.doc).node, bodyOf(after.doc).node)) return build(tr.doc);
      return { ...value, decorations: value.decorations.map(tr.mapping, tr.doc) };
    },
  },
  props: { decorations: (state) => key.getState(state).decorations },
});

export const markerOf = (state, uid) => key.getState(state)?.byUid.get(uid) ?? "";
