// All keys of the surface, in a dialogue that F1 opens.
import { make } from "./dom.js";

const KEYS = [
  ["Viết", [
    ["Enter", "mục mới; ở cuối đề mục: mục con; ở mục trống: ra ngoài một cấp"],
    ["Shift-Enter", "thêm đoạn trong cùng mục"],
    ["Backspace ở đầu dòng", "bỏ số, thành đoạn của mục trên; lần nữa: nối vào câu trên"],
    ["Delete ở cuối dòng", "nối dòng dưới lên"],
    ["1. · 1.1 · a) · I. · - · + rồi cách", "gõ ở đầu mục: thành kiểu số"],
  ]],
  ["Sắp xếp", [
    ["Tab, Alt-→", "vào một cấp, cùng mọi mục con"],
    ["Shift-Tab, Alt-←", "ra một cấp"],
    ["Alt-↑, Alt-↓", "chuyển lên, chuyển xuống"],
    ["Ctrl-Shift-.", "đổi kiểu số của danh sách"],
    ["Ctrl-Alt-0 … 6", "không số · I · 1 · 1.1 · a) · - · +"],
    ["Ctrl-Shift-H", "đề mục"],
    ["Ctrl-Shift-B", "đề mục liền đoạn (phần chữ đang chọn)"],
  ]],
  ["Bảng", [
    ["Tab, Shift-Tab", "ô sau, ô trước; ở ô cuối: thêm hàng"],
    ["Enter", "ô dưới; ở hàng cuối: ra khỏi bảng"],
    ["Ctrl-Enter", "viết tiếp dưới bảng"],
  ]],
  ["Khác", [
    ["Ctrl-Z, Ctrl-Y", "hoàn tác, làm lại, suốt buổi soạn"],
    ["Ctrl-S", "lưu ngay (không cần: bản soạn tự lưu)"],
    ["Ctrl-I", "thẻ mục: nội dung thi đua, nhiệm vụ, kiểu số"],
    ["Ctrl-Alt-P", "tìm và chèn mẫu câu"],
    ["Esc rồi Tab", "rời vùng soạn"],
    ["F1", "bảng phím tắt này"],
  ]],
];

function build(close) {
  const groups = KEYS.map(([name, rows]) => make("section", {}, make("h3", {}, name),
    make("dl", { class: "w-keys" }, ...rows.flatMap(([keys, does]) => [make("dt", {}, make("kbd", {}, keys)), make("dd", {}, does)]))));
  const title = make("h2", { id: "phim-tat", tabindex: "-1", autofocus: true }, "Phím tắt khi soạn");
  const done = make("button", { type: "button", class: "btn btn-secondary", onclick: close }, "Đóng");
  return make("dialog", { class: "w-help", "aria-labelledby": "phim-tat" }, title, ...groups, done);
}

export function createHelp(editor, button) {
  let dialog = null;
  const close = () => { dialog.close(); editor.view.focus(); };
  const open = () => {
    if (!dialog) document.body.append(dialog = build(close));
    dialog.showModal();
  };
  editor.on("help", open);
  button?.addEventListener("click", open);
}
