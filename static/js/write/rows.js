// Rows and their tree, without the page: numbers, parents, siblings, what stands below an item.
const SIGNS = [
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"],
  [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
];
const LETTERS = [..."abcdđeghiklmnopqrstuvxy"];
export const STYLES = ["none", "roman", "decimal", "outline", "letter", "dash", "plus"];
// What stands below a list that nobody has said anything about.
const BELOW = {
  roman: "decimal", decimal: "dash", outline: "dash", letter: "dash", dash: "plus", plus: "dash", none: "dash",
};
export const DEEPEST = 9;

export function roman(number) {
  let text = "";
  for (const [value, sign] of SIGNS) {
    while (number >= value) { text += sign; number -= value; }
  }
  return text;
}

export function letter(number) {
  let text = "";
  while (number > 0) {
    text = LETTERS[(number - 1) % LETTERS.length] + text;
    number = Math.floor((number - 1) / LETTERS.length);
  }
  return text;
}

export function marker(style, number, parent = "") {
  if (style === "roman") return `${roman(number)}.`;
  if (style === "decimal") return `${number}.`;
  if (style === "letter") return `${letter(number)})`;
  if (style === "outline") return /^\d/.test(parent) ? `${parent.replace(/\.+$/, "")}.${number}.` : `${number}.`;
  return { dash: "-", plus: "+" }[style] ?? "";
}

export const styleBelow = (style) => BELOW[style] ?? "dash";

// `rows` are {uid, depth, numbered, style} in reading order; those without uid get no marker.
export function numberRows(rows, itemsStyle) {
  const lists = [{ style: itemsStyle, number: 0, parent: "" }];
  return rows.map((row) => {
    if (!row.uid) return "";
    lists.length = Math.max(0, Math.min(row.depth, lists.length - 1)) + 1;
    const list = lists[lists.length - 1];
    if (row.numbered) list.number += 1;
    const own = row.numbered ? marker(list.style, list.number, list.parent) : "";
    lists.push({ style: row.style, number: 0, parent: own });
    return own;
  });
}

// ---- The rows of a document ------------------------------------------------------------------
const SECTIONS = { bases: 0, opening: 1, body: 2, closing: 3, recipients: 4 };

export function sectionOf(doc, name) {
  const index = SECTIONS[name];
  let from = 1; // the first letter inside the section
  for (let before = 0; before < index; before += 1) from += doc.child(before).nodeSize;
  return { node: doc.child(index), from };
}

export const bodyOf = (doc) => sectionOf(doc, "body");

// The row in which a position stands, or null outside the body.
export function rowAt($pos) {
  if ($pos.depth < 2 || $pos.node(1).type.name !== "body") return null;
  return { body: $pos.node(1), from: $pos.start(1), index: $pos.index(1), pos: $pos.before(2), node: $pos.node(2) };
}

export function posOf(body, from, index) {
  let pos = from;
  for (let before = 0; before < index; before += 1) pos += body.child(before).nodeSize;
  return pos;
}

const attrsOf = (body, index) => body.child(index).attrs;

export function itemStart(body, index) {
  while (index > 0 && !attrsOf(body, index).uid) index -= 1;
  return index;
}

// After the paragraphs and tables of the item itself.
export function ownEnd(body, index) {
  let end = index + 1;
  while (end < body.childCount && !attrsOf(body, end).uid) end += 1;
  return end;
}

// After everything that stands below the item.
export function subtreeEnd(body, index) {
  const { depth } = attrsOf(body, index);
  let end = ownEnd(body, index);
  while (end < body.childCount && attrsOf(body, end).depth > depth) end = ownEnd(body, end);
  return end;
}

export function parentOf(body, index) {
  const { depth } = attrsOf(body, index);
  for (let above = index - 1; above >= 0; above -= 1) {
    const { uid, depth: its } = attrsOf(body, above);
    if (uid && its < depth) return above;
  }
  return -1;
}

export function siblingBefore(body, index) {
  const { depth } = attrsOf(body, index);
  for (let above = index - 1; above >= 0; above -= 1) {
    const { uid, depth: its } = attrsOf(body, above);
    if (uid && its < depth) return -1;
    if (uid && its === depth) return above;
  }
  return -1;
}

export function siblingAfter(body, index) {
  const end = subtreeEnd(body, index);
  return end < body.childCount && attrsOf(body, end).depth === attrsOf(body, index).depth ? end : -1;
}

export function listStyle(body, index) {
  const parent = parentOf(body, index);
  return parent < 0 ? body.attrs.items_style : attrsOf(body, parent).style;
}

export const hasChildren = (body, index) => subtreeEnd(body, index) > ownEnd(body, index);

export function indexOfItem(body, uid) {
  for (let index = 0; index < body.childCount; index += 1) {
    if (attrsOf(body, index).uid === uid) return index;
  }
  return -1;
}
