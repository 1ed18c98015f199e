// The card of the item in which the caret stands: what it is for, and how it is numbered.
import { setItem, setListStyle, toggleHeading, toggleRunIn } from "./commands.js";
import { STYLE_NAMES, styleNow } from "./keys.js";
import { partyField, unitsNamedIn } from "./card-units.js";
import { later, make, shortName } from "./dom.js";

const QUIET = 120;
const RECURRING = ["hằng tháng", "hằng quý", "6 tháng, năm", "hằng năm"];
const MOST_SUMMARY = 300, MOST_THEME = 120;
const EMPTY_TASK = {
  summary: "", deadline: null, recurring: "", lead_units: [], coordinating_units: [], lead_positions: [], coordinating_positions: [],
};

const wordsOf = (item) => [item.heading, ...item.blocks.map((block) => block.text ?? "")].filter(Boolean).join(" ");
const cutAt = (text, most) => (text.length <= most ? text : text.slice(0, text.lastIndexOf(" ", most)));
const plain = (text) => text.replace(/[.;:,]+$/, "");

function proposedTheme(item) {
  const name = plain(item.heading || wordsOf(item).split(/[:.;]/)[0]);
  const calm = name === name.toUpperCase() && name ? name[0] + name.slice(1).toLowerCase() : name;
  return cutAt(calm, MOST_THEME);
}
// The work is what comes after the units that it is given to: "Văn phòng: theo dõi…".
const proposedTask = (item) => cutAt(plain(wordsOf(item).split(/(?<=[.;])\s/)[0] ?? ""), MOST_SUMMARY);

