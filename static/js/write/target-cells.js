// The quick table of targets takes a block of cells from Excel, and shows last year's values.
import { addRow, table, total } from "../target-table.js";
import { button } from "./button.js";
import { make } from "./dom.js";
import { keyOf } from "./numbers.js";
import { postJSON } from "./posting.js";

const told = document.querySelector("[data-pasted]");
const form = table?.closest("form");
const last = new Map(JSON.parse(document.getElementById("ky-truoc")?.textContent ?? "[]")
  .map(([name, unit, sentence]) => [`${name}\n${unit}`, sentence]));
let before = null; // the table as it stood before the last paste

const rows = () => [...table.querySelectorAll("tr[data-row]")];
const cellsOf = (row) => [...row.querySelectorAll("input, select")];
const fieldOf = (cell) => cell.name.replace(/^.*-\d+-/, "");
const cellOf = (row, field) => cellsOf(row).find((cell) => fieldOf(cell) === field);

// ---- What was asked for last year ---------------------------------------------------------------
function showLast(row) {
  const name = cellOf(row, "name").value, unit = cellOf(row, "unit_text").value.trim().toLowerCase();
  const place = row.querySelector("[data-last]");
  if (place) place.textContent = (name && last.get(`${keyOf(name)}\n${unit}`)) || "";
}

// ---- Pasting ------------------------------------------------------------------------------------
const isBlock = (text) => /[\t\n]/.test(text.replace(/\s+$/, ""));
const snapshot = () => rows().map((row) => cellsOf(row).map((cell) => cell.value));

function restore(values) {
  rows().slice(values.length).forEach((row) => row.remove());
  total.value = values.length;
  rows().forEach((row, place) => {
    cellsOf(row).forEach((cell, index) => { cell.value = values[place][index]; });
    showLast(row);
  });
}

function fill(first, given) {
  const left = [];
  given.forEach((fields, place) => {
    const row = rows()[first + place] ?? addRow();
    if (!row) { left.push(fields.name ?? Object.values(fields).join(" ")); return; }
    for (const [field, text] of Object.entries(fields)) {
      const cell = cellOf(row, field);
      if (cell) cell.value = text;
    }
    showLast(row);
  });
  return left;
}

function say(said, unread) {
  told.replaceChildren(make("div", { class: "box" },
    ...said.map((sentence) => make("p", {}, sentence)),
    unread.length > 0 && make("p", {}, `${unread.length} chỗ cần xem:`),
    unread.length > 0 && make("ul", {}, ...unread.map((sentence) => make("li", {}, sentence))),
    before && button("Hoàn tác lần dán", undoPaste)));
}

function undoPaste() {
  if (!before) return;
  restore(before.values);
  before.cell.focus();
  before = null;
  say(["Đã trả bảng về như trước khi dán."], []);
}

function keep(text) {
  const field = form.elements.khoi;
  field.value = text;
  field.closest("details").open = true;
  say([], ["Chưa gửi được khối vừa dán. Khối nằm nguyên ở ô “Dán bảng từ Excel”: có mạng lại thì bấm “Điền vào bảng”."]);
}

async function takeBlock(cell, text) {
  const first = rows().indexOf(cell.closest("tr[data-row]"));
  before = null;
  told.textContent = "Đang đọc khối vừa dán…";
  const asked = { text, first: first + 1, start: fieldOf(cell) };
  const { status, answer: read } = await postJSON(table.dataset.paste, asked);
  if (status !== 200 || !read) { keep(text); return; }
  before = { values: snapshot(), cell };
  const left = fill(first, read.rows);
  const rest = left.length ? [`Bảng chứa tối đa ${table.dataset.most} dòng; chưa điền: ${left.slice(0, 10).join("; ")}.`] : [];
  if (left.length) form.elements.khoi.value = text;
  say(read.said, [...read.unread, ...rest]);
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

if (table && told) {
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!event.target.matches("input") || !isBlock(text)) return;
    event.preventDefault();
    takeBlock(event.target, text);
  });
  table.addEventListener("input", (event) => {
    before = null;
    told.querySelector("button")?.remove();
    const row = event.target.closest("tr[data-row]");
    if (["name", "unit_text"].includes(fieldOf(event.target))) showLast(row);
  });
  table.addEventListener("keydown", (event) => {
    if (!before || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    undoPaste();
  });
  document.querySelector("[data-can-paste]")?.removeAttribute("hidden");
  rows().forEach(showLast);
}
