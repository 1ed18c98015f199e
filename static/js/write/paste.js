// Pasting and copying: several paragraphs become items, everything else plain text.
import { pm } from "../../django_prose_editor/editor.js";
import { schema, newUid } from "./schema.js";
import { DEEPEST, hasChildren, listStyle, ownEnd, parentOf, posOf, subtreeEnd } from "./rows.js";
import { basisNode, nfc, paraNode, recipientNode, rowsOfItem, tidy } from "./load.js";
import { here, putListStyle } from "./commands.js";
import { gridNode } from "./tables.js";
import { itemsOfLines, linesOfHTML, linesOfText, withoutStyles } from "./pasting.js";
import { markerOf } from "./markers.js";
import { readByServer } from "./paste-reading.js";

const { Plugin, Selection } = pm.state;
const { Slice, Fragment } = pm.model;
const { line } = schema.nodes;

// ---- Where pasted items go --------------------------------------------------------------------------
const isBlank = (at) => at.node.type === line && at.index === at.start && at.node.content.size === 0
  && ownEnd(at.body, at.start) === at.start + 1 && !hasChildren(at.body, at.start);

function outerList(at, style) {
  const { body, start } = at;
  for (let index = start; index >= 0; index = parentOf(body, index)) {
    if (listStyle(body, index) === style && subtreeEnd(body, index) >= subtreeEnd(body, start)) return index;
  }
  return -1;
}

const isOnly = (at) => {
  const parent = parentOf(at.body, at.start);
  const first = parent < 0 ? 0 : ownEnd(at.body, parent);
  const end = parent < 0 ? at.body.childCount : subtreeEnd(at.body, parent);
  return first === at.start && subtreeEnd(at.body, at.start) === end;
};

// {depth, index, style}: depth of the outermost pasted items, the row they come before.
function placeFor(at, style) {
  const { body, start, item } = at;
  const blank = isBlank(at);
  if (blank && isOnly(at)) return { depth: item.attrs.depth, index: start + 1, style };
  const outer = style ? outerList(at, style) : -1;
  if (outer >= 0 && (outer !== start || !item.attrs.heading)) {
    return { depth: body.child(outer).attrs.depth, index: subtreeEnd(body, outer) };
  }
  if (blank) return { depth: item.attrs.depth, index: start + 1 };
  if (item.attrs.heading) {
    const first = !hasChildren(body, start);
    return { depth: item.attrs.depth + 1, index: ownEnd(body, start), below: first ? style : null };
  }
  return { depth: item.attrs.depth, index: subtreeEnd(body, start) };
}

// Rows with uids of their own; the style of a list stands with the item above it.
function rowsOfItems(items, depth) {
  const rows = [], above = [];
  const made = items.map((item) => ({
    uid: newUid(), heading: item.heading, run_in: item.run_in, numbered: item.numbered,
    children_style: item.children_style ?? "dash", theme: "", task: item.task ?? null, targets: [],
    blocks: item.blocks.map((block) => ({ ...block, uid: newUid(), ...(block.table && { table: asTable(block.table) }) })),
    depth: Math.min(item.depth + depth, DEEPEST), style: item.style,
  }));
  for (const item of made) {
    above.length = item.depth;
    const parent = above[item.depth - 1];
    if (parent && item.style && !parent.isSet) Object.assign(parent, { children_style: item.style, isSet: true });
    above[item.depth] = item;
  }
  for (const item of made) rows.push(...rowsOfItem(item, item.depth));
  return rows;
}

const asTable = (table) => (Array.isArray(table) ? { rows: table, head_rows: 1 } : table);

function insertItems(tr, items, itemsStyle = null) {
  const at = here(tr);
  const style = itemsStyle ?? items.find((item) => item.depth === 0 && item.style)?.style ?? null;
  const place = placeFor(at, style);
  const rows = rowsOfItems(items, place.depth);
  const pos = posOf(at.body, at.from, place.index);
  tr.insert(pos, rows);
  let first = pos;
  if (isBlank(at)) { tr.delete(at.pos, at.pos + at.node.nodeSize); first -= at.node.nodeSize; }
  const now = here(tr, tr.doc.resolve(first + 1));
  if (place.style && place.style !== "none") putListStyle(tr, now, place.style);
  if (place.below) tr.setNodeAttribute(at.itemPos, "style", place.below);
  const end = first + rows.reduce((sum, row) => sum + row.nodeSize, 0);
  tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1));
  const isFirst = Boolean(place.style ?? place.below);
  return { tr, uids: rows.map((row) => row.attrs.uid).filter(Boolean), rows, isFirst };
}

// ---- The other sections: a line is a line ------------------------------------------------------------
const MAKE = {
  bases: (text) => basisNode({ lead: "", text: text.replace(/^[-–+]\s+/, "") }),
  opening: paraNode, closing: paraNode,
  recipients: (text) => recipientNode({ text: text.replace(/^[-–+]\s+/, "") }),
};

const TITLED = { recipients: /^nơi nhận\s*:?$/i };

function pasteLines(state, lines) {
  const { $from } = state.selection;
  const make = MAKE[$from.node(1).type.name];
  const texts = lines.flatMap((one) => (one.table ? one.table.map((row) => row.join(" ")) : [one.text])).map(tidy);
  const named = texts.length > 1 && TITLED[$from.node(1).type.name]?.test(texts[0]); // the section has its name already
  const nodes = (named ? texts.slice(1) : texts).map((text) => make(text));
  if ($from.parent.content.size === 0 && state.selection.empty) {
    const tr = state.tr.replaceWith($from.before(2), $from.after(2), nodes);
    const end = $from.before(2) + nodes.reduce((sum, node) => sum + node.nodeSize, 0);
    return tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1));
  }
  return state.tr.replaceSelection(new Slice(Fragment.from(nodes), 1, 1));
}