export function createCard(editor, section, { state }) {
  let drawn = null; // the item as it was drawn
  const units = state.units ?? [], positions = state.positions ?? [];

  const run = (command) => { command(editor.state, editor.view.dispatch); draw(); };
  const change = (values) => run(setItem(drawn.uid, values));
  const changeTask = (values) => change({ task: { ...EMPTY_TASK, ...drawn.task, ...values } });

  const tick = (label, checked, onchange) => make("label", { class: "w-tick" },
    make("input", { type: "checkbox", class: "form-check-input", checked, onchange }), ` ${label}`);

  function text(label, value, given, onchange) {
    const id = `w-card-${given.name}`;
    const tag = given.rows ? "textarea" : "input";
    const field = make(tag, { class: "form-control", id, autocomplete: "off", ...given, onchange: () => onchange(field.value.normalize("NFC").replace(/\s+/g, " ").trim()) });
    field.value = value ?? "";
    return make("div", { class: "field" }, make("label", { class: "form-label", for: id }, label), field);
  }

  // What is proposed comes from the words as they are now: the card follows a moment later.
  const asWritten = () => editor.items().find((one) => one.uid === drawn.uid) ?? drawn;

  const theme = (item) => [
    tick("Nội dung thi đua", Boolean(item.theme), () => change({ theme: item.theme ? "" : proposedTheme(asWritten()) || "Nội dung thi đua" })),
    item.theme ? text("Tên gọn", item.theme, { name: "theme", maxlength: MOST_THEME }, (value) => value && change({ theme: value })) : null,
  ];

  function parties(item, side, label, offers) {
    const chosen = { units: item.task[`${side}_units`], positions: item.task[`${side}_positions`] };
    const changed = (next) => changeTask({ [`${side}_units`]: next.units, [`${side}_positions`]: next.positions });
    return partyField({ label, units, positions, offers, chosen, changed });
  }

  function task(item) {
    const named = unitsNamedIn(wordsOf(item), units);
    const taken = new Set([...(item.task?.lead_units ?? []), ...(item.task?.coordinating_units ?? [])]);
    const offers = named.filter((unit) => !taken.has(unit.uid));
    const proposed = () => {
      const leads = unitsNamedIn(wordsOf(asWritten()), units).slice(0, 1);
      return { ...EMPTY_TASK, summary: proposedTask(asWritten()), lead_units: leads.map((unit) => unit.uid) };
    };
    const begin = () => change({ task: item.task ? null : proposed() });
    const on = tick("Nhiệm vụ", Boolean(item.task), begin);
    if (!item.task) return [on];
    const list = make("datalist", { id: "w-recurring" }, ...RECURRING.map((value) => make("option", { value })));
    return [on,
      text("Việc", item.task.summary, { name: "summary", rows: 2, maxlength: MOST_SUMMARY }, (value) => changeTask({ summary: value })),
      parties(item, "lead", "Chủ trì", offers), parties(item, "coordinating", "Phối hợp", offers),
      text("Thời hạn", item.task.deadline, { name: "deadline", type: "date" }, (value) => changeTask({ deadline: value || null })),
      text("Định kỳ", item.task.recurring, { name: "recurring", list: "w-recurring", maxlength: 80 }, (value) => changeTask({ recurring: value })), list,
    ];
  }

  function targets(item) {
    const uids = new Set([...item.targets, ...item.blocks.flatMap((block) => (block.figures ?? []).map((figure) => figure.target))]);
    const known = [...uids].map((uid) => editor.targets.get(uid)).filter((target) => target && !target.is_fact);
    const rows = known.map((target) => make("li", {}, `${target.name}: ${target.words || [target.value, target.unit].filter(Boolean).join(" ")}`));
    const find = make("button", { type: "button", class: "btn btn-link", onclick: () => editor.emit("recognise", { items: [item.uid], text: wordsOf(item) }) }, "Tìm chỉ tiêu trong mục này");
    return [make("p", { class: "soft w-count" }, rows.length ? `${rows.length} chỉ tiêu ở mục này` : "Chưa có chỉ tiêu ở mục này"),
      rows.length ? make("ul", { class: "w-targets" }, ...rows) : null, find];
  }

  function style(label, name, value, onchange) {
    const id = `w-card-${name}`;
    const choice = make("select", { class: "form-select", id, onchange: () => onchange(choice.value) },
      ...Object.entries(STYLE_NAMES).map(([code, words]) => make("option", { value: code, selected: code === value }, words)));
    return make("div", { class: "field" }, make("label", { class: "form-label", for: id }, label), choice);
  }

  const shape = (item) => make("details", { class: "w-shape", open: section.querySelector(".w-shape")?.open }, make("summary", {}, "Cách trình bày"),
    tick("Đề mục", Boolean(item.heading) && !item.run_in, () => run(toggleHeading)),
    tick("Đề mục liền đoạn", item.run_in, () => run(toggleRunIn)),
    tick("Có đánh số", item.numbered, () => change({ numbered: !item.numbered })),
    style("Kiểu số của danh sách này", "style", styleNow(editor), (value) => run(setListStyle(value))),
    style("Kiểu số của mục con", "below", item.children_style, (value) => change({ style: value })));

  const about = (item) => JSON.stringify([item, editor.markerOf(item.uid), styleNow(editor)]);

  function draw() {
    const item = editor.currentItem();
    section.hidden = !item;
    if (!item) { drawn = null; return; }
    const focused = section.contains(document.activeElement) ? document.activeElement : null;
    drawn = { ...item, about: about(item) };
    const close = make("button", { type: "button", class: "btn btn-secondary w-close", onclick: () => editor.emit("card", false) }, "Đóng");
    section.replaceChildren(
      make("div", { class: "part-head" }, make("h2", { id: "the-muc" }, "Thẻ mục"), close),
      make("p", { class: "w-card-name" }, shortName(item, editor.markerOf(item.uid))),
      make("div", { class: "w-fields" }, ...[...theme(item), ...task(item), ...targets(item), shape(item)].filter(Boolean)),
    );
    if (focused) refocus(focused);
  }

  // The same field of the new card: a tick or a name that was just changed keeps the focus.
  function refocus(focused) {
    const same = focused.id && section.querySelector(`#${CSS.escape(focused.id)}`);
    if (same) { same.focus(); return; }
    const label = focused.closest("label")?.textContent;
    const tickAgain = [...section.querySelectorAll("label.w-tick")].find((one) => one.textContent === label);
    (tickAgain?.querySelector("input") ?? section.querySelector("input"))?.focus();
  }

  const follow = later(() => {
    const item = editor.currentItem();
    if (section.contains(document.activeElement) && drawn && item?.uid === drawn.uid) return;
    if (item && drawn?.uid === item.uid && drawn.about === about(item)) return;
    draw();
  }, QUIET);
  editor.on("change", follow);
  editor.on("select", follow);
  editor.on("targets", () => draw());
  draw();
}

// On a narrow screen the card is a sheet over the text.
export function cardSheet(editor, section) {
  const root = document.documentElement;
  const show = (isOpen) => {
    root.classList.toggle("w-card-open", isOpen);
    if (isOpen) section.querySelector("input, select, textarea, button")?.focus();
    else editor.view.focus();
  };
  section.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); show(false); } });
  editor.on("card", (isOpen = !root.classList.contains("w-card-open")) => show(isOpen));
  return () => show(true);
}
