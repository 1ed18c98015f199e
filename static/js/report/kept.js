// On the other pages of reports: what this device still holds, sent if it can be, else with the reason.
import { momentWords } from "./moments.js";
import { hand } from "./sending.js";
import { box, button } from "./status.js";
import { allOf, keyOf, put, remove } from "./store.js";
import { forgetOthers } from "./worker-start.js";

const place = document.querySelector("[data-kept]");
if (place) show(place.dataset);

async function show({ user, key }) {
  await forgetOthers(user).catch(() => null);
  const found = await allOf(user);
  const wanted = key ? found.filter((one) => one.key === keyOf(user, key)) : found;
  for (const record of wanted) await one(record, Boolean(key));
}

async function one(record, isItsPage) {
  let told = {};
  if (record.queued) told = await hand(record, "send");
  if (told.kind === "received") return received(record, told);
  if (record.saved && !record.queued && !isItsPage) return;
  record.why = told.why ?? record.why;
  if (told.kind === "told") record.queued = false;
  await put(record);
  const why = record.why || (isItsPage ? "Báo cáo đã gửi từ máy khác, hoặc kỳ đã khóa." : "Mở báo cáo để gửi.");
  const frame = box(place, `${record.title}: máy này giữ bản nhập lúc ${momentWords(record.at)}, chưa gửi.`, why,
    ...(isItsPage ? [] : [button("Mở báo cáo", "btn-secondary", () => location.assign(record.url))]),
    button("Bỏ bản trên máy này", "btn-undo", async () => { await remove(record.key); frame.remove(); }));
  list(frame, record);
}

async function received(record, told) {
  await remove(record.key);
  box(place, `${record.title}: xã đã nhận bản ${told.receipt}, ${told.at}.`, "Máy này không còn giữ gì.",
    button("Xem giấy báo nhận", "btn-secondary", () => location.assign(told.url)));
}

// The figures themselves, so that nothing is lost even where nothing can be sent any more.
function list(frame, record) {
  const told = record.fields.filter(([name, value]) => value && /-(value|numerator|words|note)$/.test(name));
  if (told.length === 0) return;
  const details = document.createElement("details"), summary = document.createElement("summary");
  summary.textContent = `${told.length} ô đã nhập`;
  const lines = document.createElement("p");
  lines.textContent = told.map(([, value]) => value).join("; ");
  details.append(summary, lines);
  frame.append(details);
}
