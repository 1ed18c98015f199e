// The fields of the form as plain pairs, and what is computed beside them while one types.
const numberOf = (text) => {
  const packed = text.replace(/[\s\u00a0]/g, "");
  if (!/^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(packed)) return null;
  return Number(packed.replaceAll(".", "").replace(",", "."));
};
const words = (value, places = 6) =>
  new Intl.NumberFormat("vi-VN", { maximumFractionDigits: places }).format(value);

const KEPT_OUT = new Set(["csrfmiddlewaretoken", "version", "client_uid", "action"]);

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !KEPT_OUT.has(name) && typeof value === "string");
}

export function filesOf(form) {
  return [...new FormData(form)].filter(([, value]) => value instanceof File && value.size > 0);
}

export function fill(form, record) {
  const given = new Map(record.fields);
  for (const field of form.elements) {
    if (!field.name || KEPT_OUT.has(field.name) || field.type === "file" || field.tagName === "BUTTON") continue;
    if (field.type === "checkbox") field.checked = given.has(field.name);
    else if (field.type === "radio") field.checked = given.get(field.name) === field.value;
    else if (given.has(field.name) && !field.name.endsWith("-asked")) field.value = given.get(field.name);
  }
  fillFiles(form, record.files ?? []);
  form.querySelectorAll("[data-row]").forEach(computed);
}

function fillFiles(form, files) {
  const byName = Map.groupBy ? Map.groupBy(files, ([name]) => name) : grouped(files);
  for (const [name, found] of byName) {
    const inputs = [...form.querySelectorAll(`input[type=file][name="${name}"]`)];
    const input = inputs.find((one) => one.multiple) ?? inputs[0];
    if (!input) continue;
    const list = new DataTransfer();
    found.forEach(([, file]) => list.items.add(file));
    input.files = list.files;
  }
}

function grouped(files) {
  const groups = new Map();
  for (const one of files) groups.set(one[0], [...(groups.get(one[0]) ?? []), one]);
  return groups;
}

export function clearFiles(form) {
  form.querySelectorAll("input[type=file]").forEach((input) => { input.value = ""; });
}

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
