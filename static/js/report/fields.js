// What is computed beside the fields of a report while one types.
import { numberOf } from "../offline/fields.js";

const words = (value, places = 6) =>
  new Intl.NumberFormat("vi-VN", { maximumFractionDigits: places }).format(value);

// Lũy kế beside the period's own figure, or the other way round; the share that parts make.
export function computed(row) {
  const numerator = row.querySelector("[data-numerator]"), denominator = row.querySelector("[data-denominator]");
  const percent = row.querySelector("[data-percent]");
  if (percent) {
    const part = numberOf(numerator.value), whole = numberOf(denominator.value);
    percent.textContent = part !== null && whole ? `Bằng ${words((part * 100) / whole, 1)}%.` : "";
  }
  const beside = row.querySelector("[data-beside]");
  if (!beside || !row.querySelector("[data-value]")) return;
  const value = numberOf(row.querySelector("[data-value]").value);
  const isTotal = row.querySelector("input[type=radio]:checked")?.value === "cumulative";
  const before = Number(row.dataset.total || 0), unit = row.dataset.unit;
  if (value === null) beside.textContent = "";
  else beside.textContent = isTotal
    ? `Riêng kỳ này: ${words(value - before)} ${unit}.`
    : `Lũy kế: ${words(value + before)} ${unit}.`;
}

// A new number says that nothing was kept as it was.
export function untick(row, field) {
  const keep = row.querySelector("[data-keep]");
  if (keep?.checked && field !== keep && field.value && field.matches("[data-value], [data-numerator], textarea")) {
    keep.checked = false;
  }
  if (field === keep && keep.checked) {
    row.querySelectorAll("[data-value], [data-numerator], textarea").forEach((one) => { one.value = ""; });
  }
}
