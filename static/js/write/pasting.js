// What was copied elsewhere, read as items: lines of Word, LibreOffice, a spreadsheet or plain text.
import { nfc, tidy } from "./load.js";

const MARKER = /^\s*(?:([IVX]{1,5})[.)/]|(\d{1,2}(?:\.\d{1,2}){1,3})\.?|(\d{1,2})[.)/]|([a-zđ])[.)]|([-–—•●▪*·])|(\+))\s+(?=\S)/u;
const STYLE_BY_GROUP = [null, "roman", "outline", "decimal", "letter", "dash", "plus"];
const WORD_LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;
const BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,li,ul,ol,table,blockquote,section,article,pre,dd,dt";
const MOST_HEADING = 150;

function markerIn(text) {
  const found = MARKER.exec(text);
  if (!found) return { style: null, level: 0, text };
  const group = found.findIndex((part, index) => index > 0 && part !== undefined);
  const style = STYLE_BY_GROUP[group];
  const level = style === "outline" ? found[group].split(".").length : 0;
  return { style, level, text: text.slice(found[0].length) };
}

// ---- Plain text: lines, joined where a file broke them ----------------------------------------------
const cells = (line) => line.split("\t").map(tidy);

function tableOf(lines) {
  const widths = new Set(lines.map((line) => line.split("\t").length));
  return lines.length > 1 && Math.min(...widths) > 1 && lines.map(cells);
}

function goesOn(before, line, widest) {
  if (!before || markerIn(line).style || widest > 140 || before.length < 0.6 * widest) return false;
  const starts = line.trimStart()[0];
  if (starts === starts.toLowerCase() && starts !== starts.toUpperCase()) return true;
  return before.length >= 0.8 * widest && !/[.:;!?”"]$/.test(before) && before !== before.toUpperCase();
}

export function linesOfText(raw) {
  const typed = nfc(raw).replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd());
  const filled = typed.filter((line) => line.trim());
  const table = tableOf(filled);
  if (table) return [{ table }];
  const widest = Math.max(0, ...filled.map((line) => line.length));
  const isWrapped = filled.length > 3 && widest >= 50;
  const joined = [];
  let before = "";
  for (const line of typed) {
    if (line.trim() && isWrapped && goesOn(before, line, widest)) joined[joined.length - 1] += ` ${line.trim()}`;
    else if (line.trim()) joined.push(line);
    before = line.trimEnd();
  }
  return joined.map((line) => ({ text: tidy(line) }));
}

// ---- HTML -------------------------------------------------------------------------------------------
const LIST_TYPES = { a: "letter", A: "letter", i: "roman", I: "roman", 1: "decimal" };

// Styles are read as words, never applied: the page's CSP forbids that even to a document unseen.
export const withoutStyles = (html) => html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(<[^>]*?\s)style(\s*=)/gi, "$1data-style$2");
const styleOf = (dom) => dom.dataset?.style ?? "";

function listStyle(list) {
  if (list.tagName === "UL") return "dash";
  const css = /list-style(?:-type)?:([^;]*)/.exec(styleOf(list))?.[1] ?? "";
  if (/alpha|latin/.test(css)) return "letter";
  if (/roman/.test(css)) return "roman";
  return LIST_TYPES[list.getAttribute("type")] ?? "decimal";
}

function isBold(node, top) {
  for (let up = node.parentElement; up; up = up.parentElement) {
    const weight = /font-weight:\s*(\w+)/.exec(styleOf(up))?.[1];
    if (weight) return weight === "bold" || Number(weight) >= 600;
    if (/^(B|STRONG|H[1-6])$/.test(up.tagName)) return true;
    if (up === top) return false;
  }
  return false;
}

