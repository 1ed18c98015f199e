// The three pages of a registration: kept on the device, sent together; the mark beside a pledge and
// the lines of hard jobs and people follow without the server.
import { keepForm } from "./form.js";
import { numberOf } from "./fields.js";
import { get, keyOf } from "./store.js";

const MARKS = {
  "": ["", ""], better: ["is-done", "hơn mức giao"], same: ["is-draft", "bằng mức giao"],
  worse: ["is-risk", "kém mức giao"],
};
const FAR = ["is-risk", "gấp 10 lần mức giao trở lên: xem lại số, đơn vị tính"];
const form = document.querySelector("form[data-keep-form]");
if (form) {
  const shown = () => form.querySelectorAll("[data-pledge]").forEach(marked);
  keepForm(form, { shape, shown, typed });
  shown(); // what was typed before this module came
  form.addEventListener("click", pressed);
  offerToSend();
}

function typed(field) {
  const same = form.querySelector("[data-same]");
  if (field === same && same.checked) {
    for (const row of form.querySelectorAll("[data-pledge]")) {
      const input = row.querySelector("[data-pledged]");
      if (input && row.dataset.assignedTyped) { input.value = row.dataset.assignedTyped; marked(row); }
    }
  }
  const row = field.closest("[data-pledge]");
  if (!row || !field.matches("[data-pledged]")) return;
  if (same) same.checked = false;
  marked(row);
}

// As registering/better.py says it.
function beside(value, assigned, direction) {
  if (value === null || assigned === "") return "";
  if (value === Number(assigned)) return "same";
  if (direction !== "higher" && direction !== "lower") return "worse";
  return (direction === "higher") === (value > Number(assigned)) ? "better" : "worse";
}

function isFar(value, assigned) {
  return value !== null && Number(assigned) > 0 && value >= Number(assigned) * 10;
}

function marked(row) {
  const input = row.querySelector("[data-pledged]"), place = row.querySelector("[data-beside]");
  if (!input || !place) return;
  const value = numberOf(input.value), { assigned, direction } = row.dataset;
  const marks = [MARKS[beside(value, assigned, direction)], ...(isFar(value, assigned) ? [FAR] : [])];
  place.replaceChildren(...marks.filter(([, words]) => words).flatMap(([badge, words]) => [sign(badge, words), " "]));
}

function sign(badge, words) {
  const made = document.createElement("span");
  made.className = `sign ${badge}`;
  made.textContent = words;
  return made;
}

// Lines of hard jobs and people

const linesOf = (name) => form.querySelector(`[data-lines="${name}"]`);
const numberIn = (line, name) => Number(line.querySelector(`[name^="${name}-"]`).name.split("-").at(-2));

function pressed(event) {
  const adding = event.target.closest("[data-add]"), dropping = event.target.closest("[data-drop]");
  if (!adding && !dropping) return;
  event.preventDefault();
  if (adding) {
    const name = adding.dataset.add, lines = [...linesOf(name).querySelectorAll("[data-line]")];
    add(name, 1 + Math.max(0, ...lines.map((line) => numberIn(line, name)))).querySelector("input[type=text]").focus();
  } else {
    const place = dropping.closest("[data-lines]");
    dropping.closest("[data-line]").remove();
    place.tabIndex = -1;
    place.focus();
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// The template stands for line 0.
function add(name, number) {
  const made = document.querySelector(`[data-line-of="${name}"]`).content.cloneNode(true);
  for (const each of made.querySelectorAll("*")) {
    for (const attribute of each.attributes) {
      attribute.value = attribute.value.replace(`${name}-0`, `${name}-${number}`);
    }
    if (each.matches("legend")) each.textContent = each.textContent.replace("0", number);
  }
  const line = made.querySelector("[data-line]");
  linesOf(name).append(made);
  return line;
}

// As many lines as were kept.
function shape(record) {
  for (const name of ["viec", "nguoi"]) {
    if (!linesOf(name) || !document.querySelector(`[data-line-of="${name}"]`)) continue;
    const found = record.fields.map(([field]) => new RegExp(`^${name}-(\\d+)-name$`).exec(field)).filter(Boolean);
    const wanted = new Set(found.map(([, number]) => Number(number)));
    for (const line of linesOf(name).querySelectorAll("[data-line]")) {
      if (!wanted.delete(numberIn(line, name))) line.remove();
    }
    for (const number of wanted) add(name, number);
  }
}

// What was typed on the earlier pages without network may be all that the last page says is missing.
async function offerToSend() {
  const blocked = document.querySelector("[data-send-blocked]");
  if (!blocked) return;
  const keys = (form.dataset.before ?? "").split(" ").map((one) => keyOf(form.dataset.user, one));
  const kept = (await Promise.all(keys.map(get))).filter((one) => one && !one.saved);
  if (kept.length === 0) return;
  blocked.hidden = true;
  form.querySelector("[data-send-kept]").hidden = false;
}
