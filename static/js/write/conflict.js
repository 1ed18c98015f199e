// Two people wrote in one piece: both texts side by side, taken piece by piece.
import { pm } from "../../django_prose_editor/editor.js";
import { make, shortName } from "./dom.js";
import { differingWords, mergeItem, mergePart, resolved } from "./merge.js";
import { PARTS, itemText, ownOf, partText } from "./pieces.js";
import { bodyOf, indexOfItem, posOf } from "./rows.js";
import { putPart, sectionPosition } from "./sections.js";

const { Plugin } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const PART_NAMES = { header: "Phần đầu", opening: "Căn cứ, mở đầu, đoạn kết", recipients: "Nơi nhận", signature: "Người ký" };

const ownPart = ({ version, ...part }) => part;
const clock = (at) => (at ? ` lúc ${at.slice(11, 16)}` : "");

// ---- Values in words -------------------------------------------------------------------------
function taskWords(task, units) {
  const name = (uid) => units.get(uid) ?? "đơn vị";
  const parties = [...task.lead_units.map(name), ...task.lead_positions, ...task.coordinating_units.map(name), ...task.coordinating_positions];
  const day = task.deadline?.split("-").reverse().join("/");
  return [task.summary, parties.join(", "), day && `trước ngày ${day}`, task.recurring].filter(Boolean).join("; ");
}

const rowWords = (row) => (typeof row === "string" ? row : [row.lead, row.text, row.purpose && `(${row.purpose})`].filter(Boolean).join(" "));

function wordsOf(value, { units, names }) {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(rowWords).join("\n");
  if (value.table) return value.table.rows.map((row) => row.join(" | ")).join("\n");
  if (value.text !== undefined) return value.text;
  if (value.summary !== undefined) return taskWords(value, units);
  return names.get(String(value)) ?? String(value);
}

function marked(runs) {
  if (!runs.some((run) => run.text)) return [make("em", { class: "soft" }, "để trống")];
  return runs.map((run) => (run.differs && run.text.trim() ? make("mark", {}, run.text) : run.text));
}

// ---- The panel -------------------------------------------------------------------------------
function clashSet(clash, index, { id, by, words }) {
  const [mine, theirs] = differingWords(wordsOf(clash.mine, words), wordsOf(clash.theirs, words));
  const choice = (value, label) => {
    const input = make("input", { type: "radio", class: "form-check-input", id: `${id}-${index}-${value}`, name: `${id}-${index}`, value, checked: value === "mine" });
    input.dataset.key = clash.key;
    return make("div", { class: "form-check" }, input, make("label", { class: "form-check-label", for: input.id }, label));
  };
  const canBoth = (clash.kind === "paragraph" && clash.mine && clash.theirs) || clash.kind === "list";
  return make("fieldset", { class: "w-clash" }, make("legend", {}, clash.label),
    make("div", { class: "w-two" },
      make("div", {}, make("p", { class: "soft" }, "Của tôi"), make("p", { class: "w-text" }, ...marked(mine))),
      make("div", {}, make("p", { class: "soft" }, `Của ${by}`), make("p", { class: "w-text" }, ...marked(theirs)))),
    make("div", { class: "w-choices" }, choice("mine", "Giữ của tôi"), choice("theirs", `Lấy của ${by}`), canBoth && choice("both", "Lấy cả hai")));
}

function panelOf(heading, children, acts) {
  const buttons = acts.map(([label, call], index) =>
    make("button", { type: "button", class: `btn ${index ? "btn-secondary" : "btn-primary"}`, onclick: call }, label));
  return make("section", { class: "w-conflict", tabindex: "-1", role: "group", "aria-label": heading },
    make("h3", {}, heading), ...children, make("div", { class: "actions" }, ...buttons));
}

const choicesIn = (panel) =>
  Object.fromEntries([...panel.querySelectorAll("input:checked")].map((input) => [input.dataset.key, input.value]));