function textNodes(dom) {
  const walker = dom.ownerDocument.createTreeWalker(dom, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// The bold words in front, all of them or up to where the plain text begins.
function boldWords(dom) {
  let bold = "";
  for (const node of textNodes(dom)) {
    if (!node.data.trim()) { bold += node.data; continue; }
    if (!isBold(node, dom)) return { bold: tidy(bold), isWhole: false };
    bold += node.data;
  }
  return { bold: tidy(bold), isWhole: Boolean(tidy(bold)) };
}

// Word writes the number of its own lists as text that is to be ignored.
function wordMarker(dom) {
  const ignored = [...dom.querySelectorAll("span")].filter((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
  const text = tidy(ignored[0]?.textContent ?? "");
  ignored.forEach((span) => span.remove());
  const level = WORD_LEVEL.exec(styleOf(dom));
  if (!text && !level) return null;
  const style = markerIn(`${text} x`).style ?? (text ? "dash" : null);
  return style ? { style, level: Number(level?.[1] ?? 1) } : null;
}

function lineOf(dom, list) {
  const word = wordMarker(dom);
  const { bold, isWhole } = boldWords(dom);
  const text = tidy(dom.textContent);
  if (!text) return null;
  const lead = markerIn(bold).text; // a bold number alone leads nothing in
  const runIn = !isWhole && lead.length > 3 && bold.length < text.length && !/^\d/.test(lead) ? bold : "";
  const line = { text, isBold: isWhole, runIn };
  if (word) return { ...line, style: word.style, list: word.level };
  return list ? { ...line, style: list.style, list: list.level } : line;
}

function gridOf(table) {
  return [...table.rows].map((row) => [...row.cells].flatMap((cell) => [tidy(cell.textContent), ...Array(Math.max(0, cell.colSpan - 1)).fill("")]));
}

function walk(dom, list, found) {
  const inline = dom.ownerDocument.createElement("p");
  const flush = () => {
    const line = inline.childNodes.length ? lineOf(inline, list) : null;
    if (line) { found.push(line); list = list && { ...list, isTaken: true }; }
    inline.replaceChildren();
  };
  for (const child of [...dom.childNodes]) {
    const isBlock = child.nodeType === Node.ELEMENT_NODE && (child.matches(BLOCKS) || child.querySelector(BLOCKS));
    if (child.nodeType === Node.ELEMENT_NODE && child.tagName === "BR") { flush(); continue; }
    if (!isBlock) { inline.append(child); continue; }
    flush();
    block(child, list, found);
  }
  if (styleOf(dom)) inline.dataset.style = styleOf(dom);
  if (/^H[1-6]$/.test(dom.tagName)) inline.dataset.style = "font-weight:bold";
  flush();
}

function block(dom, list, found) {
  const { tagName } = dom;
  if (tagName === "TABLE") {
    const rows = gridOf(dom);
    if (rows.length > 1 && rows[0].length > 1) found.push({ table: rows });
    else [...dom.rows].forEach((row) => [...row.cells].forEach((cell) => walk(cell, null, found)));
  } else if (tagName === "UL" || tagName === "OL") {
    const level = (list?.level ?? 0) + 1;
    [...dom.children].forEach((child) => walk(child, child.tagName === "LI" ? { style: listStyle(dom), level } : list, found));
  } else walk(dom, list, found);
}

export function linesOfHTML(html) {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  body.querySelectorAll("script,title,meta,o\\:p:empty").forEach((dom) => dom.remove());
  const found = [];
  walk(body, null, found);
  return found.map((line) => (line.table ? line : { ...line, text: tidy(line.text) }));
}

// ---- Lines to items ---------------------------------------------------------------------------------
const isUpper = (text) => /\p{L}{2}/u.test(text) && text === text.toUpperCase();

function read(line) {
  if (line.table) return line;
  if (line.style) return { ...line, key: `${line.list}:${line.style}` };
  const { style, level, text } = markerIn(line.text);
  const runIn = style && line.runIn ? markerIn(line.runIn).text : (line.runIn ?? "");
  const key = style && (style === "outline" ? `outline${level}` : style);
  return { ...line, text, style, key, runIn: text.startsWith(runIn) ? runIn : "" };
}

function isHeading(line, next) {
  const { text, style } = line;
  if (text.length > MOST_HEADING || line.runIn || /[;,]$/.test(text)) return false;
  if (isUpper(text) || line.isBold) return true;
  if (line.isBold !== undefined && style !== "roman") return false; // the page says what is bold
  if (!["roman", "decimal", "outline"].includes(style) || /[.:]$/.test(text) || text.length > 90) return false;
  return Boolean(next && (next.table || next.key !== line.key));
}

// {depth, style, heading, run_in, numbered, blocks: [{text} | {table}]} in reading order.
export function itemsOfLines(lines) {
  const items = [], stack = [];
  const all = lines.map(read);
  const hasMarkers = all.some((line) => line.style);
  const place = (key) => {
    const at = stack.indexOf(key);
    stack.length = at < 0 ? stack.length : at;
    stack.push(key);
    return stack.length - 1;
  };
  all.forEach((line, index) => {
    const last = items[items.length - 1];
    const heading = !line.table && isHeading(line, all[index + 1]);
    const goesOnHere = last && (line.table || (!line.style && !heading && (hasMarkers || last.heading)));
    if (goesOnHere) { last.blocks.push(line.table ? { table: line.table } : { text: line.text }); return; }
    const depth = place(line.key ?? (heading ? "heading" : "plain"));
    const runIn = heading ? "" : line.runIn;
    const rest = runIn ? tidy(line.text.slice(runIn.length)) : line.text;
    const blocks = line.table ? [{ table: line.table }] : heading ? [] : [{ text: rest }];
    items.push({
      depth, style: line.style ?? null, heading: heading ? line.text : runIn, run_in: Boolean(runIn),
      numbered: Boolean(line.style) || !hasMarkers, blocks,
    });
  });
  return items;
}
