// The outline at the left: sections and headings, two levels; it leads to its place and follows the caret.
import { goToPart } from "./places.js";
import { later, make, shortName } from "./dom.js";

const QUIET = 200; // milliseconds after the last change
const FOOT = 80; // pixels of the column that the counts of the checks cover
const SECTIONS = { bases: "Căn cứ", opening: "Mở đầu", closing: "Đoạn kết", recipients: "Nơi nhận" };

function entriesOf(editor) {
  const items = editor.items();
  const depth = new Map(), withChildren = new Set();
  const rows = [];
  for (const item of items) {
    const its = item.parent ? depth.get(item.parent) + 1 : 0;
    depth.set(item.uid, its);
    if (item.parent) withChildren.add(item.parent);
    if (its === 0 || (its === 1 && item.heading)) rows.push({ item, depth: its });
  }
  return rows.map(({ item, depth: its }) => ({
    key: item.uid, depth: its, name: shortName(item, editor.markerOf(item.uid)),
    isEmpty: !item.blocks.length && !item.task && !withChildren.has(item.uid),
  }));
}

export function createOutline(editor, nav, { show }) {
  const list = nav.querySelector("ol");
  // Parts that have pages of their own keep their links.
  const pages = [...list.querySelectorAll(":scope > li > a")].filter((link) => /phan=(chi-tieu|phu-luc)/.test(link.href));
  const links = new Map();
  let drawn = "";

  function goTo(key) {
    show();
    goToPart(editor, key);
  }

  function row({ key, name, isEmpty = false }) {
    const words = make("span", {}, name);
    const link = make("a", { href: "#soan", "data-key": key, onclick: (event) => { event.preventDefault(); goTo(key); } }, words);
    if (isEmpty) link.append(make("span", { class: "sign is-risk" }, make("span", { class: "visually-hidden" }, "chưa có nội dung")));
    links.set(key, link);
    return make("li", {}, link);
  }

  function draw() {
    const entries = entriesOf(editor);
    const drawing = JSON.stringify(entries);
    if (drawing === drawn) return;
    drawn = drawing;
    links.clear();
    const rows = [];
    for (const entry of entries) {
      const made = row(entry);
      if (entry.depth === 0 || !rows.length) { rows.push(made); continue; }
      const parent = rows[rows.length - 1];
      (parent.querySelector("ol") ?? parent.appendChild(make("ol"))).append(made);
    }
    const part = (key, name) => row({ key, name });
    list.replaceChildren(
      part("header", "Phần đầu"), part("bases", SECTIONS.bases), part("opening", SECTIONS.opening), ...rows,
      part("closing", SECTIONS.closing), part("recipients", SECTIONS.recipients), part("signature", "Người ký"),
      ...pages.map((link) => make("li", {}, link)),
    );
    follow();
  }

  function currentKey() {
    const section = editor.state.selection.$head.node(1)?.type.name;
    if (section !== "body") return section;
    const byUid = new Map(editor.items().map((item) => [item.uid, item]));
    let item = editor.currentItem();
    while (item && !links.has(item.uid)) item = byUid.get(item.parent);
    return item?.uid;
  }

  // The column scrolls, never the page; and only where it shows the outline rather than the card.
  function bringIntoSight(link) {
    const column = nav.parentElement, seen = column.getBoundingClientRect();
    if (nav.getBoundingClientRect().bottom < seen.top + column.clientHeight / 2) return;
    const foot = seen.top + column.clientHeight - FOOT;
    const { top, bottom } = link.getBoundingClientRect();
    if (top < seen.top) column.scrollTop += top - seen.top;
    else if (bottom > foot) column.scrollTop += bottom - foot;
  }

  function mark(link) {
    if (link.hasAttribute("aria-current")) return;
    link.setAttribute("aria-current", "true");
    bringIntoSight(link);
  }

  function follow() {
    const key = currentKey();
    for (const [own, link] of links) if (own !== key) link.removeAttribute("aria-current");
    if (links.has(key)) mark(links.get(key));
  }

  editor.on("change", later(draw, QUIET));
  editor.on("select", later(follow, QUIET / 2));
  draw();
}
