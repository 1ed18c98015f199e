// The draft saves itself: what differs from what the server has is sent, one request at a time.
import { PARTS, Saved, changesOf, ownOf, settle, wordsOf } from "./pieces.js";
import { createConflicts } from "./conflict.js";
import { createKeeping } from "./keeping.js";
import { createRefusals } from "./refusing.js";
import { createServer } from "./server.js";
import { createStatus } from "./status.js";
import { formPart } from "./sections.js";
import { isNewer, takeIn } from "./incoming.js";
import { mergeItem, resolved } from "./merge.js";
import { newUid } from "./uid.js";
import { apart, putBack, restore, whenWords } from "./restoring.js";
import { askToLogIn } from "./login.js";

const AFTER_A_KEY = 1200, AT_LATEST = 1900, KEEP_AFTER = 300, LOOK_EVERY = 20_000, LOOK_AGAIN = 2_500;
const FIRST_WAIT = 2_000, LONGEST_WAIT = 30_000;
const REFUSALS = {
  403: "Đồng chí không còn quyền soạn văn bản này.",
  404: "Văn bản này không còn ở đây. Về danh sách để xem.",
};
const REFUSED = "Máy chủ chưa nhận phần này. Chép lại chữ vừa viết rồi tải lại trang.";

export function createSaver({ editor, headerForm: root, urls, state, place = root.querySelector("[data-saved]") }) {
  const calls = new Map();
  const emit = (name, ...given) => { for (const call of calls.get(name) ?? []) call(...given); };
  const now = () => ({ header: formPart(root, "header"), signature: formPart(root, "signature"), ...editor.parts() });
  const server = createServer({ urls, editorUid: state.plan.editor });
  const keeping = createKeeping({ plan: state.plan.uid, user: state.plan.editor });
  const head = place.closest(".part-head") ?? place.parentElement;
  const status = createStatus(root, place);
  const saved = new Saved(state, now());
  const conflicts = createConflicts({
    editor, root, place: head, state, saved, now, onResolved: () => changed(),
  });
  const refusals = createRefusals({ editor, root, now });
  const page = { editor, root, now, saved, state, held: conflicts.held };

  let mode = "saved"; // typing, sending, lost, login, other, closed, refused
  let answers = [], pending = null, isSending = null, isReady = false;
  let timer = 0, keepTimer = 0, retryTimer = 0, lookTimer = 0, wait = 0, firstUnsaved = 0, savedAt = "";
  let isKept = true, canKeep = true, watching = true, edits = 0, rounds = 0;
  let beside = ""; // words from another page of this person, for a place that has newer words here
  const waiting = []; // for the end of a letter

  // ---- What there is to send -----------------------------------------------------------------
  const unsaved = () => changesOf(now(), saved);
  const toSend = () => refusals.sendable(changesOf(now(), saved, conflicts.held));

  function batch() {
    const sent = toSend();
    if (!sent && !answers.length) return null;
    const uid = newUid();
    const given = { sent: sent ?? {}, answers, body: JSON.stringify({ batch: uid, ...sent, answers }) };
    answers = [];
    return given;
  }

  // ---- Sending -------------------------------------------------------------------------------
  const isStopped = () => ["closed", "other"].includes(mode);

  function changed() {
    firstUnsaved ||= Date.now();
    isKept = false;
    edits += 1;
    keepTimer ||= setTimeout(keep, KEEP_AFTER);
    if (isStopped() || !isReady) return;
    if (!["lost", "login"].includes(mode)) say("typing");
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    if (isStopped() || mode === "login" || mode === "lost") return;
    timer = setTimeout(send, Math.max(0, Math.min(AFTER_A_KEY, firstUnsaved + AT_LATEST - Date.now())));
  }

  function send() {
    if (isStopped() || !isReady) return Promise.resolve();
    isSending ??= sendOnce().finally(() => { isSending = null; if (mode === "typing") schedule(); });
    return isSending;
  }

  async function sendOnce() {
    clearTimeout(timer);
    clearTimeout(retryTimer);
    pending ??= batch();
    if (!pending) { calm(); return; }
    firstUnsaved = 0;
    say("sending");
    const { kind, answer, status: code } = await server.post(pending.body);
    await meet[kind](answer, code);
  }

  const meet = {
    saved: (answer) => received(answer),
    async lost(_, code) {
      await keep();
      wait = Math.min(LONGEST_WAIT, wait ? wait * 2 : FIRST_WAIT);
      say(code ? "down" : "lost");
      retryTimer = setTimeout(send, wait);
    },
    async login(answer) {
      await keep();
      say("login");
      logIn(answer?.login);
    },
    async other(answer) {
      await keep();
      stop("other");
      otherPerson(answer.other);
    },
    async closed(answer) {
      stop("closed");
      await keep();
      status.giveBack({ heading: "Kế hoạch này vừa được khóa lại", text: answer.closed, words: wordsOf(unsaved() ?? {}), doing: [["Tải lại trang", () => leave()]] });
      emit("closed", answer.closed);
    },
    async refused(answer, code) {
      answers = [...pending.answers, ...answers];
      pending = null;
      await keep();
      say("refused", { sentence: answer?.sentence ?? REFUSALS[code] ?? REFUSED });
      retryTimer = setTimeout(send, LONGEST_WAIT);
    },
  };

  function received(answer) {
    const { sent } = pending;
    pending = null;
    rounds += 1;
    wait = 0;
    savedAt = answer.saved_at.slice(11, 16);
    settle(saved, sent, answer);
    refusals.note(sent, answer.refused);
    whenCalm(() => {
      takeRewritten(answer.items);
      editor.setTargets(answer.targets);
      for (const conflict of answer.conflicts) conflicts.add(conflict);
      if (isNewer(saved, answer)) setTimeout(look);
      calm();
    });
    emit("saved", answer);
    if (answer.conflicts.length) emit("conflict", answer.conflicts);
    return keep();
  }

  // Numbers that the server wrote in other places; what was typed there since stays.
  function takeRewritten(items) {
    const here = new Map(now().items.map((item) => [item.uid, item]));
    for (const item of items) {
      const mine = here.get(item.uid), known = saved.items.get(item.uid);
      if (known?.version > item.version) continue; // a later answer was faster
      if (!mine) { saved.setItem(item, item.version); continue; }
      const isMine = known && !saved.hasItem(mine);
      const fresh = isMine ? { ...item, ...resolved(mergeItem(ownOf(known.item), ownOf(mine), ownOf(item)), {}) } : item;
      editor.patchItems([{ ...fresh, parent: mine.parent }], { history: false });
      saved.setItem(isMine ? item : now().items.find(({ uid }) => uid === item.uid), item.version);
    }
  }

  // Nothing is put under the hands of a person who is in the middle of a letter; what waits for its
  // end keeps its order.
  function whenCalm(call) {
    if (waiting.push(call) === 1) goOn();
  }

  function goOn() {
    if (editor.view.composing) { setTimeout(goOn, 300); return; }
    for (const call of waiting.splice(0)) call();
  }

  // ---- Kept on this device -------------------------------------------------------------------
  function record() {
    const left = unsaved();
    if (!left && !pending && !answers.length && !beside) return null;
    const base = Object.fromEntries((left?.items ?? []).map(({ uid }) => [uid, saved.items.get(uid)?.item]).filter(([, item]) => item));
    for (const part of PARTS) if (left?.[part]) base[part] = saved.parts[part].value;
    return { changes: left ?? {}, sent: pending?.sent ?? null, base, answers: [...(pending?.answers ?? []), ...answers], beside };
  }

  async function keep() {
    clearTimeout(keepTimer);
    keepTimer = 0;
    if (!isReady) return;
    const given = record(), until = edits;
    canKeep = given ? await keeping.keep(given) : (await keeping.clear(), canKeep);
    if (until === edits) isKept = !given || canKeep; // what was typed meanwhile is not in it
  }

  // ---- Words ---------------------------------------------------------------------------------
  const again = ["Gửi lại ngay", () => { wait = 0; send(); }];
  const words = {
    typing: () => ["Đang soạn…"],
    sending: () => ["Đang lưu…"],
    saved: () => [savedAt ? `Đã lưu lúc ${savedAt}` : "Mọi chữ đã được lưu"],
    lost: () => [canKeep ? "Mất mạng: đã giữ trên máy này, sẽ gửi khi có mạng" : "Mất mạng, và máy này không giữ lại được: đừng đóng trang", { doing: [again], sign: "is-risk" }],
    down: () => [canKeep ? "Máy chủ chưa trả lời: đã giữ trên máy này, sẽ gửi lại" : "Máy chủ chưa trả lời, và máy này không giữ lại được: đừng đóng trang", { doing: [again], sign: "is-risk" }],
    login: () => ["Phiên làm việc đã hết: đăng nhập lại", { doing: [["Đăng nhập lại", () => logIn()]], sign: "is-risk" }],
    refused: ({ sentence, go }) => [sentence, { doing: go ? [["Đến chỗ ấy", go]] : [again], sign: "is-late" }],
    conflict: () => [`Còn ${conflicts.size} chỗ hai người cùng sửa, chờ chọn`, { doing: [["Xem", () => conflicts.focusFirst()]], sign: "is-risk" }],
  };

  function say(as, given = {}) {
    mode = as === "down" ? "lost" : as;
    status.say(...words[as](given));
  }

  function stop(as) {
    mode = as;
    watching = false;
    clearTimeout(timer);
    clearTimeout(retryTimer);
    status.say(as === "closed" ? "Kế hoạch không còn sửa được" : "Đang dừng lưu", { sign: "is-risk" });
    if (as === "closed") editor.view.setProps({ editable: () => false });
  }

  // Everything that can be saved is; what is left is said with the way to it.
  function calm() {
    if (isStopped()) return;
    const open = refusals.first();
    if (toSend()) { say("typing"); schedule(); }
    else if (open) say("refused", open);
    else if (conflicts.size) say("conflict");
    else say("saved");
  }

  // ---- Logging in again ----------------------------------------------------------------------
  let loginUrl = "/dang-nhap/", isAsking = false;
  async function logIn(url = loginUrl) {
    loginUrl = url;
    if (isAsking) return;
    isAsking = true;
    const isIn = await askToLogIn(url, { isKept: canKeep });
    isAsking = false;
    if (!isIn) return;
    const { kind, answer } = await server.versions();
    if (kind === "saved") { say("typing"); await send(); } else await meet[kind](answer);
  }

  function otherPerson(name) {
    status.giveBack({
      heading: `Bây giờ đang đăng nhập bằng tên ${name}`,
      text: canKeep
        ? "Phần viết chưa lưu được giữ trên máy này cho người đã viết; người ấy đăng nhập và mở văn bản thì thấy lại."
        : "Máy này không giữ lại được phần viết chưa lưu. Chép lại trước khi tải lại trang.",
      words: canKeep ? "" : wordsOf(unsaved() ?? {}), doing: [["Tải lại trang", () => leave()]],
    });
  }

  function leave() {
    isKept = true;
    location.reload();
  }

  // ---- A colleague ---------------------------------------------------------------------------
  function lookAgain() {
    clearTimeout(lookTimer);
    lookTimer = setTimeout(look, LOOK_AGAIN);
  }

  async function look() {
    clearTimeout(lookTimer);
    if (!watching || !isReady || document.hidden || mode === "lost" || mode === "login") return;
    if (isSending || pending) { lookAgain(); return; }
    const { kind, answer } = await server.versions();
    if (kind === "lost") { lookAgain(); return; }
    if (kind === "login" && mode !== "login") say("login");
    if (kind === "closed" || kind === "other") { if (!isStopped()) await meet[kind](answer); return; }
    if (kind !== "saved" || !isNewer(saved, answer)) return;
    const before = rounds, whole = await server.state();
    whenCalm(() => {
      // What was asked before a save of this page does not know what it brought.
      if (whole.kind !== "saved" || isSending || pending || rounds !== before) { lookAgain(); return; }
      const count = takeIn(page, whole.answer);
      if (count) editor.announce(`Đồng nghiệp vừa sửa ${count} chỗ; đã đưa vào đây.`);
    });
  }

  // ---- The life of the page ------------------------------------------------------------------
  function restored(kept) {
    const found = apart(kept);
    for (const one of kept) {
      answers.unshift(...one.answers);
      conflicts.remember(one.sent ?? {});
    }
    const counts = found.records.map((one) => restore(page, one));
    keeping.takeOver(kept);
    if (found.beside) giveBeside(found.beside);
    if (!counts.some(Boolean)) { keep(); return; }
    const dom = status.ask({
      heading: `Đã đưa lại phần viết ${whenWords(kept[0].at)} chưa kịp lưu`,
      text: "Phần này được giữ trên máy và đang được lưu.",
      doing: [["Giữ phần này", () => dom.remove()], ["Bỏ phần giữ trên máy", () => { dom.remove(); discard(found.records); }]],
    });
  }

  function giveBeside(words) {
    beside = words;
    status.giveBack({
      heading: "Chữ chưa lưu từ một thẻ khác", text: "Chỗ ấy ở đây đã có chữ viết sau. Chép lại phần còn cần.", words,
      doing: [["Bỏ phần này", (dom) => { dom.remove(); beside = ""; keep(); }]],
    });
  }

  // The server may have got it all the same, in the last moment of the page before.
  async function discard(records) {
    const putAllBack = (fresh) => { for (const one of records) putBack(page, one, fresh); };
    putAllBack();
    const { kind, answer } = await server.state();
    if (kind === "saved") whenCalm(() => { takeIn(page, answer); putAllBack(answer); });
    changed();
  }

  async function begin() {
    const kept = await keeping.kept().catch(() => []);
    isReady = true;
    if (kept.length) restored(kept);
    if (toSend() || answers.length) changed(); else calm();
  }

  function lastMoment() {
    if (!isReady || isStopped() || !record()) return;
    send(); // first: what is kept then says that it was sent
    isKept = keeping.keepNow(record()) || isKept;
  }

  editor.on("change", () => changed());
  root.addEventListener("input", (event) => { if (event.target.matches("[data-part][name]")) changed(); });
  root.addEventListener("change", (event) => { if (event.target.matches("[data-part][name]")) changed(); });
  window.addEventListener("online", () => { wait = 0; if (mode === "lost") send(); });
  window.addEventListener("pagehide", lastMoment);
  window.addEventListener("focus", () => look());
  document.addEventListener("visibilitychange", () => { if (document.hidden) lastMoment(); else look(); });
  window.addEventListener("beforeunload", (event) => {
    if (isReady && !isKept && record() && !keeping.keepNow(record())) event.preventDefault();
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.getAttribute("action")?.includes("/dang-xuat/") || form.dataset.flushed || isStopped()) return;
    event.preventDefault();
    form.dataset.flushed = "true";
    await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
    form.submit();
  });
  setInterval(look, LOOK_EVERY);
  const ready = begin();

  async function flush() {
    await ready;
    for (let times = 0; times < 3 && (pending || toSend() || answers.length); times += 1) {
      await send();
      if (mode === "lost" || mode === "login" || isStopped()) return false;
    }
    return !unsaved();
  }

  return {
    get state() { return mode; },
    flush,
    look,
    answer: (one) => { answers.push(one); changed(); },
    // Items that another step than saving wrote on the server.
    adopt: (items) => whenCalm(() => { takeRewritten(items); calm(); }),
    on: (name, call) => calls.set(name, [...(calls.get(name) ?? []), call]),
  };
}
