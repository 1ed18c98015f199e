// Checking a reading: keys for the doubtful ones, forms opened in place, words chosen in the source.
// Everything here is also done by links and buttons.
const KEYS_OFF = "phim-tat-tat";
const list = document.querySelector("#xem-xet") && document.querySelector(".check-read");
const source = document.querySelector("[data-source]");
const chooser = document.querySelector("#chon-chu");

// ---- Long work says that it goes on; nothing is sent twice ----------------------------------
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (sent.has(event.target)) { event.preventDefault(); return; }
  sent.add(event.target);
  if (!event.target.hasAttribute("data-busy")) return;
  const button = event.submitter;
  if (button?.dataset.busyLabel) {
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.busyLabel;
    button.setAttribute("aria-disabled", "true");
  }
  event.target.querySelector(".busy")?.removeAttribute("hidden");
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // come back to: the buttons work again
});

// ---- The row that is being looked at -------------------------------------------------------
const doubtful = () => [...document.querySelectorAll(".read-row[data-doubtful]")];
const current = () => document.querySelector(".read-row.is-current");

function scrollSource(place) {
  if (!place || !source || source.scrollHeight <= source.clientHeight) return;
  const above = source.clientHeight / 3;
  source.scrollTop += place.getBoundingClientRect().top - source.getBoundingClientRect().top - above;
}

function showInSource(row) {
  const mark = document.querySelector(`#${row.id.replace("ct-", "cho-")}`);
  document.querySelectorAll(".read.is-current").forEach((one) => one.classList.remove("is-current"));
  mark?.classList.add("is-current");
  scrollSource(mark);
}

function choose(row) {
  const before = current();
  before?.classList.remove("is-current");
  before?.removeAttribute("aria-current");
  row.classList.add("is-current");
  row.setAttribute("aria-current", "true");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  showInSource(row);
}

function go(step) {
  const rows = doubtful();
  if (!rows.length) return;
  const at = rows.indexOf(current());
  choose(rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]);
}

scrollSource(document.querySelector("[data-here]"));
if (list) {
  const asked = location.hash.startsWith("#ct-") && document.querySelector(location.hash);
  if (asked) choose(asked);
  else if (current()) showInSource(current());
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".read-row");
    if (row && event.target.closest("[data-show]")) choose(row);
  });
}

// ---- "Sửa" opens the form in its place, without leaving it: one at a time ---------------------
let opened = null; // { row, before, form, words } of the form that was opened here
const wordsOf = (form) => new URLSearchParams(new FormData(form)).toString();
const isTyped = () => opened !== null && wordsOf(opened.form) !== opened.words;

window.addEventListener("beforeunload", (event) => {
  if (isTyped() && !sent.has(opened.form)) event.preventDefault();
});

async function mend(link) {
  if (isTyped()) { opened.form.querySelector("textarea").focus(); return; }
  opened?.row.replaceChildren(...opened.before);
  opened = null;
  if (document.querySelector("#dang-sua")) { location.assign(link.href); return; }
  const row = link.closest(".read-row");
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok) { location.assign(link.href); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(row.id);
  if (!fresh?.querySelector("form")) { location.assign(link.href); return; }
  opened = { row, before: [...row.childNodes] };
  row.replaceChildren(...fresh.childNodes);
  opened.form = row.querySelector("form");
  opened.words = wordsOf(opened.form);
  choose(row);
  row.querySelector("textarea, input:not([type=hidden])")?.focus();
}

list?.addEventListener("click", (event) => {
  if (event.target.closest("[data-leave]")) opened = null;
  const link = event.target.closest("a[data-mend]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  mend(link);
});

// ---- Words chosen in the source become a target ----------------------------------------------
function letters(cell, range, end) {
  const upTo = document.createRange();
  upTo.selectNodeContents(cell);
  upTo.setEnd(end ? range.endContainer : range.startContainer, end ? range.endOffset : range.startOffset);
  return [...upTo.toString()].length;
}

function cellOf(node) {
  return (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-block]");
}

function fillChooser() {
  const picked = getSelection();
  if (!chooser || !picked || picked.isCollapsed) return false;
  const range = picked.getRangeAt(0);
  const cell = cellOf(range.startContainer) ?? cellOf(range.endContainer);
  if (!cell) return false;
  const starts = cell.contains(range.startContainer), ends = cell.contains(range.endContainer);
  const whole = [...cell.textContent].length;
  const values = {
    block: cell.dataset.block, row: cell.dataset.row ?? "", column: cell.dataset.column ?? "",
    start: starts ? letters(cell, range, false) : 0, end: ends ? letters(cell, range, true) : whole,
  };
  for (const [name, value] of Object.entries(values)) chooser.elements[name].value = value;
  return values.end > values.start;
}

const adder = document.querySelector("[data-add]");
adder?.removeAttribute("hidden");
adder?.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay chosen
chooser?.addEventListener("submit", (event) => {
  if (fillChooser()) return;
  event.preventDefault();
  sent.delete(chooser);
  adder.textContent = "Bôi đen những chữ nêu chỉ tiêu trước";
});

// ---- Keys: only when no field, link or button has the focus -----------------------------------
const press = (word) => current()?.querySelector(`button[value^="${word} "]`)?.click();
const ACTIONS = {
  j: () => go(1), ArrowDown: () => go(1), k: () => go(-1), ArrowUp: () => go(-1),
  Enter: () => press("dung"), x: () => press("khong-phai"),
  e: () => current()?.querySelector("a[data-mend]")?.click(),
  t: () => chooser.requestSubmit(),
};
const isFree = () => [null, document.body, source, current()].includes(document.activeElement)
  || document.activeElement.matches(".read-row, main");

document.addEventListener("keydown", (event) => {
  const action = list && ACTIONS[event.key];
  if (!action || !isFree() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (localStorage.getItem(KEYS_OFF) || (event.key.startsWith("Arrow") && !doubtful().length)) return;
  event.preventDefault();
  action();
});

const toggle = document.querySelector("[data-keys]");
if (toggle) {
  const tick = toggle.querySelector("input");
  toggle.removeAttribute("hidden");
  tick.checked = !localStorage.getItem(KEYS_OFF);
  tick.addEventListener("change", () => {
    if (tick.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
}
