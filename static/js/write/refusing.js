// What the server refused: not sent again until it changes, and told with the way to its place.
import { shortName } from "./dom.js";
import { PARTS, itemText, partText } from "./pieces.js";

const PART_NAMES = {
  header: "phần đầu", opening: "căn cứ, mở đầu, đoạn kết", recipients: "nơi nhận", signature: "người ký",
  order: "thứ tự các mục", target: "chỉ tiêu",
};

export function createRefusals({ editor, root, now }) {
  const refused = new Map(); // with the text of which it was said
  const isStill = (key, text) => refused.get(key)?.text === text;

  function sendable(changes) {
    if (!changes) return null;
    const left = { ...changes };
    for (const part of PARTS) if (left[part] && isStill(part, partText(left[part]))) delete left[part];
    if (left.items) left.items = left.items.filter((item) => !isStill(item.uid, itemText(item)));
    if (!left.items?.length) delete left.items;
    if (left.order && isStill("order", JSON.stringify(left.order))) delete left.order;
    return Object.keys(left).length ? left : null;
  }

  function textOf(sent, { part, uid }) {
    const item = sent.items?.find((one) => one.uid === uid);
    if (item) return itemText(item);
    return part === "order" ? JSON.stringify(sent.order) : partText(sent[part]);
  }

  function note(sent, list) {
    for (const key of [...Object.keys(sent), ...(sent.items ?? []).map((item) => item.uid)]) refused.delete(key);
    for (const one of list) refused.set(one.uid ?? one.part, { ...one, text: textOf(sent, one) });
  }

  const itemHere = (uid) => now().items.find((item) => item.uid === uid);

  function isOpen(one) {
    const current = now(), item = itemHere(one.uid);
    if (one.part === "item") return Boolean(item) && itemText(item) === one.text;
    if (current[one.part] && !Array.isArray(current[one.part])) return partText(current[one.part]) === one.text;
    return one.part === "order";
  }

  function goTo(one, item) {
    if (item) { editor.focusItem(item.uid); return; }
    const form = root.querySelector(`[data-part-form="${one.part}"]`);
    if (form) form.open = true;
    const inPart = `[data-part="${one.part}"]`;
    (root.querySelector(`${inPart}[name="${one.field}"]`) ?? root.querySelector(inPart) ?? editor.view.dom).focus();
  }

  // The first that still stands as it was refused: its sentence, and the way there.
  function first() {
    const one = [...refused.values()].find(isOpen);
    if (!one) return null;
    const item = itemHere(one.uid);
    const name = item ? `mục “${shortName(item, editor.markerOf?.(item.uid) ?? "")}”` : (PART_NAMES[one.part] ?? "phần này");
    return { sentence: `Chưa lưu được ${name}: ${one.sentence}`, go: () => goTo(one, item) };
  }

  return { sendable, note, first };
}
