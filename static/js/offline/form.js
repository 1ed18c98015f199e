// A form kept on the device while one types, saved at the office when there is network, sent once,
// and the reason told where it was not received. ``form`` says by its data what it is: whose (user,
// key), with data-no-draft that the office gets it only by a button, with data-only-sent that nothing
// is kept before that, which pages go before it, which page comes next.
import { newUid } from "../write/uid.js";
import { choose } from "./choosing.js";
import { clearFiles, fieldsOf, filesOf, fill } from "./fields.js";
import { handWhole } from "./handing.js";
import { receiptOf } from "./sending.js";
import { momentWords } from "./moments.js";
import { atOffice, box, button, onDevice } from "./status.js";
import { get, keyOf, put, putNow, remove, storeName, useStore } from "./store.js";
import { forgetOthers, startWorker } from "./worker-start.js";

const KEEP_AFTER = 300, SAVE_AFTER = 4_000, TRY_AGAIN = 20_000;
const WORDS = {
  "bao-cao": { older: "Báo cáo ở xã đã khác: lưu ở lần trước, ở máy khác, hoặc xã đã trả lại.", each: "số" },
  "dang-ky": { older: "Đăng ký ở xã đã khác: lưu ở lần trước, ở máy khác, hoặc xã đã trả lại.", each: "mục" },
  "khen-thuong": { older: "Hồ sơ ở xã đã khác: lưu ở lần trước, ở máy khác, hoặc xã đã trả lại.", each: "mục", letsGo: true },
};

