// The list "Kiểm tra" beside the surface: fresh after every save, each row leads to its place.
import { pm } from "../../django_prose_editor/editor.js";
import { schema } from "./schema.js";
import { findSpot, spotOf } from "./check-places.js";
import { goToPart } from "./places.js";
import { showSubmit } from "./submit.js";

const { TextSelection } = pm.state;
const FIRST = 5, PATIENCE = 500;
const AFTER_TYPING = 3500; // where nobody tells of saves, they are over by then
const SECTIONS = ["opening", "recipients"];
const FIXABLE = /^(?:block|basis|heading|opening|closing|recipients)(?::|$)/;

function element(name, { text = "", ...attrs } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value);
  made.append(...(text ? [text] : []), ...children);
  return made;
}

function goTo(editor, row) {
  const spot = spotOf(editor.state.doc, row);
  if (!spot) return row.item ? editor.focusItem(row.item) : openPart(editor, row);
  const { view } = editor;
  const selection = TextSelection.create(view.state.doc, spot.from, spot.to);
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  editor.announce(row.sentence);
  return true;
}

// The head and the signature are forms around the surface; what is said of a whole list stands in it.
function openPart(editor, row) {
  if (SECTIONS.includes(row.part)) { goToPart(editor, row.part); return true; }
  const form = document.querySelector(`[data-part-form="${row.part}"]`);
  if (!form) return false;
  form.open = true;
  const name = new URL(row.url, location.href).hash.replace(/^#id_/, "");
  const field = (name && form.querySelector(`[name="${CSS.escape(name)}"]`)) || form.querySelector("input, select, textarea");
  field?.focus();
  return Boolean(field);
}

// Only the letters named change, and only where they still stand.
function mend(editor, row) {
  const spot = findSpot(editor.state.doc, row.fix, row);
  if (!spot) return false;
  const { tr } = editor.state;
  if (row.fix.new) tr.replaceWith(spot.from, spot.to, schema.text(row.fix.new));
  else tr.delete(spot.from, spot.to);
  editor.view.dispatch(pm.history.closeHistory(tr));
  editor.announce(`Đã sửa giúp: ${row.sentence}`);
  return true;
}

export function createChecks({ editor, saver, place, urls, show: showSurface = () => {} }) {
  const counts = place.querySelector("[data-check-counts]");
  const list = place.querySelector("[data-check-list]");
  const rest = element("details", { hidden: "" }, element("summary"), element("ul", { class: "checks" }));
  list.after(rest);
  let waiting = null, asked = 0;
  let wanted = new URLSearchParams(location.search).get("kiem-tra"); // a check that led here

  function link(row) {
    const made = element("a", { text: row.sentence, href: row.url });
    made.addEventListener("click", (event) => {
      showSurface();
      if (goTo(editor, row)) event.preventDefault();
    });
    return element("span", { class: `sign ${row.sign}` }, made);
  }

  function button(row) {
    const made = element("button", { text: "Sửa giúp", type: "button", class: "btn btn-link" },
      element("span", { text: `: ${row.sentence}`, class: "visually-hidden" }));
    made.addEventListener("click", () => {
      if (!mend(editor, row)) { goTo(editor, row); return; }
      const item = made.closest("li");
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      (next?.querySelector("a") ?? place.querySelector("a"))?.focus();
    });
    return made;
  }

  function line(row) {
    const item = element("li", {}, link(row));
    if (row.level === "must") item.append(" ", element("b", { text: "Cần có để trình." }));
    if (row.fix && FIXABLE.test(row.fix.field)) item.append(element("br"), button(row));
    return item;
  }

  // The rest folds away, open or shut as it was left.
  function showRest(rows) {
    rest.hidden = !rows.length;
    rest.querySelector("summary").textContent = `Còn ${rows.length} chỗ nữa`;
    rest.querySelector("ul").replaceChildren(...rows.map(line));
  }

  function show({ counts: levels, rows, submit }) {
    if (submit) showSubmit(document.querySelector("[data-submit]"), submit);
    const active = place.contains(document.activeElement) ? document.activeElement.textContent : null;
    counts.replaceChildren(levels.length ? countsButton(levels) : element("span", { text: "Không còn chỗ nào phải xem", class: "sign is-done" }));
    list.replaceChildren(...rows.slice(0, FIRST).map(line));
    showRest(rows.slice(FIRST));
    const row = wanted && rows.find((one) => one.key === wanted);
    if (row) goTo(editor, row);
    wanted = null;
    if (active) [...place.querySelectorAll("a, button")].find((one) => one.textContent === active)?.focus();
  }

  // A list that cannot be had now stays as it is: the next save asks again.
  async function refresh() {
    const own = (asked += 1);
    try {
      const response = await fetch(urls.checks, { headers: { Accept: "application/json" } });
      if (response.ok && !response.redirected && own === asked) show(await response.json());
    } catch { /* no network */ }
  }

  // The counts stay at the foot of the column; they lead to what they count.
  function countsButton(levels) {
    const made = element("button", { type: "button", class: "btn-plain", title: "Đến danh sách kiểm tra" },
      ...levels.map((each) => element("span", { text: `${each.count} ${each.words.toLowerCase()}`, class: `sign ${each.sign}` })));
    made.addEventListener("click", () => {
      list.scrollIntoView({ block: "center" });
      list.querySelector("a")?.focus({ preventScroll: true });
    });
    return made;
  }

  const later = (patience = PATIENCE) => { clearTimeout(waiting); waiting = setTimeout(refresh, patience); };
  if (saver) saver.on("saved", () => later());
  else editor.on("change", () => later(AFTER_TYPING));
  later();
  return { refresh };
}
