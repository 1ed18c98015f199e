// What the paper prints of the text being written: the words of campaigns/paper.py and of
// emulation/papers/wording.py, block by block, until the server's own paper comes.
const END_MARK = "./.";
// No line ends inside "19/CT-TTg" or "2020 - 2025".
const WHOLE = /(\d[\d/.,]{0,14} ?[-–] ?\d[\d/.,]{0,14}|[^\s-]{1,20}\/[^\s-]{1,20})/u;

const join = (...words) => words.filter(Boolean).join(" ");
const withoutEnd = (text) => text.trimEnd().replace(/[ .;:,/]+$/, "");

// Every line ends with ";", the last with ".".
export const listed = (lines) =>
  lines.map((line, index) => withoutEnd(line) + (index === lines.length - 1 ? "." : ";"));

export const basisWords = ({ lead, text }) => join(lead, text);
export const recipientWords = ({ text, purpose }) => `- ${withoutEnd(text)}${purpose ? ` (${purpose})` : ""}`;

// The blocks of an item: {kind, bold, words, table, lead: the number they begin with, uid of the
// block in the text}.
export function printedItem(item, marker) {
  const blocks = [], { heading, run_in: runsIn } = item;
  let lead = marker, bold = "";
  const say = (kind, words, uid) => {
    const text = bold ? words : join(lead, words);
    blocks.push({ kind, bold: bold && join(lead, bold), words: text, lead, uid });
    lead = bold = "";
  };
  if (heading && !runsIn) say("heading", heading, null);
  else if (heading) bold = heading;
  for (const { uid, table, text } of item.blocks) {
    if (table) blocks.push({ kind: "table", table, uid });
    else say("text", text, uid);
  }
  if (lead || bold) say("text", "", null);
  return blocks;
}

// The last words of the paper end with "./."; a table at the end keeps its cells as they are.
export function closed(block) {
  if (block.kind === "table") return block;
  if (block.words) return { ...block, words: withoutEnd(block.words) + END_MARK };
  return { ...block, bold: withoutEnd(block.bold) + END_MARK };
}

export function sameBlock(one, other) {
  if (one.kind !== other.kind) return false;
  if (one.kind === "table") return one.table === other.table || JSON.stringify(one.table) === JSON.stringify(other.table);
  return one.bold === other.bold && one.words === other.words;
}

// ---- Elements --------------------------------------------------------------------------------
function make(name, css, ...inside) {
  const element = document.createElement(name);
  if (css) element.className = css;
  element.append(...inside);
  return element;
}

const keptWhole = (text) => text.split(WHOLE)
  .map((part, index) => (index % 2 ? make("span", "paper-whole", part) : part))
  .filter((part) => part !== "");

const wordsOf = ({ bold, words }) =>
  (bold ? [make("strong", "", ...keptWhole(bold)), " ", ...keptWhole(words)] : keptWhole(words));

function percents(widths, columns) {
  const shares = widths?.length === columns ? widths : Array(columns).fill(1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0, edge = 0;
  return shares.map((share) => {
    const before = edge;
    sum += share;
    edge = Math.round((100 * sum) / total);
    return edge - before;
  });
}

function cell(text, align, isStrong) {
  const css = ["paper-cell", align && align !== "left" ? `paper-${align}` : "", isStrong ? "paper-strong" : ""];
  return make("td", join(...css), text);
}

function tableParts({ rows, head_rows: heads = 1, widths, aligns = [], caption, strong_rows: strong = [] }) {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const group = make("colgroup", "", ...percents(widths, columns).map((percent) => make("col", `paper-w-${percent}`)));
  const head = rows.slice(0, heads).map((row) => make("tr", "", ...row.map((text) => {
    const th = make("th", "paper-head-cell", text);
    th.scope = "col";
    return th;
  })));
  const body = rows.slice(heads).map((row, index) =>
    make("tr", "", ...row.map((text, column) => cell(text, aligns[column], strong.includes(index)))));
  return [
    ...(caption ? [make("caption", "paper-caption", caption)] : []), group,
    ...(head.length ? [make("thead", "", ...head)] : []), make("tbody", "", ...body),
  ];
}

const contentOf = (block) => (block.kind === "table" ? tableParts(block.table) : wordsOf(block));

const KINDS = { heading: "paper-heading", text: "paper-text", table: "paper-table" };
export const kindOf = (element) => Object.keys(KINDS).find((kind) => element.classList.contains(KINDS[kind]));

export function elementFor(block, depth) {
  const name = { heading: `h${Math.min(depth + 3, 6)}`, text: "p", table: "table" }[block.kind];
  return make(name, KINDS[block.kind], ...contentOf(block));
}

export const fill = (element, block) => element.replaceChildren(...contentOf(block));

export function line(css, text) {
  return make("p", css, ...keptWhole(text));
}

const letters = (text) => text.replace(/\s+/g, "");

// Whether the server printed this block as it is printed here.
export function shows(element, block) {
  if (kindOf(element) !== block.kind) return false;
  if (block.kind !== "table") return letters(element.textContent) === letters(block.bold + block.words);
  const { rows, caption = "" } = block.table;
  return letters(element.textContent) === letters(caption + rows.flat().join(""));
}

export const isGap = (element) => element.classList.contains("page-gap");