// ``letsGo``: what the office has saved leaves the device at once, and no page follows without network.
// ``shape`` makes the page ready for what was kept, ``shown`` follows what stands in its fields.
export function keepForm(form, { shape = () => {}, shown = () => {}, typed = () => {} } = {}) {
  if (form.dataset.blocked) { onDevice("is-late", "Chưa gửi", form.dataset.blocked); return; }
  useStore(form.dataset.store);
  const words = WORDS[storeName()];
  const { user, key: place, title } = form.dataset;
  const isOnlySent = "onlySent" in form.dataset;
  const key = keyOf(user, place), url = form.getAttribute("action");
  const offer = document.querySelector("[data-offer]"), standing = document.querySelector(".kept");
  let record = null, keepTimer = 0, saveTimer = 0, handing = null, choosing = null, isLeaving = false;

  const fresh = () => ({
    key, user, place, title, url, at: Date.now(), fields: fieldsOf(form), files: filesOf(form),
    version: form.elements.version.value, clientUid: uidOf(), tried: record?.tried,
    queued: false, saved: false, why: "", before: befores(),
  });

  const befores = () => (form.dataset.before ?? "").split(" ").filter(Boolean).map((one) => keyOf(user, one));

  function refill(kept) {
    shape(kept);
    fill(form, kept);
    shown();
  }

  const markOf = (fields, files) =>
    JSON.stringify([fields, files.map(([name, file]) => [name, file.name, file.size])]);

  // The answer to an earlier try may be lost: other figures, or one more file, are another sending.
  function uidOf() {
    if (record?.tried && record.tried !== markOf(fieldsOf(form), filesOf(form))) return newUid();
    return record?.clientUid ?? form.elements.client_uid?.value ?? newUid();
  }

  async function keep() {
    clearTimeout(keepTimer);
    record = fresh();
    const isKept = await put(record);
    if (isKept) onDevice("is-waiting", "Đang giữ, chưa gửi", momentWords(record.at));
    else onDevice("is-late", "Máy này không giữ được", "Bấm Lưu nháp trước khi rời trang.");
  }

  // One at a time: a draft must not overtake the report.
  async function handOver(action, withFiles = action === "send") {
    while (handing) await handing;
    handing = handWhole(record, action, withFiles);
    const told = await handing.finally(() => { handing = null; });
    if (told.version !== undefined) form.elements.version.value = record.version = String(told.version);
    return told;
  }

  async function saveDraft() {
    clearTimeout(saveTimer);
    if (!record || record.queued || record.saved || "noDraft" in form.dataset) return;
    const seen = record, told = await handOver("save");
    if (seen !== record) { record.version = form.elements.version.value; await put(record); return; }
    if (told.kind === "kept") {
      record.saved = true;
      atOffice("is-draft", "Có bản nháp, chưa gửi", told.at);
    } else if (told.kind !== "offline") {
      record.why = told.why ?? "";
      onDevice("is-late", "Đang giữ, xã chưa nhận", record.why);
    }
    await settle();
  }

  async function settle() {
    if (words.letsGo && record.saved) await remove(key);
    else await put(record);
  }

  async function sendNow() {
    record.tried = markOf(record.fields, record.files ?? []);
    await put(record);
    const told = await handOver("send");
    if (told.kind === "received") return received(told);
    if (told.kind === "refused" && Object.keys(told.refused).length > 0) return refusedFiles(told.refused);
    if (told.kind === "refused") return native("send");
    record.why = told.why ?? "";
    record.queued = told.kind === "offline" || told.kind === "out";
    await put(record);
    if (record.queued) onDevice("is-waiting", "Đang giữ, chờ gửi", record.why);
    else onDevice("is-late", "Đang giữ, xã chưa nhận", record.why);
    ask(told, "Chưa gửi được.");
  }

  async function received(told) {
    if (isLeaving) return; // pressed twice: the first answer leads on
    isLeaving = true;
    const keys = [key, ...record.before ?? []];
    record = null;
    for (const one of keys) await remove(one); // what was personal leaves the device with the receipt
    onDevice("is-done", "Không còn giữ gì", "");
    atOffice("is-done", `Đã nhận ${receiptOf(told)}`, told.at);
    for (const page of pages()) navigator.serviceWorker?.controller?.postMessage({ kind: "forget", url: page });
    location.assign(told.url);
  }

  // The office's own page says at each field what is wrong; figures and files are there already.
  async function native(action) {
    clearFiles(form);
    record.files = [];
    record.handed = true;
    await put(record);
    isLeaving = true;
    if (form.elements.client_uid) form.elements.client_uid.value = record.clientUid;
    const asked = document.createElement("input");
    asked.type = "hidden"; asked.name = "action"; asked.value = action;
    form.append(asked);
    form.submit();
  }

  // What can be done now, in a box of its own; a draft that saves itself asks nothing.
  function ask(told, heading) {
    offer.replaceChildren();
    if (told.kind === "out") askToLogIn(told);
    else if (told.stale) box(offer, heading, told.why, button(`Xem ${words.each} ở xã`, "btn-secondary", openAnew));
    else if (told.kind === "told") box(offer, heading, `${told.why} Các ${words.each} vừa nhập vẫn giữ trên máy này.`);
  }

  // What changed at the office is seen before anything is written over it.
  function openAnew() {
    isLeaving = true;
    location.assign(url);
  }

  function askToLogIn(told) {
    const back = `${told.login}?next=${encodeURIComponent(url)}`;
    box(offer, "Chưa gửi được: máy đã đăng xuất.", `Các ${words.each} vẫn giữ trên máy này.`,
      button("Đăng nhập để gửi", "btn-secondary", () => { isLeaving = true; location.assign(back); }));
  }

  function askWhich(kept, why) {
    offer.replaceChildren();
    const frame = box(offer, `Máy này còn giữ bản nhập lúc ${momentWords(kept.at)}, chưa gửi.`, why,
      button(`Dùng ${words.each} trên máy`, "btn-secondary", async () => {
        refill(kept);
        frame.remove();
        record = { ...kept, version: form.elements.version.value };
        await keep();
      }),
      button(`Bỏ, dùng ${words.each} ở xã`, "btn-undo", async () => {
        await remove(key);
        openAnew();
      }));
  }

  // What an earlier visit left on this device.
  async function restore() {
    const kept = await get(key);
    if (!kept) return;
    if (isOnlySent) { await sendAgain(kept); return; }
    if (kept.handed && "answered" in form.dataset) {
      if (words.letsGo) await keep(); // the office keeps nothing of what it refused
      else await remove(key);
      return;
    }
    if ("answered" in form.dataset) return;
    const seen = Number(form.elements.version.value), own = Number(kept.version);
    const isDone = own === seen || (own < seen && "noDraft" in form.dataset);
    if (kept.saved && !kept.queued && isDone) { await remove(key); return; }
    if (own < seen) {
      askWhich(kept, kept.why || words.older);
      onDevice("is-late", "Đang giữ, xã chưa nhận", momentWords(kept.at));
      return;
    }
    refill(kept); // a page kept for use without network may be older than the draft
    form.elements.version.value = kept.version;
    record = kept;
    if (form.elements.client_uid) form.elements.client_uid.value = kept.clientUid;
    onDevice("is-waiting", kept.queued ? "Đang giữ, chờ gửi" : "Đang giữ, chưa gửi", kept.why || momentWords(kept.at));
    if (kept.queued) await sendNow();
  }

  // The page shows what can be sent today; what was pressed before goes as it was.
  async function sendAgain(kept) {
    if (!kept.queued) { await remove(key); return; }
    record = kept;
    await sendNow();
  }

  form.addEventListener("input", (event) => {
    if (isOnlySent) return;
    typed(event.target);
    clearTimeout(keepTimer); clearTimeout(saveTimer);
    keepTimer = setTimeout(keep, KEEP_AFTER);
    saveTimer = setTimeout(saveDraft, SAVE_AFTER);
  });
  form.addEventListener("change", async (event) => {
    if (event.target.type !== "file") return;
    const look = () => choose(event.target, Number(form.dataset.mostMegabytes));
    const own = choosing = Promise.resolve(choosing).then(look).catch(() => null);
    await own;
    if (choosing !== own) return;
    choosing = null;
    await keep();
  });
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.matches("[formaction], [data-plain]")) { isLeaving = true; return; }
    event.preventDefault();
    clearTimeout(saveTimer);
    standing.scrollIntoView({ block: "nearest" }); // the button is far below what is said of it
    while (choosing) await choosing; // photographs are still being made smaller
    await keep();
    if (event.submitter?.value === "send") {
      record.queued = true;
      await put(record);
      onDevice("is-waiting", "Đang gửi…", momentWords(record.at));
      await sendNow();
    } else {
      await saveAll(event.submitter?.value ?? "save");
    }
  });

  // Asked for by the button: files go, too.
  async function saveAll(action) {
    const next = action === "next" ? form.dataset.next : url;
    const told = await handOver("save", true);
    if (told.kind === "kept") {
      record.saved = true;
      record.files = [];
      await settle();
      isLeaving = true;
      location.assign(next);
    } else if (told.kind === "refused" && Object.keys(told.refused).length === 0) {
      await native(action);
    } else if (told.kind === "refused") {
      await refusedFiles(told.refused);
    } else if (told.kind === "offline" && action === "next" && !words.letsGo) {
      record.why = told.why;
      await put(record);
      isLeaving = true;
      location.assign(next); // the worker serves it
    } else {
      record.why = told.why ?? "";
      await put(record);
      onDevice(told.kind === "offline" ? "is-waiting" : "is-late", "Đang giữ, xã chưa nhận", record.why);
      ask(told, "Xã chưa lưu được.");
    }
  }

  async function refusedFiles(refused) {
    clearFiles(form);
    Object.assign(record, { files: [], queued: false });
    await put(record);
    const text = Object.entries(refused).map(([name, why]) => `${name}: ${why}`).join(" ");
    offer.replaceChildren();
    box(offer, `Có tệp chưa nhận được; các ${words.each} và tệp khác đã lưu nháp ở xã.`, text).scrollIntoView();
    onDevice("is-waiting", "Đang giữ, chưa gửi", momentWords(record.at));
  }

  // This page, and those that are written together with it.
  const pages = () => [location.href, ...[...document.querySelectorAll("[data-together] a")].map(({ href }) => href)]
    .filter((one, place, all) => all.indexOf(one) === place);

  const again = () => { if (record?.queued && !handing) sendNow(); else if (record && !record.saved) saveDraft(); };
  window.addEventListener("online", again);
  setInterval(() => { if (record?.queued && !handing) sendNow(); }, TRY_AGAIN);
  window.addEventListener("pagehide", () => {
    if (isLeaving || isOnlySent || !record || record.saved) return;
    const last = fresh();
    putNow({ ...last, queued: record.queued, why: record.why, files: [] });
  });
  const promise = document.querySelector("[data-promise]");
  if (promise) promise.textContent =
    `Mất mạng không mất ${words.each}: máy này giữ lại và gửi khi có mạng. Có giấy báo nhận là xã đã nhận.`;
  const device = document.querySelector("[data-device] span + br + span");
  if (device) device.textContent = `Máy giữ từng ${words.each} khi nhập.`;
  restore();
  forgetOthers(user).catch(() => null).then(() => startWorker(form.dataset.worker, pages()));
}
