// State JSON to document and back. Going back is remembered by node: an untouched item costs nothing.
import { schema, newUid } from "./schema.js";

const { nodes } = schema;
// Letters that nobody sees; the server drops them, too.
const UNSEEN = /[\x00-\x08\x0e-\x1b\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
const LEAD = /^(Căn cứ|Thực hiện|Tiếp tục thực hiện|Theo|Xét|Trên cơ sở)\s+/i;
const PURPOSE = /\s*\(\s*(?:để\s+)?([a-zđ]{1,3}\s?\/\s?[a-zđ]{1,3}|báo cáo|thực hiện|phối hợp)\s*\)\s*$/i;

export const nfc = (text) => text.replace(UNSEEN, "").normalize("NFC");
export const tidy = (text) => nfc(text).replace(/\s+/g, " ").trim();
const count = (text) => [...text].length;

// ---- State to document -----------------------------------------------------------------------
const line = (type, text, attrs = null, marks = null) =>
  type.create(attrs, text ? schema.text(text, marks) : null);

function textWithFigures(block, before = "") {
  const letters = [...block.text];
  const parts = [];
  const add = (text, marks) => { if (text) parts.push(schema.text(text, marks)); };
  if (before) add(`${before}`, [schema.marks.runin.create()]);
  if (before && block.text) add(" ");
  let last = 0;
  for (const figure of [...(block.figures ?? [])].sort((a, b) => a.start - b.start)) {
    if (figure.start < last) continue;
    const { uid, target, slot } = figure;
    add(letters.slice(last, figure.start).join(""));
    last = figure.start + figure.length;
    add(letters.slice(figure.start, last).join(""), [schema.marks.figure.create({ uid, target, slot })]);
  }
  add(letters.slice(last).join(""));
  return parts;
}

function tableNode(table, attrs) {
  const head = table.head_rows ?? 1;
  const width = Math.max(1, ...table.rows.map((row) => row.length));
  const rows = table.rows.map((row, index) => {
    const type = index < head ? nodes.table_header : nodes.table_cell;
    const cells = Array.from({ length: width }, (_, column) => type.create(null, line(nodes.cell_text, row[column] ?? "")));
    return nodes.table_row.create(null, cells);
  });
  const { widths = [], aligns = [], caption = "", strong_rows = [] } = table;
  return nodes.table.create({ ...attrs, head_rows: head, widths, aligns, caption, strong_rows }, rows);
}

function blockNode(block, attrs, before = "") {
  const own = { ...attrs, block: block.uid };
  if (block.table) return tableNode(block.table, own);
  return nodes.line.create(own, textWithFigures(block, before));
}

export function rowsOfItem(item, depth) {
  const own = {
    uid: item.uid, depth, numbered: item.numbered, style: item.children_style,
    theme: item.theme ?? "", task: item.task ?? null, targets: item.targets ?? [],
  };
  const [first, ...rest] = item.blocks;
  const goesOn = (block) => blockNode(block, { depth });
  const runsIn = item.heading && item.run_in && (!first || !first.table);
  if (runsIn) return [blockNode(first ?? { uid: newUid(), text: "" }, own, item.heading), ...rest.map(goesOn)];
  if (item.heading) return [line(nodes.line, item.heading, { ...own, heading: true, block: newUid() }), ...item.blocks.map(goesOn)];
  if (!first) return [nodes.line.create({ ...own, block: newUid() })];
  return [blockNode(first, own), ...rest.map(goesOn)];
}

export function depthsOf(items) {
  const depths = new Map();
  for (const item of items) depths.set(item.uid, item.parent ? (depths.get(item.parent) ?? -1) + 1 : 0);
  return depths;
}

function emptyItem(depth = 0, attrs = {}) {
  return nodes.line.create({ style: "decimal", ...attrs, uid: newUid(), block: newUid(), depth });
}

export const basisNode = (basis) => {
  const { lead, standing = true, link = "", file = "" } = basis;
  return line(nodes.basis, `${lead} ${basis.text}`.trim(), { uid: basis.uid || newUid(), lead, standing, link, file: file || "" });
};
export const recipientNode = ({ text, purpose = "", units = [] }) =>
  line(nodes.recipient, purpose ? `${text} (${purpose})` : text, { purpose, units });
export const paraNode = (text) => line(nodes.para, text);
const orEmpty = (made, empty) => (made.length ? made : [empty()]);

export function docFromState({ opening, recipients, items }) {
  const depths = depthsOf(items);
  const standing = opening.bases.filter((basis) => basis.standing);
  const unseen = opening.bases.filter((basis) => !basis.standing);
  const rows = items.flatMap((item) => rowsOfItem(item, depths.get(item.uid)));
  const { items_style, target_appendix } = opening;
  return nodes.doc.create(null, [
    nodes.bases.create({ unseen }, orEmpty(standing.map(basisNode), () => nodes.basis.create({ uid: newUid() }))),
    nodes.opening.create(null, orEmpty(opening.opening.map(paraNode), () => nodes.para.create())),
    nodes.body.create({ items_style, target_appendix }, orEmpty(rows, emptyItem)),
    nodes.closing.create(null, orEmpty(opening.closing.map(paraNode), () => nodes.para.create())),
    nodes.recipients.create(null, orEmpty(recipients.rows.map(recipientNode), () => nodes.recipient.create())),
  ]);
}

// ---- Document to State -----------------------------------------------------------------------
const memo = new WeakMap();

function remembered(node, make) {
  let found = memo.get(node);
  if (found === undefined) memo.set(node, (found = make(node)));
  return found;
}

// Text of a paragraph as the server keeps it, with the places of its figures in code points.
function written(pieces) {
  let text = "";
  const figures = [];
  for (const { words, figure } of pieces) {
    let part = nfc(words).replace(/\s+/g, " ");
    if (!text || text.endsWith(" ")) part = part.trimStart();
    if (figure && part) figures.push({ ...figure, start: count(text), length: count(part) });
    text += part;
  }
  return { text: text.trimEnd(), figures };
}

function piecesOf(node) {
  const before = [], after = [];
  let leading = true;
  node.forEach((child) => {
    leading &&= child.marks.some((mark) => mark.type.name === "runin");
    const found = child.marks.find((mark) => mark.type.name === "figure");
    const figure = found && !leading ? { uid: found.attrs.uid, target: found.attrs.target, slot: found.attrs.slot } : null;
    (leading ? before : after).push({ words: child.text, figure });
  });
  return { heading: written(before).text, ...written(after) };
}

function tableOf(node) {
  const rows = [];
  let head = 0;
  node.forEach((row, _, index) => {
    const cells = [];
    row.forEach((cell) => cells.push(tidy(cell.textContent)));
    if (head === index && row.firstChild?.type === nodes.table_header) head = index + 1;
    rows.push(cells);
  });
  const width = rows[0]?.length ?? 0;
  const { widths, aligns, caption, strong_rows } = node.attrs;
  const fits = (list) => (list.length === width ? list : []);
  const table = { rows, head_rows: head, widths: fits(widths), aligns: fits(aligns), caption };
  if (strong_rows.length) table.strong_rows = strong_rows;
  return table;
}

const blockOf = (node) => remembered(node, () => {
  if (node.type === nodes.table) return { heading: "", block: { uid: node.attrs.block, table: tableOf(node) } };
  const { heading, text, figures } = piecesOf(node);
  return { heading, block: text ? { uid: node.attrs.block, text, figures } : null };
});

function itemOf(rows, parent) {
  const [first, ...rest] = rows;
  const { uid, heading: isHeading, numbered, style, theme, task, targets } = first.attrs;
  const own = blockOf(first);
  const words = isHeading ? tidy(first.textContent) : own.heading;
  const blocks = (isHeading ? rest : rows).map((row) => blockOf(row).block).filter(Boolean);
  const run_in = !isHeading && Boolean(words && own.block); // nothing runs in to a table
  return { uid, parent, heading: words, run_in, numbered, children_style: style, theme, task, blocks, targets };
}

function rememberedItem(rows, parent) {
  const before = memo.get(rows[0])?.item;
  const same = before && before.parent === parent && before.rows.length === rows.length
    && before.rows.every((row, index) => row === rows[index]);
  if (same) return before.item;
  const item = itemOf(rows, parent);
  memo.set(rows[0], { ...blockOf(rows[0]), item: { rows, parent, item } });
  return item;
}

export const itemsOf = (body) => remembered(body, () => {
  const items = [], above = [];
  let rows = [];
  const close = () => {
    if (!rows.length) return;
    const { uid, depth } = rows[0].attrs;
    above.length = depth;
    items.push(rememberedItem(rows, above[depth - 1] ?? null));
    above[depth] = uid;
  };
  body.forEach((row) => {
    if (row.attrs.uid) { close(); rows = [row]; } else rows.push(row);
  });
  close();
  return items;
});

function basisOf(node) {
  const { uid, lead: known, standing, link, file } = node.attrs;
  const text = tidy(node.textContent).replace(/[;.]$/, "").trimEnd();
  const lead = text.startsWith(`${known} `) ? known : (LEAD.exec(text)?.[1] ?? "Căn cứ");
  const rest = text.slice(text.startsWith(`${lead} `) ? lead.length : 0).trim();
  return { uid, lead, text: rest, standing, link, file };
}

function recipientOf(node) {
  const text = tidy(node.textContent).replace(/^[-–+]\s+/, "").replace(/[;.]$/, "").trimEnd();
  const { purpose, units } = node.attrs;
  if (purpose && text.endsWith(` (${purpose})`)) return { text: text.slice(0, -purpose.length - 3), purpose, units };
  const found = PURPOSE.exec(text);
  return { text: found ? text.slice(0, found.index) : text, purpose: found ? found[1].replace(/\s/g, "") : "", units };
}

const linesOf = (section, make) => remembered(section, () => {
  const made = [];
  section.forEach((node) => { if (tidy(node.textContent)) made.push(remembered(node, make)); });
  return made;
});
const textOf = (node) => tidy(node.textContent);

export function partsOf(doc) {
  const [bases, opening, body, closing, recipients] = [0, 1, 2, 3, 4].map((index) => doc.child(index));
  const { items_style, target_appendix } = body.attrs;
  const lines = linesOf(bases, basisOf).filter((basis) => basis.text);
  return {
    opening: {
      opening: linesOf(opening, textOf), closing: linesOf(closing, textOf), items_style, target_appendix,
      bases: [...lines, ...bases.attrs.unseen],
    },
    recipients: { rows: linesOf(recipients, recipientOf).filter((row) => row.text) },
    items: itemsOf(body),
  };
}