// ---- Pasting -------------------------------------------------------------------------------------------
// A spreadsheet's cells go into the table they are pasted in.
function pasteCells(view, lines) {
  const rows = lines.find((one) => one.table)?.table;
  if (!rows) return false;
  const grid = gridNode(rows, {}, 0);
  if (!pm.tables.handlePaste(view, null, new Slice(Fragment.from(grid), 0, 0))) return false;
  const { doc, selection, tr } = view.state;
  const last = selection.$headCell ?? selection.$head; // writing goes on in the last cell
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(last.pos + 1), -1)));
  return true;
}

function pasteInline(view, text) {
  const { tr } = view.state;
  view.dispatch(tr.insertText(nfc(text).replace(/\s+/g, " ")).scrollIntoView().setMeta("paste", true));
  return true;
}

// A table alone goes on in the item of the caret.
function pasteTable(view, rows) {
  const { state } = view;
  const at = here(state);
  const { tr } = state;
  const pos = at.pos + at.node.nodeSize;
  tr.insert(pos, gridNode(rows, { depth: at.item.attrs.depth }));
  if (isBlank(at) && at.index > 0) tr.delete(at.pos, pos);
  const inside = tr.mapping.map(pos, -1);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(inside + 1), 1)).setMeta("paste", true).scrollIntoView());
  return true;
}

function pasteItems(editor, view, lines, text) {
  const start = view.state.selection.empty ? view.state.tr : view.state.tr.deleteSelection();
  const { tr, uids, rows, isFirst } = insertItems(start, itemsOfLines(lines));
  view.dispatch(pm.history.closeHistory(tr).setMeta("paste", true).scrollIntoView());
  editor.announce(`Đã dán ${uids.length} mục`);
  readByServer(editor, { lines, text, tr, rows, uids, isFirst }, rowsOfItems);
  return true;
}

function pastedLines(data) {
  const text = data.getData("text/plain");
  const html = data.getData("text/html").includes("data-pm-slice") ? "" : data.getData("text/html");
  const lines = html ? linesOfHTML(html) : [];
  // A page without any paragraph of its own says less than its plain text.
  if (lines.length <= 1 && !lines[0]?.table && text.trim().includes("\n")) return linesOfText(text);
  return lines.length ? lines : linesOfText(text);
}

// Our own copy keeps what it is where it fits; in another section only its words do.
function isOwn(data, view, slice) {
  if (!/data-pm-slice/.test(data.getData("text/html"))) return false;
  let fits = true;
  const { parent } = view.state.selection.$from;
  slice.content.descendants((node) => { if (node.isTextblock && node.type !== parent.type) fits = false; });
  return fits;
}

function handlePaste(editor, view, event, slice) {
  const data = event.clipboardData;
  if (!data || isOwn(data, view, slice)) return false;
  const lines = pastedLines(data);
  const at = here(view.state);
  if (!lines.length) return true;
  if (pm.tables.isInTable(view.state) && pasteCells(view, lines)) return true;
  const isInline = lines.length === 1 && !lines[0].table;
  const plain = lines.map((one) => (one.table ? one.table.flat().join(" ") : one.text)).join(" ");
  const typed = data.getData("text/plain").replace(/[\r\n]+$/, "");
  if (isInline || at?.node.type === schema.nodes.table) return pasteInline(view, isInline ? typed || lines[0].text : plain);
  if (!at) { view.dispatch(pasteLines(view.state, lines).scrollIntoView()); return true; }
  if (lines.length === 1) return pasteTable(view, lines[0].table);
  return pasteItems(editor, view, lines, data.getData("text/plain"));
}

// ---- Copying: plain text and HTML with the numbers --------------------------------------------------------
const numbered = (view, node) => {
  const marker = node.attrs.uid ? markerOf(view.state, node.attrs.uid) : "";
  return marker ? `${marker} ` : "";
};
const tableText = (table) => {
  const rows = [];
  table.forEach((row) => {
    const texts = [];
    row.forEach((cell) => texts.push(cell.textContent));
    rows.push(texts.join("\t"));
  });
  return rows.join("\n");
};

function copyText(slice, view) {
  const isPart = slice.content.childCount === 1 && slice.openStart > 0;
  const out = [];
  const add = (node) => {
    if (node.type === schema.nodes.table) out.push(tableText(node));
    else if (node.isTextblock) out.push(`${node.type === line && !(isPart && slice.openStart) ? numbered(view, node) : ""}${node.textContent}`);
    else node.forEach(add);
  };
  slice.content.forEach(add);
  return out.join("\n");
}

const base = pm.model.DOMSerializer.fromSchema(schema);

function copied(view) {
  const line = (node) => {
    const marker = numbered(view(), node);
    const before = marker ? [["span", { "data-marker": "" }, marker]] : [];
    const words = node.attrs.heading ? ["strong", 0] : ["span", 0];
    return ["p", { "data-row": JSON.stringify(node.attrs) }, ...before, words];
  };
  const table = (node) => {
    const [tag, attrs, ...rest] = base.nodes.table(node);
    return [tag, { ...attrs, "data-row": JSON.stringify(node.attrs) }, ...rest];
  };
  return new pm.model.DOMSerializer({ ...base.nodes, line, table }, base.marks);
}

export function pastePlugin(editor) {
  return new Plugin({
    props: {
      handlePaste: (view, event, slice) => handlePaste(editor, view, event, slice),
      clipboardTextSerializer: copyText,
      clipboardSerializer: copied(() => editor.view),
      transformPastedText: (text) => nfc(text),
      transformPastedHTML: withoutStyles, // the page's CSP would complain of every one of them
    },
  });
}
