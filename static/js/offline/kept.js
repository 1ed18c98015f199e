// On pages beside the forms: what this device still holds, sent if it can be, else with the reason.
import { handWhole } from "./handing.js";
import { momentWords } from "./moments.js";
import { receiptOf } from "./sending.js";
import { box, button } from "./status.js";
import { allOf, get, keyOf, put, remove, storeName, useStore } from "./store.js";
import { forgetOthers } from "./worker-start.js";

const WORDS = {
  "bao-cao": {
    open: "Mở báo cáo", gone: "Báo cáo đã gửi từ máy khác, hoặc kỳ đã khóa.", send: "Mở báo cáo để gửi.",
  },
  "dang-ky": {
    open: "Mở đăng ký", gone: "Đăng ký đã gửi từ máy khác, hoặc đã hết hạn.", send: "Mở đăng ký để gửi.",
  },
  "khen-thuong": {
    open: "Mở hồ sơ", gone: "Hồ sơ đã gửi từ máy khác, hoặc đã hết hạn.", send: "Mở hồ sơ để lưu, rồi gửi.",
  },
};
const TYPED = /(^note|^(recipient|detail|merit|report_merit|background|duties|earlier|.+_source|.+_words|.+_reason)|-(value|numerator|words|note|name|outcome|born))$/;
const place = document.querySelector("[data-kept]");
if (place) show(place.dataset);

async function show({ user, key, store }) {
  useStore(store);
  await forgetOthers(user).catch(() => null);
  const found = await allOf(user);
  const own = keyOf(user, key);
  const wanted = key ? found.filter((one) => one.key === own || one.key.startsWith(`${own}:`)) : found;
  wanted.sort((first, second) => second.queued - first.queued); // what is sent takes others along
  for (const { key: each } of wanted) {
    const record = await get(each);
    if (record) await one(record, Boolean(key));
  }
}

async function one(record, isItsPage) {
  const words = WORDS[storeName()];
  let told = {};
  if (record.queued) told = await handWhole(record, "send");
  if (told.kind === "received") return received(record, told);
  if (record.saved && !record.queued && !isItsPage) return;
  record.why = told.why ?? record.why;
  if (told.kind === "told") record.queued = false;
  await put(record);
  const why = record.why || (isItsPage ? words.gone : words.send);
  const frame = box(place, `${record.title}: máy này giữ bản nhập lúc ${momentWords(record.at)}, chưa gửi.`, why,
    ...(isItsPage ? [] : [button(words.open, "btn-secondary", () => location.assign(record.url))]),
    button("Bỏ bản trên máy này", "btn-undo", async () => { await remove(record.key); frame.remove(); }));
  list(frame, record);
}

async function received(record, told) {
  await remove(record.key);
  box(place, `${record.title}: xã đã nhận ${receiptOf(told)}, ${told.at}.`, "Máy này không còn giữ gì.",
    button("Xem giấy báo nhận", "btn-secondary", () => location.assign(told.url)));
}

// The figures themselves, so that nothing is lost even where nothing can be sent any more.
function list(frame, record) {
  const told = record.fields.filter(([name, value]) => value && TYPED.test(name));
  if (told.length === 0) return;
  const details = document.createElement("details"), summary = document.createElement("summary");
  summary.textContent = `${told.length} ô đã nhập`;
  const lines = document.createElement("p");
  lines.textContent = told.map(([, value]) => value).join("; ");
  details.append(summary, lines);
  frame.append(details);
}