// ---- All conflicts of the page ---------------------------------------------------------------
export function createConflicts({ editor, root, place, state, saved, now, onResolved }) {
  const open = new Map(); // by uid of the item or name of the part
  const sentBefore = new Map(); // the texts that a page before this one sent, and had no answer
  const words = {
    units: new Map((state.units ?? []).map((unit) => [unit.uid, unit.name])),
    names: new Map((state.signers ?? []).map((signer) => [signer.uid, signer.name])),
  };
  let count = 0, turns = 0;

  function positionOf(doc, { part, uid }) {
    if (part !== "item") return sectionPosition(doc, part);
    const { node: body, from } = bodyOf(doc);
    const index = indexOfItem(body, uid);
    return index < 0 ? null : posOf(body, from, index);
  }

  function decorations({ doc }) {
    const widgets = [];
    for (const [key, conflict] of open) {
      const pos = conflict.panel && !conflict.isOutside ? positionOf(doc, conflict) : null;
      if (pos !== null) widgets.push(Decoration.widget(pos, () => conflict.panel, { key: `${key} ${conflict.turn}`, side: -1, stopEvent: () => true, ignoreSelection: true }));
    }
    return widgets.length ? DecorationSet.create(doc, widgets) : null;
  }
  editor.view.setProps({ plugins: [new Plugin({ props: { decorations } })] });
  const redraw = () => editor.view.updateState(editor.view.state);

  const itemHere = (uid) => now().items.find((item) => item.uid === uid) ?? null;
  const itemName = (item) => shortName(item, editor.markerOf?.(item.uid) ?? "");

  function putAway(key) {
    const { isOutside, panel } = open.get(key);
    open.delete(key);
    if (isOutside) panel.remove();
  }

  function close(key, act) {
    putAway(key);
    act();
    redraw();
    onResolved(key);
  }

  function mergeNow({ part, uid, base, theirs }) {
    if (part !== "item") return mergePart(part, base && ownPart(base), ownPart(now()[part]), ownPart(theirs));
    return mergeItem(base && ownOf(base), ownOf(itemHere(uid)), ownOf(theirs));
  }

  function take(conflict, choices, history) {
    const value = resolved(mergeNow(conflict), choices), { part, uid, theirs } = conflict;
    if (part !== "item") {
      saved.setPart(part, ownPart(theirs), theirs.version);
      putPart(editor, root, part, value, { history });
      return;
    }
    saved.setItem(theirs, theirs.version);
    editor.patchItems([{ uid, parent: itemHere(uid).parent, ...value }], { history });
  }

  function showOutside(conflict) {
    const form = root.querySelector(`[data-part-form="${conflict.part}"]`);
    if (form) form.open = true;
    (form ?? place).after(conflict.panel);
    conflict.isOutside = true;
  }

  function show(key, conflict) {
    open.set(key, conflict);
    Object.assign(conflict, { isOutside: false, turn: (turns += 1) }); // another panel for another question
    const isForm = conflict.part === "header" || conflict.part === "signature";
    if (isForm || (conflict.part === "item" && !itemHere(conflict.uid))) showOutside(conflict);
    redraw();
    editor.announce(conflict.panel.querySelector("h3").textContent);
  }

  // ---- The four ways in which two people meet ------------------------------------------------
  function bothWrote(key, conflict) {
    const { by, at, part, uid } = conflict, merge = mergeNow(conflict);
    const name = part === "item" ? `Mục “${itemName(itemHere(uid))}”` : PART_NAMES[part];
    if (!merge.clashes.length) {
      take(conflict, {}, false);
      editor.announce(`${name}: đã ghép phần của ${by} với phần của bạn.`);
      onResolved(key);
      return;
    }
    count += 1;
    conflict.asked = new Set(merge.clashes.map((clash) => clash.key));
    const sets = merge.clashes.map((clash, index) => clashSet(clash, index, { id: `w-clash-${count}`, by, words }));
    const heading = `${name} vừa được ${by} sửa${clock(at)}. Chọn phần giữ lại.`;
    conflict.panel = panelOf(heading, sets, [["Lưu như đã chọn", () => choose(key, conflict)]]);
    show(key, conflict);
  }

  // What was typed since may meet more of their words: those are asked, too.
  function choose(key, conflict) {
    const { asked, panel } = conflict, choices = choicesIn(panel);
    if (mergeNow(conflict).clashes.every((clash) => asked.has(clash.key))) {
      close(key, () => take(conflict, choices, true));
      return;
    }
    putAway(key);
    bothWrote(key, conflict);
    for (const input of conflict.panel.querySelectorAll("input")) {
      if (input.dataset.key in choices) input.checked = choices[input.dataset.key] === input.value;
    }
    conflict.panel.focus();
  }

  function theyRemoved(key, conflict) {
    const { by, uid } = conflict;
    const again = () => close(key, () => saved.items.delete(uid));
    const follow = () => close(key, () => { saved.items.delete(uid); editor.removeItems([uid]); });
    conflict.panel = panelOf(`Mục này vừa được ${by} bỏ.`, [make("p", {}, "Phần bạn viết vẫn còn ở đây.")],
      [["Lập lại mục của tôi", again], ["Bỏ theo", follow]]);
    show(key, conflict);
  }

  function iRemoved(key, conflict) {
    const { by, at, uid, theirs } = conflict;
    const keepTheirs = () => close(key, () => {
      editor.patchItems([theirs], { history: false });
      saved.setItem(itemHere(uid), theirs.version);
    });
    const goAway = () => close(key, () => saved.setItem(theirs, theirs.version));
    conflict.panel = panelOf(`Mục “${itemName(theirs)}” mà bạn bỏ vừa được ${by} sửa${clock(at)}.`, [],
      [["Giữ mục ấy", keepTheirs], ["Vẫn bỏ", goAway]]);
    show(key, conflict);
  }

  // Words of the page before that arrived after all are no other hand's.
  const isOwn = (key, { part, theirs }) =>
    Boolean(theirs) && sentBefore.get(key) === (part === "item" ? itemText(theirs) : partText(theirs));

  function meet(key, conflict) {
    conflict.isHere = conflict.part !== "item" || itemHere(conflict.uid) !== null;
    if (conflict.isHere && conflict.theirs) bothWrote(key, conflict);
    else if (conflict.isHere) theyRemoved(key, conflict);
    else if (conflict.theirs) iRemoved(key, conflict);
    else { saved.items.delete(conflict.uid); onResolved(key); }
  }

  // An item that is taken out, or put back by undo, while its question is open: another question.
  editor.on("change", () => {
    for (const [key, conflict] of [...open]) {
      if (conflict.part !== "item" || conflict.isHere === (itemHere(conflict.uid) !== null)) continue;
      putAway(key);
      meet(key, conflict);
      redraw();
    }
  });

  return {
    held: { has: (key) => open.has(key) },
    get size() { return open.size; },
    remember({ items = [], ...parts }) {
      for (const item of items) sentBefore.set(item.uid, itemText(item));
      for (const part of PARTS) if (parts[part]) sentBefore.set(part, partText(parts[part]));
    },
    add(given) {
      const key = given.uid ?? given.part;
      if (open.has(key)) return;
      const known = given.base ?? (given.part === "item" ? saved.items.get(given.uid)?.item : saved.parts[given.part].value);
      const base = isOwn(key, given) ? given.theirs : known;
      meet(key, { ...given, by: given.by ?? "người khác", base });
    },
    focusFirst() {
      const [conflict] = open.values();
      conflict?.panel.scrollIntoView({ block: "center" });
      conflict?.panel.focus({ preventScroll: true });
    },
  };
}
