// Where in the document a check's words stand. Places of the server are code points of a text.
import { bodyOf, indexOfItem, ownEnd, posOf, sectionOf } from "./rows.js";

const LINES = ["bases", "opening", "closing", "recipients"];
const units = (text, count) => [...text].slice(0, count).join("").length;

// Where the text begins that the server keeps: behind the run-in heading, behind the lead.
function leadOf(node, key) {
  if (node.type.name === "basis") {
    const { lead } = node.attrs;
    return lead && node.textContent.startsWith(`${lead} `) ? lead.length + 1 : 0;
  }
  if (key === "heading") return 0;
  let lead = 0;
  node.forEach((child) => { if (child.marks.some((mark) => mark.type.name === "runin")) lead += child.nodeSize; });
  const rest = node.textContent.slice(lead);
  return lead + rest.length - rest.trimStart().length;
}

function* linesOf(doc, name) {
  const { node: section, from } = sectionOf(doc, name);
  for (let index = 0, pos = from; index < section.childCount; index += 1) {
    yield { node: section.child(index), pos };
    pos += section.child(index).nodeSize;
  }
}

function* rowsOf(doc, uid) {
  const { node: body, from } = bodyOf(doc);
  const start = indexOfItem(body, uid);
  if (start < 0) return;
  for (let index = start; index < ownEnd(body, start); index += 1) {
    yield { node: body.child(index), pos: posOf(body, from, index) };
  }
}

function* placesOf(doc, field, row) {
  const [key, uid] = field.split(":");
  if (key === "block" || key === "heading") {
    for (const place of rowsOf(doc, row.item)) {
      if (key === "heading" ? place.node.attrs.heading : place.node.attrs.block === uid) yield place;
    }
  } else if (key === "basis") {
    for (const place of linesOf(doc, "bases")) if (place.node.attrs.uid === uid) yield place;
  } else if (LINES.includes(key)) yield* linesOf(doc, key);
}

// The letters that a click replaces, if they are still there.
export function findSpot(doc, { field, start, old }, row) {
  const key = field.split(":")[0];
  for (const { node, pos } of placesOf(doc, field, row)) {
    if (!node.isTextblock) continue;
    const text = node.textContent, lead = leadOf(node, key);
    const at = lead + units(text.slice(lead), start);
    const isThere = text.slice(at, at + old.length) === old && text.includes(row.quote.trim());
    const found = isThere ? at : moved(text, old, row.quote.trim());
    if (found >= 0) return { from: pos + 1 + found, to: pos + 1 + found + old.length };
  }
  return null;
}

// Letters before it came or went meanwhile: its own words tell where it is, if they stand there once.
function moved(text, old, quote) {
  const at = quote && old ? text.indexOf(quote) : -1;
  const isOnce = at >= 0 && text.indexOf(quote, at + 1) < 0 && quote.includes(old);
  return isOnce ? at + quote.indexOf(old) : -1;
}

function quoted(place, quote) {
  if (!quote || !place.node.isTextblock) return null;
  const at = place.node.textContent.indexOf(quote);
  return at < 0 ? null : { from: place.pos + 1 + at, to: place.pos + 1 + at + quote.length };
}

// What to show of a check: its letters, its words, or the beginning of its paragraph.
export function spotOf(doc, row) {
  const exact = row.fix && row.fix.old && findSpot(doc, row.fix, row);
  if (exact) return exact;
  const places = row.item
    ? [...rowsOf(doc, row.item)].filter((place) => !row.block || place.node.attrs.block === row.block)
    : [...linesIn(doc, row)];
  for (const place of places) {
    const found = quoted(place, row.quote.trim());
    if (found) return found;
  }
  const [first] = row.item && row.block ? places : [];
  return first?.node.isTextblock ? { from: first.pos + 1, to: first.pos + 1 } : null;
}

function* linesIn(doc, row) {
  if (row.part === "recipients") yield* linesOf(doc, "recipients");
  if (row.part !== "opening") return;
  for (const name of ["bases", "opening", "closing"]) yield* linesOf(doc, name);
}
