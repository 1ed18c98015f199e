// Tables: cells by keyboard, rows and columns, blocks of cells from Excel.
import { pm } from "../../django_prose_editor/editor.js";
import { schema, newUid } from "./schema.js";
import { here } from "./commands.js";

const { TextSelection, Selection } = pm.state;
const { tables } = pm;
const { line } = schema.nodes;

export const inTable = (state) => tables.isInTable(state);

function tableHere(state) {
  const at = here(state);
  return at && at.node.type === schema.nodes.table ? at : null;
}

// Attributes of columns go with their columns.
function withColumns(tr, at, change) {
  for (const name of ["widths", "aligns"]) {
    const list = at.node.attrs[name];
    if (list.length) tr.setNodeAttribute(at.pos, name, name === "widths" ? shares(change([...list])) : change([...list]));
  }
  return tr;
}

function shares(widths) {
  const known = widths.filter((width) => width !== null);
  const mean = known.reduce((sum, width) => sum + width, 0) / (known.length || 1);
  const all = widths.map((width) => width ?? mean);
  const total = all.reduce((sum, width) => sum + width, 0);
  return all.map((width) => Math.round((width / total) * 10000) / 10000);
}

const chain = (command, change) => (state, dispatch) => {
  const at = tableHere(state);
  if (!at) return false;
  const rect = tables.selectedRect(state);
  return command(state, dispatch && ((tr) => dispatch(withColumns(tr, at, (list) => change(list, rect)))));
};
const fresh = (list) => (typeof list[0] === "number" ? null : "left");

export const addColumn = chain(tables.addColumnAfter, (list, { right }) => list.toSpliced(right, 0, fresh(list)));
export const removeColumn = chain(tables.deleteColumn, (list, { left, right }) => list.toSpliced(left, right - left));
export const addRow = (state, dispatch) => tables.addRowAfter(state, dispatch);
export const removeRow = (state, dispatch) => tables.deleteRow(state, dispatch);
export const toggleHead = (state, dispatch) => tables.toggleHeaderRow(state, dispatch);

export function removeTable(state, dispatch) {
  const at = tableHere(state);
  if (!at) return false;
  const { uid, depth } = at.node.attrs;
  const tr = uid
    ? state.tr.replaceWith(at.pos, at.pos + at.node.nodeSize, line.create({ ...rowAttrs(at.node.attrs), block: newUid() }))
    : state.tr.delete(at.pos, at.pos + at.node.nodeSize);
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at.pos + (uid ? 1 : 0), tr.doc.content.size)), uid ? 1 : -1)));
  return depth >= 0;
}

const rowAttrs = ({ uid, depth, heading, numbered, style, theme, task, targets }) =>
  ({ uid, depth, heading, numbered, style, theme, task, targets });

function cellNode(type, text) {
  return type.create(null, schema.nodes.cell_text.create(null, text ? schema.text(text) : null));
}

export function gridNode(rows, attrs = {}, head = 1) {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const made = rows.map((row, index) => schema.nodes.table_row.create(null, Array.from({ length: width },
    (_, column) => cellNode(index < head ? schema.nodes.table_header : schema.nodes.table_cell, row[column] ?? ""))));
  return schema.nodes.table.create({ block: newUid(), ...attrs, head_rows: head }, made);
}

// A new table stands below the paragraph of the caret, in the same item.
export function insertTable(state, dispatch) {
  const at = here(state);
  if (!at) return false;
  const rows = [["", "", ""], ["", "", ""], ["", "", ""]];
  const pos = at.pos + at.node.nodeSize;
  const tr = state.tr.insert(pos, gridNode(rows, { depth: at.item.attrs.depth }));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(pos + 1), 1)).scrollIntoView());
  return true;
}

export const setCaption = (caption) => (state, dispatch) => {
  const at = tableHere(state);
  if (!at) return false;
  dispatch?.(state.tr.setNodeAttribute(at.pos, "caption", caption));
  return true;
};

// ---- Keys in a cell --------------------------------------------------------------------------------
function leaveTable(state, dispatch) {
  const at = tableHere(state);
  if (!at) return false;
  const pos = at.pos + at.node.nodeSize;
  const next = at.index + 1 < at.body.childCount ? at.body.child(at.index + 1) : null;
  const { tr } = state;
  if (next?.type !== line || next.attrs.uid) tr.insert(pos, line.create({ block: newUid(), depth: at.item.attrs.depth }));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
}

// Enter goes down a column; below the last row the text goes on.
function downColumn(state, dispatch) {
  const at = tableHere(state);
  if (!at) return false;
  const { left, bottom, map, tableStart } = tables.selectedRect(state);
  if (bottom >= map.height) return leaveTable(state, dispatch);
  const pos = tableStart + map.map[bottom * map.width + left];
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(pos + 1), 1)).scrollIntoView());
  return true;
}

function nextCell(state, dispatch, view) {
  if (!tableHere(state)) return false;
  if (tables.goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch) return true;
  addRow(state, dispatch);
  return tables.goToNextCell(1)(view.state, view.dispatch) || true;
}

const previousCell = (state, dispatch) =>
  Boolean(tableHere(state)) && (tables.goToNextCell(-1)(state, dispatch) || true);

export const TABLE_KEYS = () => ({
  Tab: nextCell, "Shift-Tab": previousCell, Enter: downColumn, "Mod-Enter": leaveTable, "Shift-Enter": downColumn,
  Backspace: tables.deleteCellSelection, Delete: tables.deleteCellSelection,
});
