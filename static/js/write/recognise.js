// Targets recognised in what is pasted and typed, offered at the foot of the surface.
import { linesOf } from "./figure-values.js";
import { createOffers } from "./offers.js";
import { postJSON } from "./posting.js";

const ALONE = 1500; // milliseconds a paragraph with numbers is left alone
const PASTED = "trong đoạn vừa dán", TYPED = "trong đoạn đang soạn";

export function createRecogniser({ editor, urls, saver }) {
  const asked = new Map(); // by block that is looked at: is it asked about quietly?
  const answered = new Map(); // by block: a text that was offered already, or put off
  const typed = new Map(); // by block: when it was last changed
  const later = new Set(); // offers that were put off
  let offered = null; // {passage, texts, offers} of what the panel shows
  let timer = 0, turn = 0, isTaking = false;
  const offers = createOffers({ mount: editor.mount, onTake: take, onLater: putOff });

  const nameOf = ({ block, name, words }) => `${block} ${name} ${words}`;

  // ---- What is sent ------------------------------------------------------------------------------
  function textsOf(items) {
    return new Map(items.flatMap((item) => item.blocks.filter(({ table }) => !table).map(({ uid, text }) => [uid, text])));
  }
  // The large items that hold the paragraphs, with all below them: headings and lead lines decide.
  function passageOf(blocks) {
    const items = editor.items();
    const roots = new Map();
    for (const { uid, parent } of items) roots.set(uid, parent ? roots.get(parent) : uid);
    const wanted = new Set(items.filter((item) => item.blocks.some(({ uid }) => blocks.has(uid))).map(({ uid }) => roots.get(uid)));
    const around = items.filter(({ uid }) => wanted.has(roots.get(uid)));
    const rows = around.map(({ uid, parent, heading, run_in, numbered, children_style, blocks: own }) =>
      ({ uid, parent, heading, run_in, numbered, children_style, blocks: own.filter(({ table }) => !table) }));
    return { items: rows, asked: [...blocks], style: editor.parts().opening.items_style };
  }

  async function ask() {
    const texts = textsOf(editor.items());
    for (const block of asked.keys()) if (!texts.has(block)) asked.delete(block);
    if (!asked.size) { if (offered && !offers.isOpen) close(); return false; }
    const blocks = new Set(asked.keys());
    const quietly = [...asked.values()].every(Boolean);
    const passage = passageOf(blocks);
    turn += 1;
    const mine = turn;
    const { status, answer } = await postJSON(urls.recognise, { ...passage, quietly });
    if (mine !== turn || status !== 200) return true; // asked again meanwhile, or no network: it can wait
    for (const block of blocks) answered.set(block, texts.get(block));
    const left = answer.offers.filter((offer) => !later.has(nameOf(offer)));
    if (!left.length) { asked.clear(); if (offered) close(); return false; }
    const isNew = !offered;
    offered = { passage, texts, offers: left };
    offers.show(left, quietly ? TYPED : PASTED);
    keepCaretInSight();
    if (isNew) editor.announce(`Nhận ra ${left.length} chỉ tiêu ${quietly ? TYPED : PASTED}. Các nút ở cuối vùng soạn.`);
    return true;
  }

  // The offers lie over the last lines: a caret that was in sight stays so.
  function keepCaretInSight() {
    const { view } = editor;
    if (!view.hasFocus() || view.composing) return;
    const { top, bottom } = view.coordsAtPos(view.state.selection.head);
    if (top > 0 && bottom < window.innerHeight) view.dispatch(view.state.tr.scrollIntoView());
  }

  // ---- When --------------------------------------------------------------------------------------
  function soon(delay) { clearTimeout(timer); timer = setTimeout(lookAtTyped, delay); }

  function lookAtTyped() {
    if (editor.view.composing || offers.isOpen) { soon(ALONE); return; }
    const now = Date.now();
    const texts = textsOf(editor.items());
    let next = 0, found = false;
    for (const [block, at] of typed) {
      if (now - at < ALONE - 20) { next = Math.max(next, ALONE - (now - at)); continue; }
      typed.delete(block);
      const text = texts.get(block);
      if (!text || !/\d/.test(text) || answered.get(block) === text) continue;
      if (!asked.has(block)) asked.set(block, true);
      found = true;
    }
    if (next) soon(next);
    if (found || [...asked.keys()].some((block) => !texts.has(block))) ask();
  }

  function changed({ before, after, loaded }) {
    if (loaded) { asked.clear(); typed.clear(); close(); return; }
    if (!before) return;
    const old = new Set(), texts = new Map();
    for (const { row } of linesOf(before.doc)) { old.add(row); texts.set(row.attrs.block, row); }
    for (const { row } of linesOf(after.doc)) {
      if (old.has(row) || row.attrs.heading || !/\d/.test(row.textContent)) continue;
      if (texts.get(row.attrs.block)?.textContent !== row.textContent) typed.set(row.attrs.block, Date.now());
    }
    if (typed.size || asked.size) soon(ALONE);
  }

  function blocksOf(uids) {
    const items = editor.items().filter(({ uid }) => uids.includes(uid));
    return items.flatMap(({ blocks }) => blocks.filter(({ table, text }) => !table && /\p{L}/u.test(text)).map(({ uid }) => uid));
  }
  function pasted({ items }) {
    for (const block of blocksOf(items)) { asked.set(block, false); typed.delete(block); }
    ask();
  }
  // Asked for by hand: whatever was put off before counts again.
  async function recognise(blocks) {
    for (const block of blocks) { asked.set(block, false); answered.delete(block); }
    for (const name of later) if (blocks.some((block) => name.startsWith(block))) later.delete(name);
    if (!(await ask())) offers.say("Không nhận ra chỉ tiêu mới nào ở đây.");
  }

  // ---- What the person decides -------------------------------------------------------------------
  function close() {
    offered = null;
    offers.hide();
  }
  function putOff() {
    for (const offer of offered?.offers ?? []) later.add(nameOf(offer));
    asked.clear();
    close();
    editor.view.focus();
  }

  async function take(chosen) {
    if (!offered || isTaking) return;
    isTaking = true;
    try { await takeOnce(chosen); } finally { isTaking = false; }
  }
  async function takeOnce(chosen) {
    const { passage } = offered;
    const texts = textsOf(editor.items());
    const isSame = passage.asked.every((block) => texts.get(block) === offered.texts.get(block));
    if (!isSame) { ask(); return; } // written on meanwhile: read once more
    await saver.flush();
    const { status, answer } = await postJSON(urls.take, { ...passage, take: chosen });
    if (status !== 200) {
      const sentence = answer?.sentence ?? "Chưa lập được vì chưa tới máy chủ.";
      offers.say(sentence, { again: () => take(chosen) });
      return;
    }
    place(answer);
    asked.clear();
    offered = null;
    offers.say(answer.sentence);
    editor.announce(answer.sentence);
    editor.view.focus();
  }

  // The server wrote the links already; the text on the screen gets the same.
  function place({ items, targets }) {
    editor.setTargets(targets);
    saver.adopt(items);
  }

  editor.on("change", changed);
  editor.on("pasted", pasted);

  editor.on("recognise", ({ items }) => recognise(blocksOf(items)));

  return {
    recognise,
    get isShown() { return offers.isShown; },
  };
}
