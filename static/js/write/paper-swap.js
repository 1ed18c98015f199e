// The server's paper takes the place of the one shown; what is the same stays as it is.
import { isGap } from "./paper-blocks.js";

const plain = (markup) => markup.replace(/>\s+</g, "><").trim();

// A table without the rows that only show where a page begins.
function markupOf(table) {
  const copy = table.cloneNode(true);
  for (const each of copy.querySelectorAll(".page-gap")) each.remove();
  copy.classList.remove("writing");
  return plain(copy.outerHTML);
}

const cssOf = (element) => [...element.classList].filter((css) => !["writing", "page-split"].includes(css)).join(" ");

function isSame(old, fresh) {
  if (old.tagName !== fresh.tagName || old.id !== fresh.id || cssOf(old) !== cssOf(fresh)) return false;
  if (old.tagName === "TABLE") return markupOf(old) === plain(fresh.outerHTML);
  if (old.textContent !== fresh.textContent) return false;
  return /^(P|H[1-6])$/.test(old.tagName) || plain(old.innerHTML) === plain(fresh.innerHTML);
}

function swapLines(old, fresh) {
  const before = [...old.children].filter((each) => !isGap(each)), after = [...fresh.children];
  const most = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < most && isSame(before[head], after[head])) head += 1;
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const lost = before.slice(head, before.length - tail), come = after.slice(head, after.length - tail);
  if (lost.length === come.length) {
    lost.forEach((element, index) => { if (!isSame(element, come[index])) element.replaceWith(come[index]); });
    return;
  }
  const end = before[before.length - tail] ?? null;
  for (const element of come) old.insertBefore(element, end);
  for (const element of lost) element.remove();
}

export function swapPaper(desk, html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  const fresh = made.content.firstElementChild, old = desk.querySelector(".paper");
  if (!old) { desk.replaceChildren(fresh); return fresh; }
  const sheets = [...old.querySelectorAll(":scope > .paper-sheet")], others = [...fresh.children];
  others.forEach((sheet, index) => {
    if (!sheets[index]) old.append(sheet);
    else if (cssOf(sheets[index]) !== cssOf(sheet)) sheets[index].replaceWith(sheet);
    else swapLines(sheets[index], sheet);
  });
  for (const sheet of sheets.slice(others.length)) sheet.remove();
  return old;
}

// Do `work` while the line before the reader's eye stays where it stands on the desk.
export function keepingPlace(desk, work) {
  const top = desk.getBoundingClientRect().top;
  const lines = [...desk.querySelectorAll(".paper-sheet > *")];
  const held = desk.querySelector(".writing") ?? lines.find((line) => line.getBoundingClientRect().bottom > top);
  const was = held?.getBoundingClientRect().top;
  work();
  if (held?.isConnected) desk.scrollTop += held.getBoundingClientRect().top - was;
}
