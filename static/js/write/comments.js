// What those above said of the plan: a count at the item, the thread in the item's card.
import { pm } from "../../django_prose_editor/editor.js";
import { bodyOf } from "./rows.js";
import { later, make } from "./dom.js";
import { newUid } from "./uid.js";
import { token } from "./server.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const KEY = new PluginKey("comments");
const PATIENCE = 4000; // what was written is saved first, if that can be done now
const QUIET = 120;
const ANSWERS = [["da-sua", "Đã sửa", "btn-primary"], ["giu-nguyen", "Giữ nguyên, kèm lý do", "btn-secondary"]];

const isOpen = (comment) => comment.state === "open";

// A mark beside the first row of every item that waits for an answer.
function marksOf(doc, counts) {
  if (!counts.size) return DecorationSet.empty;
  const { node: body, from } = bodyOf(doc);
  const marks = [];
  body.forEach((row, offset) => {
    const count = counts.get(row.attrs.uid);
    if (!count) return;
    const given = { class: "has-comments", "data-comments": `${count} góp ý` };
    marks.push(Decoration.node(from + offset, from + offset + row.nodeSize, given));
  });
  return DecorationSet.create(doc, marks);
}

function countPlugin(counts) {
  return new Plugin({
    key: KEY,
    state: {
      init: (_, { doc }) => marksOf(doc, counts()),
      apply: (tr, marks) => (tr.docChanged || tr.getMeta(KEY) ? marksOf(tr.doc, counts()) : marks),
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
}

async function send(comment, act, text, once) {
  try {
    const response = await fetch(comment.url, {
      method: "POST",
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
      body: new URLSearchParams({ lam: act, text, once }),
    });
    const isJSON = response.headers.get("Content-Type")?.includes("json");
    if (!isJSON) return { sentence: "Chưa gửi được. Tải lại trang, đăng nhập lại nếu cần; lời vẫn còn đây." };
    return response.ok ? { comment: await response.json() } : await response.json();
  } catch {
    return { sentence: "Mất mạng nên chưa gửi được; lời vẫn còn đây, bấm lại khi có mạng." };
  }
}

export function createComments({ editor, urls, saver, card = document.querySelector("[data-card]") }) {
  const outline = document.querySelector("[data-outline] > ol");
  let comments = [], shown = null;
  const typed = new Map(); // by comment: an answer that was begun and not sent
  const box = make("section", { class: "w-comments", "aria-label": "Góp ý ở mục này", hidden: true });

  function counts() {
    const found = new Map();
    for (const each of comments.filter((one) => isOpen(one) && one.part === "item")) {
      found.set(each.about, (found.get(each.about) ?? 0) + 1);
    }
    return found;
  }

  function plugIn() {
    const { state, view } = editor;
    if (KEY.get(state)) view.dispatch(state.tr.setMeta(KEY, true).setMeta("addToHistory", false));
    else view.updateState(state.reconfigure({ plugins: [...state.plugins, countPlugin(counts)] }));
  }

  const said = (who, on, text, word = "") => make("div", { class: "said" },
    make("p", {}, word ? make("b", {}, word) : null, text), make("p", { class: "soft" }, `${who}, ${on}`));

  const words = (reply) => (reply.state ? `${reply.state === "open" ? "Góp ý lại" : reply.state_label}${reply.text ? ": " : "."}` : "");

  function answer(comment) {
    const id = `w-answer-${comment.uid}`;
    const once = newUid();
    const status = make("p", { role: "status", class: "w-answer-status" });
    const area = make("textarea", { class: "form-control", id, rows: 2, maxlength: 4000, oninput: () => typed.set(comment.uid, area.value) });
    area.value = typed.get(comment.uid) ?? "";
    const press = async (act) => {
      status.textContent = "Đang gửi…";
      await Promise.race([saver?.flush?.(), new Promise((done) => { setTimeout(done, PATIENCE); })]);
      const { comment: fresh, sentence } = await send(comment, act, area.value.normalize("NFC"), once);
      if (!fresh) {
        status.textContent = sentence;
        area.focus();
        status.scrollIntoView({ block: "nearest" });
        return;
      }
      typed.delete(comment.uid);
      comments = comments.map((one) => (one.uid === fresh.uid ? fresh : one));
      editor.announce(`Góp ý về ${fresh.place}: ${fresh.state_label}`);
      const isHere = box.contains(document.activeElement);
      show();
      if (isHere) showAnswered(fresh);
    };
    const buttons = ANSWERS.map(([act, label, look]) => make("button", { type: "button", class: `btn ${look}`, onclick: () => press(act) }, label));
    return make("div", { class: "field" }, make("label", { class: "form-label", for: id }, "Trả lời"), area, make("div", { class: "actions" }, ...buttons), status);
  }

  // The answered thread takes the place of its buttons: it is shown, and the keyboard stays in it.
  function showAnswered({ uid }) {
    const place = box.querySelector(`[data-comment="${CSS.escape(uid)}"]`);
    place?.focus();
    place?.scrollIntoView({ block: "nearest" });
  }

  const thread = (comment) => make("article", { class: "thread", tabindex: "-1", "data-comment": comment.uid },
    isOpen(comment) ? null : make("p", {}, make("span", { class: "state is-done" }, comment.state_label)),
    said(comment.by, comment.on, comment.text),
    ...comment.replies.map((reply) => said(reply.by, reply.on, reply.text, words(reply))),
    isOpen(comment) ? answer(comment) : null);

  const heading = (own) => (own.some(isOpen) ? `${own.filter(isOpen).length} góp ý chưa trả lời` : "Góp ý đã trả lời");

  function draw({ anew = false } = {}) {
    const uid = editor.currentItem()?.uid ?? null;
    if (card && box.parentNode !== card) (card.querySelector(".w-card-name") ?? card.lastElementChild)?.after(box);
    if (uid === shown && !anew) return;
    shown = uid;
    const own = comments.filter((one) => one.part === "item" && one.about === uid);
    box.hidden = own.length === 0;
    box.replaceChildren(make("h3", {}, heading(own)), ...own.map(thread));
  }

  // The outline counts what waits on an item and below it, and on the parts around the items.
  const PLACES = { header: "header", opening: "opening", recipients: "recipients", signature: "signature" };
  function countInOutline() {
    const links = new Map([...outline.querySelectorAll("[data-key]")].map((link) => [link.dataset.key, link]));
    const parents = new Map(editor.items().map((item) => [item.uid, item.parent]));
    const found = new Map();
    for (const each of comments.filter(isOpen)) {
      let key = each.part === "item" ? each.about : PLACES[each.part];
      while (key && !links.has(key)) key = parents.get(key);
      if (key) found.set(key, (found.get(key) ?? 0) + 1);
    }
    for (const [key, link] of links) {
      link.querySelector(".note-count")?.remove();
      const hidden = make("span", { class: "visually-hidden" }, " góp ý chưa trả lời");
      if (found.has(key)) link.append(make("span", { class: "note-count" }, String(found.get(key)), hidden));
    }
  }

  async function refresh() {
    try {
      const response = await fetch(urls.comments, { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) return;
      ({ comments } = await response.json());
    } catch { return; }
    show();
  }

  function show() {
    plugIn();
    draw({ anew: true });
    if (outline) countInOutline();
  }

  // The card is drawn anew whenever its item changes: what stands at its end comes back.
  if (card) new MutationObserver(() => draw()).observe(card, { childList: true });
  if (outline) new MutationObserver(countInOutline).observe(outline, { childList: true });
  editor.on("select", later(() => draw(), QUIET));
  editor.on("change", ({ loaded } = {}) => { if (loaded) plugIn(); });
  refresh();
  return { refresh, counts, all: () => comments };
}
