// The writing surface: one document for the whole text of the plan.
import { pm } from "../../django_prose_editor/editor.js";
import { schema, newUid } from "./schema.js";
import { bodyOf, indexOfItem, itemStart, ownEnd, posOf, rowAt } from "./rows.js";
import { docFromState, itemsOf, partsOf } from "./load.js";
import { markerOf, markersPlugin } from "./markers.js";
import { upkeepPlugin } from "./upkeep.js";
import { figureAt, findFigure } from "./figure-marks.js";
import { patchItems, removeItems, setOrder } from "./patching.js";
import { keyPlugins } from "./keys.js";
import { pastePlugin } from "./paste.js";

const { EditorState, TextSelection } = pm.state;
const ROOM = { top: 110, bottom: 60, left: 5, right: 5 }; // pixels that tools may cover

// The offers at the foot cover as much more as they are high.
const roomIn = (mount) => ({
  ...ROOM,
  get bottom() { return ROOM.bottom + (mount.parentElement?.querySelector(":scope > .f-offers:not([hidden])")?.offsetHeight ?? 0); },
});
const HISTORY = { depth: 5000, newGroupDelay: 700 };

function listeners() {
  const known = new Map();
  return {
    on(name, call) { known.set(name, [...(known.get(name) ?? []), call]); },
    emit(name, ...given) { for (const call of known.get(name) ?? []) call(...given); },
  };
}

function announcer(mount) {
  const region = document.createElement("div");
  region.className = "visually-hidden";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  mount.before(region);
  return (text) => {
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 30);
  };
}

const SURFACE = {
  role: "textbox", "aria-multiline": "true", class: "w-surface",
  spellcheck: "false", autocapitalize: "sentences", lang: "vi",
};

