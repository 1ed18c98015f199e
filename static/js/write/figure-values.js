// What figures show and what their targets ask for. Without a page.
import { bodyOf } from "./rows.js";
import { schema } from "./schema.js";
import { figuresIn, numbersIn } from "./figure-marks.js";
import { formatLike, formatNumber, keyOf, parseNumber, plain } from "./numbers.js";

const JOINS = { value_max: " - ", denominator: "/" };
const TIGHT = ["%", "‰"];
const ASKED = ["value", "value_max", "numerator", "denominator"];
const SLOTS = [...ASKED, "result", "percent"];
export const isTold = (target) => Boolean(target.period); // a report: its targets are set elsewhere

// What a number shows that none of the target's equals.
export const slotOf = (target) => (target.is_fact ? "result" : "value");

// Every line of the items: {row, pos}.
export function linesOf(doc) {
  const { node: body, from } = bodyOf(doc);
  const lines = [];
  body.forEach((row, offset) => { if (row.type === schema.nodes.line) lines.push({ row, pos: from + offset }); });
  return lines;
}

// The figures of a line, those of one target together.
export function groupsOf(row) {
  const groups = new Map();
  for (const { mark, start, end } of figuresIn(row)) {
    const { uid, target, slot } = mark.attrs;
    const group = groups.get(target) ?? { target, figures: [], start, end };
    group.figures.push({ uid, slot, start, end, text: row.textContent.slice(start, end) });
    group.end = end;
    groups.set(target, group);
  }
  return [...groups.values()];
}

export const differs = ({ slot, text }, target) => {
  const number = parseNumber(text);
  return number === null || (plain(target[slot]) !== null && number !== plain(target[slot]));
};

// One figure of each slot: two that show the same number of a target speak with the first.
function oneEach(figures) {
  const bySlot = new Map();
  for (const figure of figures) if (!bySlot.has(figure.slot)) bySlot.set(figure.slot, figure);
  return SLOTS.flatMap((slot) => bySlot.get(slot) ?? []);
}

const unitOf = (figures, target) => (figures.every(({ slot }) => slot === "percent") ? "%" : target.unit);
const joined = (pieces) => pieces.map(({ slot, text }, place) => (place ? `${JOINS[slot] ?? "; "}${text}` : text)).join("");
export const withUnit = (words, unit) => (unit ? `${words}${TIGHT.includes(unit) ? "" : " "}${unit}` : words);

// {old, fresh}: the target's numbers and those of the text, in words: "13 - 15 ha", "14 - 17 ha".
export function changeWords(figures, target) {
  const shown = oneEach(figures);
  const old = shown.map(({ slot, text }) => ({ slot, text: plain(target[slot]) === null ? "chưa có" : formatLike(target[slot], text) }));
  const hadNone = old.every(({ slot }) => plain(target[slot]) === null);
  const unit = unitOf(shown, target);
  return { old: hadNone ? joined(old) : withUnit(joined(old), unit), fresh: withUnit(joined(shown), unit) };
}

// What the person says when the target changes: the numbers of the text, and what follows from them.
export function answersOf(figures, target) {
  const numbers = Object.fromEntries(oneEach(figures).map(({ slot, text }) => [slot, parseNumber(text)]));
  // "6/6 thôn" is printed from value and denominator.
  const isCounted = numbers.value !== undefined && numbers.numerator === undefined && plain(target.numerator) !== null;
  if (isCounted && plain(target.value) === plain(target.numerator)) numbers.numerator = numbers.value;
  const { numerator = plain(target.numerator), denominator = plain(target.denominator) } = numbers;
  if (numbers.value === undefined && numerator !== null && Number(denominator) > 0) {
    const share = (top, bottom) => plain(String(Math.round((Number(top) * 10000) / Number(bottom)) / 100));
    if (plain(target.value) === plain(target.numerator)) numbers.value = numerator;
    else if (plain(target.value) === share(target.numerator, target.denominator)) numbers.value = share(numerator, denominator);
  }
  return Object.entries(numbers)
    .filter(([slot, number]) => number !== null && number !== plain(target[slot]))
    .map(([slot, number]) => ({ target: target.uid, slot, number }));
}

// The target as it will be, until the server says it in its own words.
export function changed(target, answers) {
  const fresh = { ...target };
  for (const { slot, number } of answers) {
    const old = plain(target[slot]);
    if (old !== null && fresh.words) fresh.words = fresh.words.replace(formatNumber(old), formatNumber(number));
    fresh[slot] = number;
  }
  return fresh;
}

// ---- Numbers that show no target ------------------------------------------------------------------
export function freeNumberAt(row, at, end = at) {
  const text = row.textContent;
  const taken = figuresIn(row);
  const found = numbersIn(text).find(({ start, end: last }) => start <= at && end <= last);
  if (!found || taken.some((one) => one.start < found.end && one.end > found.start)) return null;
  return { ...found, text: text.slice(found.start, found.end), number: parseNumber(text.slice(found.start, found.end)) };
}

// As figures.suggest_links on the server: the words before, and the unit behind.
function closeness(text, { start, end }, target) {
  const before = new Set(keyOf(text.slice(0, start)).split(" ").slice(-14));
  const shared = new Set(keyOf(target.name).split(" ").filter((word) => before.has(word))).size;
  const hasUnit = Boolean(target.unit) && keyOf(text.slice(end, end + 40)).startsWith(keyOf(target.unit));
  return 2 * shared + hasUnit;
}

// Targets that a number may show, the likeliest first: {target, slot, fits}.
export function candidates(text, place, targets) {
  const found = [];
  for (const target of targets) {
    const slot = SLOTS.find((one) => plain(target[one]) !== null && plain(target[one]) === place.number);
    const close = closeness(text, place, target);
    if (slot || close > 1) found.push({ target, slot: slot ?? slotOf(target), fits: Boolean(slot), close });
  }
  return found.sort((a, b) => (b.fits - a.fits) || (b.close - a.close));
}
