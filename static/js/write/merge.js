// Two texts of one piece brought together: what only one of the two changed is taken as it is,
// what both changed is asked, piece by piece. No page needed.
import { newUid } from "./uid.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const ITEM_FIELDS = { heading: "Đề mục", theme: "Tên gọn của nội dung thi đua", task: "Việc được giao" };
const QUIET_FIELDS = ["run_in", "numbered", "children_style"]; // looks: the later hand wins
const PART_FIELDS = {
  header: {
    title: "Trích yếu", superior_line: "Cơ quan chủ quản", issuer: "Cơ quan ban hành", symbol: "Ký hiệu",
    place: "Địa danh", date_day: "Ngày", date_month: "Tháng", date_year: "Năm",
    motto_label: "Gọi là", motto: "Chủ đề, phương châm",
  },
  opening: { opening: "Đoạn mở đầu", closing: "Đoạn kết", bases: "Căn cứ" },
  recipients: { rows: "Nơi nhận" },
  signature: { signing_mode: "Thể thức ký", signatory: "Người ký" },
};
const QUIET_PART_FIELDS = { opening: ["items_style", "target_appendix"] };
const LISTS = new Set(["opening", "closing", "bases", "rows"]);

// One value of three: {value} where it is clear, {clash} where a person has to say.
// `base` is what both began with, undefined where nobody knows.
function three(base, mine, theirs) {
  if (same(mine, theirs)) return { value: mine };
  if (base !== undefined && same(base, mine)) return { value: theirs };
  if (base !== undefined && same(base, theirs)) return { value: mine };
  return { clash: { mine, theirs } };
}

const quietly = (base, mine, theirs) => (base !== undefined && same(base, mine) ? theirs : mine);

function mergeFields(labels, quiet, base, mine, theirs) {
  const fields = {}, clashes = [];
  for (const [name, label] of Object.entries(labels)) {
    const found = three(base?.[name], mine[name], theirs[name]);
    if (found.clash) clashes.push({ key: name, label, kind: LISTS.has(name) ? "list" : "field", ...found.clash });
    fields[name] = found.clash ? mine[name] : found.value;
  }
  for (const name of quiet) fields[name] = quietly(base?.[name], mine[name], theirs[name]);
  return { fields, clashes };
}

const wordsIn = (block) => (block ? { ...block, uid: undefined } : null);
const byUid = (item) => new Map((item?.blocks ?? []).map((block) => [block.uid, block]));

// The order of mine; what only they have stands behind the block that it follows there.
function blockOrder(mine, theirs) {
  const uids = mine.blocks.map((block) => block.uid);
  theirs.blocks.forEach((block, index) => {
    if (uids.includes(block.uid)) return;
    const before = index ? uids.indexOf(theirs.blocks[index - 1].uid) : -1;
    uids.splice(before + 1, 0, block.uid);
  });
  return uids;
}

function mergeBlocks(base, mine, theirs) {
  const [b, m, t] = [byUid(base), byUid(mine), byUid(theirs)];
  const clashes = [];
  let number = 0;
  const blocks = blockOrder(mine, theirs).map((uid) => {
    number += 1;
    const known = base ? wordsIn(b.get(uid)) : undefined;
    const found = three(known, wordsIn(m.get(uid)), wordsIn(t.get(uid)));
    if (found.clash) {
      const kind = (m.get(uid) ?? t.get(uid)).table ? "table" : "paragraph";
      const label = kind === "table" ? "Bảng" : `Đoạn ${number}`;
      clashes.push({ key: uid, label, kind, mine: m.get(uid) ?? null, theirs: t.get(uid) ?? null });
      return { uid, block: m.get(uid) ?? null };
    }
    const block = same(found.value, wordsIn(m.get(uid))) ? m.get(uid) : t.get(uid);
    return { uid, block: block ?? null };
  });
  return { blocks, clashes };
}

export function mergeItem(base, mine, theirs) {
  const { fields, clashes } = mergeFields(ITEM_FIELDS, QUIET_FIELDS, base, mine, theirs);
  const { blocks, clashes: blockClashes } = mergeBlocks(base, mine, theirs);
  const targets = [...new Set([...(theirs.targets ?? []), ...(mine.targets ?? [])])];
  return { part: "item", fields: { ...fields, targets }, blocks, clashes: [...clashes, ...blockClashes] };
}

export function mergePart(part, base, mine, theirs) {
  return { part, ...mergeFields(PART_FIELDS[part], QUIET_PART_FIELDS[part] ?? [], base, mine, theirs) };
}

const nameOf = (row) => (typeof row === "string" ? row : JSON.stringify({ ...row, uid: undefined }));

function listOfBoth({ mine, theirs }) {
  const known = new Set(mine.map(nameOf));
  return [...mine, ...theirs.filter((row) => !known.has(nameOf(row)))];
}

// A second block beside the first; its figures are figures of their own.
const copyOf = (block) => ({
  ...block, uid: newUid(), ...(block.figures && { figures: block.figures.map((figure) => ({ ...figure, uid: newUid() })) }),
});

const taken = (clash, choice) => (choice === "theirs" ? clash.theirs : clash.mine);

// The piece as the person chose: `choices` gives "mine", "theirs" or "both" by key of the clash.
export function resolved(merge, choices) {
  const fields = { ...merge.fields };
  const asked = new Map(merge.clashes.map((clash) => [clash.key, clash]));
  for (const [key, clash] of asked) {
    if (key in fields) fields[key] = choices[key] === "both" ? listOfBoth(clash) : taken(clash, choices[key]);
  }
  if (merge.part !== "item") return fields;
  const blocks = merge.blocks.flatMap(({ uid, block }) => {
    const clash = asked.get(uid);
    if (!clash) return block ? [block] : [];
    if (choices[uid] === "both" && clash.mine && clash.theirs) return [clash.mine, copyOf(clash.theirs)];
    const one = taken(clash, choices[uid]);
    return one ? [one] : [];
  });
  return { ...fields, blocks };
}

// ---- Words that differ -----------------------------------------------------------------------
const MOST_TOKENS = 600;
const tokens = (text) => text.match(/\s+|[^\s]+/g) ?? [];

function commonLengths(a, b) {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}

// Both texts as runs {text, differs}; texts beyond all measure are not compared.
export function differingWords(one, other) {
  const a = tokens(one), b = tokens(other);
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) return [[{ text: one, differs: true }], [{ text: other, differs: true }]];
  const common = commonLengths(a, b), left = [], right = [];
  const add = (side, text, differs) => {
    const last = side[side.length - 1];
    if (last?.differs === differs) last.text += text;
    else side.push({ text, differs });
  };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add(left, a[i], false); add(right, b[j], false); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) { add(left, a[i], true); i += 1; }
    else { add(right, b[j], true); j += 1; }
  }
  return [left, right];
}
