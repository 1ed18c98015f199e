// The fields of a form as plain pairs, and the numbers that people type in them.
export const numberOf = (text) => {
  const packed = text.replace(/[\s\u00a0]/g, "");
  if (!/^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(packed)) return null;
  return Number(packed.replaceAll(".", "").replace(",", "."));
};

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
