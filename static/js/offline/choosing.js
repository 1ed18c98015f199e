// Files are looked at when they are chosen: what the office does not take never travels, and is
// said at its field. By the first bytes, as the office does (emulation/papers/sniffing.py).
import { shrunk } from "./shrink.js";

const MEGABYTE = 1024 * 1024;
const BEGINNINGS = ["%PDF-", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "PK\x03\x04"];
const KINDS = "chỉ nhận ảnh JPG, PNG, tệp PDF, Word (.docx), Excel (.xlsx).";
const HEIC = "ảnh kiểu HEIC của iPhone, nhiều máy không mở được. Mở ảnh, chụp màn hình rồi chọn ảnh chụp.";

async function whyNot(file, megabytes) {
  if (file.size === 0) return "tệp rỗng. Xem lại tệp rồi chọn lại.";
  if (file.size > megabytes * MEGABYTE) {
    return `lớn hơn ${megabytes} MB. Giảm cỡ ảnh hoặc tách thành nhiều tệp rồi chọn lại.`;
  }
  const begin = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (/^....ftyp(hei|hev|mif1|msf1)/s.test(begin)) return HEIC;
  return BEGINNINGS.some((one) => begin.startsWith(one)) ? "" : KINDS;
}

// Leaves in the field what can be sent, photographs made smaller.
export async function choose(input, megabytes) {
  const list = new DataTransfer(), refused = [];
  for (const chosen of input.files) {
    const file = await shrunk(chosen), why = await whyNot(file, megabytes);
    if (why) refused.push(`${chosen.name}: ${why}`);
    else list.items.add(file);
  }
  input.files = list.files;
  say(input, refused);
}

function say(input, refused) {
  const id = `${input.id}-loi`;
  document.getElementById(id)?.remove();
  input.classList.toggle("is-invalid", refused.length > 0);
  if (refused.length === 0) return;
  const told = document.createElement("div");
  told.id = id;
  told.className = "invalid-feedback d-block";
  told.setAttribute("role", "alert");
  for (const why of refused) {
    const line = document.createElement("p");
    line.className = "mb-1";
    line.textContent = why;
    told.append(line);
  }
  input.after(told);
}
