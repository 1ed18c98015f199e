// A kept page handed to the office, after those that belong before it: a registration is written on
// three pages, and what was typed on the first ones without network goes first.
import { hand } from "./sending.js";
import { get, remove } from "./store.js";

export async function handWhole(record, action, withFiles = action === "send") {
  for (const key of action === "send" ? record.before ?? [] : []) {
    const earlier = await get(key);
    if (!earlier) continue;
    if (earlier.saved) { record.version = newer(record.version, earlier.version); continue; }
    earlier.version = newer(record.version, earlier.version);
    const told = await hand(earlier, "save");
    if (told.kind === "refused") return { kind: "told", why: `${earlier.title}: có chỗ cần sửa. Mở trang ấy xem lại.` };
    if (told.kind !== "kept") return told;
    record.version = String(told.version);
    await remove(key);
  }
  return hand(record, action, withFiles);
}

const newer = (first, second) => String(Math.max(Number(first), Number(second)));
