// The sum of the shares follows what is typed, in the words of the page (measures/splitting.py).
import { formatNumber, parseNumber } from "./write/numbers.js";

const sum = document.querySelector("[data-sum]");
const rows = [...document.querySelectorAll("[data-share]")];
const PLACES = 1e6;  // as fine as a figure is kept
const POINTS = { "%": "điểm phần trăm", "‰": "điểm phần nghìn" };

const isNew = (row) => !row.querySelector("[name$=-version]").value;
const typed = (row) => row.querySelector("[data-figure]").value.trim();

function figuresOf() {
  const given = rows.filter((row) => row.querySelector("[data-given]").checked);
  return given.map((row) => (typed(row) ? parseNumber(typed(row)) : null));
}

function told(value, unit) {
  const rounded = Math.round(value * PLACES) / PLACES;
  const decimals = String(rounded).includes("e") ? rounded.toFixed(6) : String(rounded);
  const text = formatNumber(decimals.split(".")[1]?.length > 3 ? rounded.toFixed(2) : decimals);
  return unit === "%" || unit === "‰" ? text + unit : `${text} ${unit}`.trim();
}

const gap = (value, unit) => told(Math.abs(value), POINTS[unit] ?? unit);

function sentence(parts, whole, { rule, words, unit }) {
  const given = parts.filter((part) => part !== null).map(Number);
  const missing = parts.length - given.length;
  const note = missing ? ` ${missing} đơn vị chưa giao.` : "";
  if (!given.length) return [null, "Chưa giao cho đơn vị nào."];
  if (!whole) return [null, "Chưa so được: chỉ tiêu chung chưa có giá trị."];
  const total = given.reduce((one, other) => one + other, 0);
  const [made, subject] = {
    sum: [total, "Các đơn vị cộng lại"],
    average: [total / given.length, "Bình quân các đơn vị"],
    max: [Math.max(...given), "Đơn vị được giao cao nhất"],
  }[rule] ?? [];
  if (made === undefined) return span(given, Number(whole), words, unit, note);
  const difference = Math.round((made - Number(whole)) * PLACES) / PLACES;
  if (difference === 0) return [true, `${subject} đúng ${words}.${note}`];
  if (rule === "sum") {
    const word = difference < 0 ? "thiếu" : "thừa";
    return [false, `${subject} ${told(made, unit)}, ${word} ${gap(difference, unit)} so với ${words}.${note}`];
  }
  const word = difference < 0 ? "thấp" : "cao";
  return [false, `${subject} ${told(made, unit)}, ${word} hơn ${words} là ${gap(difference, unit)}.${note}`];
}

function span(given, whole, words, unit, note) {
  const [low, high] = [Math.min(...given), Math.max(...given)];
  if (low === high && low === whole) return [true, `Các đơn vị đều được giao ${words}.${note}`];
  const range = low === high ? `đều là ${told(low, unit)}` : `từ ${told(low, unit)} đến ${told(high, unit)}`;
  return [null, `Số giao cho các đơn vị ${range}; chỉ tiêu chung ${words}.${note}`];
}

function show() {
  const { rule, whole, amount, unit } = sum.dataset;
  const [agrees, words] = sentence(figuresOf(), whole, { rule, words: amount, unit });
  const line = document.createElement("span");
  line.className = `sign ${agrees ? "is-done" : agrees === null ? "is-draft soft" : "is-risk"}`;
  line.textContent = words;
  sum.replaceChildren(line);
}

for (const row of rows) {
  row.querySelector("[data-figure]").addEventListener("input", () => {
    if (typed(row) && isNew(row)) row.querySelector("[data-given]").checked = true;
    show();
  });
  row.querySelector("[data-given]").addEventListener("change", show);
}