export function createEditor({ mount, state, urls = {}, on: given = {} }) {
  const events = listeners();
  for (const [name, call] of Object.entries(given)) events.on(name, call);
  const targets = new Map(Object.entries(state.targets ?? {}));
  const editor = { on: events.on, emit: events.emit, targets, urls, mount, announce: announcer(mount) };
  let view = null;

  const plugins = () => [
    ...keyPlugins(editor), pastePlugin(editor), pm.history.history(HISTORY), pm.tables.tableEditing(),
    markersPlugin(), upkeepPlugin({ isComposing: () => Boolean(view?.composing) }),
  ];
  const stateOf = (from) => EditorState.create({ doc: docFromState(from), plugins: plugins() });

  function dispatch(tr) {
    const before = view.state;
    const { state: after, transactions } = before.applyTransaction(tr);
    view.updateState(after);
    const isChanged = after.doc !== before.doc, isMoved = !after.selection.eq(before.selection);
    if (isChanged) events.emit("change", { transactions, before, after });
    if (!isChanged && !isMoved) return;
    events.emit("select", { before, after });
    leaveFigure();
    // The arrows of the browser know nothing of the tools that lie over the text.
    const byKey = !isChanged && after.selection.empty && !tr.scrolledIntoView && !tr.getMeta("pointer");
    if (byKey && view.hasFocus() && !view.composing) view.dispatch(view.state.tr.scrollIntoView());
  }

  const room = roomIn(mount);
  view = new pm.view.EditorView(mount, {
    state: stateOf(state), dispatchTransaction: dispatch,
    attributes: { ...SURFACE, "aria-label": `Văn bản ${mount.dataset?.noun ?? "kế hoạch"}` },
    scrollThreshold: room, scrollMargin: room,
    handleClick: (_, pos) => { clickFigure(pos); return false; },
  });

  // ---- Figures ---------------------------------------------------------------------------------
  let entered = null; // the figure in which the caret stands, and its number when it came

  function figureFacts(place) {
    const { uid, target, slot } = place.mark.attrs;
    const text = view.state.doc.textBetween(place.from, place.to);
    const dom = view.domAtPos(place.from + 1).node;
    const box = (dom.nodeType === Node.TEXT_NODE ? dom.parentElement : dom).getBoundingClientRect();
    return { uid, target, slot, text, pos: place.from, rect: box, block: place.row.attrs.block };
  }

  function clickFigure(pos) {
    const place = figureAt(view.state.doc.resolve(pos));
    if (place) events.emit("figure", { ...figureFacts(place), reason: "click" });
  }

  function leaveFigure() {
    const place = figureAt(view.state.selection.$head);
    const uid = place?.mark.attrs.uid ?? null;
    if (uid === entered?.uid) return;
    const left = entered && findFigure(view.state.doc, entered.uid);
    if (left) {
      const facts = figureFacts(left);
      if (facts.text !== entered.text) events.emit("figure", { ...facts, reason: "left", was: entered.text });
    }
    entered = place ? { uid, text: view.state.doc.textBetween(place.from, place.to) } : null;
  }

  function blockPlace(uid) {
    const { node: body, from } = bodyOf(view.state.doc);
    let place = null;
    body.forEach((row, offset) => { if (row.attrs.block === uid) place = { row, pos: from + offset }; });
    return place;
  }

  // Places are code points of the block as parts() gives it.
  function lettersAt({ row, pos }, start, length) {
    let lead = 0;
    row.forEach((child) => { if (child.marks.some((mark) => mark.type === schema.marks.runin)) lead += child.nodeSize; });
    const whole = row.textContent;
    const text = whole.slice(lead).trimStart();
    lead = whole.length - text.length;
    const units = (count) => [...text].slice(0, count).join("").length;
    return { from: pos + 1 + lead + units(start), to: pos + 1 + lead + units(start + length) };
  }

  Object.defineProperty(editor, "state", { get: () => view.state });
  return Object.assign(editor, {
    view,
    parts: () => partsOf(view.state.doc),
    items: () => itemsOf(bodyOf(view.state.doc).node),
    markerOf: (uid) => markerOf(view.state, uid),

    load(fresh) {
      targets.clear();
      editor.setTargets(fresh.targets ?? {});
      view.updateState(stateOf(fresh));
      events.emit("change", { loaded: true });
      events.emit("select", {});
    },
    change(build, { history = true } = {}) {
      const tr = build(view.state.tr);
      if (!history) tr.setMeta("addToHistory", false);
      if (tr.docChanged || tr.selectionSet) view.dispatch(tr);
    },
    patchItems: (items, how) => editor.change((tr) => patchItems(tr, items), how),
    removeItems: (uids, how = { history: false }) => editor.change((tr) => removeItems(tr, uids), how),
    setOrder: (pairs, how = { history: false }) => editor.change((tr) => setOrder(tr, pairs), how),
    setTargets(changed) {
      for (const [uid, target] of Object.entries(changed)) targets.set(uid, target);
      events.emit("targets", changed);
    },

    currentItem() {
      const row = rowAt(view.state.selection.$head);
      if (!row) return null;
      const { uid } = row.body.child(itemStart(row.body, row.index)).attrs;
      return editor.items().find((item) => item.uid === uid) ?? null;
    },
    currentFigure() {
      const place = figureAt(view.state.selection.$head);
      return place && figureFacts(place);
    },
    focusItem(uid, { end = true } = {}) {
      const { node: body, from } = bodyOf(view.state.doc);
      const index = indexOfItem(body, uid);
      if (index < 0) return false;
      const pos = posOf(body, from, index);
      const at = view.state.doc.resolve(end ? pos + body.child(index).nodeSize - 1 : pos + 1);
      view.focus();
      view.dispatch(view.state.tr.setSelection(TextSelection.near(at, end ? -1 : 1)).scrollIntoView());
      return true;
    },
    itemDOM(uid) {
      const { node: body, from } = bodyOf(view.state.doc);
      const index = indexOfItem(body, uid);
      return index < 0 ? null : view.nodeDOM(posOf(body, from, index));
    },
    itemRange(uid) {
      const { node: body, from } = bodyOf(view.state.doc);
      const index = indexOfItem(body, uid);
      return index < 0 ? null : { from: posOf(body, from, index), to: posOf(body, from, ownEnd(body, index)) };
    },

    linkFigure({ uid = newUid(), block, start, length, target, slot = "value" }) {
      const place = blockPlace(block);
      if (!place || place.row.type !== schema.nodes.line) return null;
      const { from, to } = lettersAt(place, start, length);
      view.dispatch(view.state.tr.addMark(from, to, schema.marks.figure.create({ uid, target, slot })));
      return uid;
    },
    unlinkFigure(uid) {
      const place = findFigure(view.state.doc, uid);
      if (place) view.dispatch(view.state.tr.removeMark(place.from, place.to, place.mark));
    },
    setFigureText(uid, text) {
      const place = findFigure(view.state.doc, uid);
      if (!place) return;
      view.dispatch(view.state.tr.replaceWith(place.from, place.to, schema.text(text, [place.mark])));
      if (entered?.uid === uid) entered.text = text;
    },
    // A question about this number was answered: leaving it asks no more.
    settleFigure(uid) {
      const place = findFigure(view.state.doc, uid);
      if (place && entered?.uid === uid) entered.text = view.state.doc.textBetween(place.from, place.to);
    },
  });
}
