// The live paper: shows at once what is being written, and after a save what will be printed.
import { itemStart, rowAt } from "./rows.js";
import { createSheet } from "./paper-sheet.js";
import { caretOn, leadToText } from "./paper-clicks.js";
import { createPages } from "./paper-pages.js";
import { keepToScale } from "./paper-scale.js";
import { keepingPlace, swapPaper } from "./paper-swap.js";

const AFTER_SAVE = 600; // milliseconds: a save in the middle of a word is followed by another
const REST = 3, LONGEST = 3000; // the pages are asked for again after so many times what they took
const ROOM = 24; // pixels above and below the line being written
const OFFLINE = "Chưa có mạng: chỗ ngắt trang theo lần lưu trước.";

const whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 1000 }) : setTimeout(work, 1));

function headOf(desk) {
  const head = desk.closest(".live-paper")?.querySelector(".part-head") ?? desk;
  const place = document.createElement("p"), note = document.createElement("p");
  place.className = "soft paper-at";
  note.className = "soft paper-off";
  note.setAttribute("role", "status");
  if (head !== desk) head.append(place);
  desk.before(note);
  return { place, note };
}

export function createPaper({ editor, saver, desk, urls, show }) {
  const { place, note } = headOf(desk);
  const pages = createPages({ desk, place: (text) => { if (place.textContent !== text) place.textContent = text; } });
  const sheet = createSheet({ editor, rewritten: pages.rewritten });
  const scale = keepToScale(desk);
  let etag = "";

  // ---- What is being written -------------------------------------------------------------------
  function here() {
    const { $head } = editor.view.state.selection, row = rowAt($head);
    if (!row) return $head.depth > 1 ? sheet.lineOf($head.node(1).type.name, $head.index(1)) : null;
    const { uid } = row.body.child(itemStart(row.body, row.index)).attrs;
    return sheet.elementOf(uid, row.node.attrs.block);
  }

  function follow() {
    const line = here(), before = desk.querySelector(".writing");
    if (before !== line) before?.classList.remove("writing");
    if (!line) return;
    line.classList.add("writing");
    if (desk.scrollHeight <= desk.clientHeight) return;
    const box = desk.getBoundingClientRect(), whole = line.getBoundingClientRect();
    const at = whole.height > box.height / 2 ? caretOn(line, editor.view.state.selection.$head) : whole;
    const isSeen = at.top >= box.top + ROOM && at.bottom <= box.bottom - ROOM;
    if (!isSeen) desk.scrollTop += at.top - box.top - box.height / 3;
  }

  function tellOffline() {
    const words = navigator.onLine && saver?.state !== "lost" ? "" : OFFLINE;
    if (note.textContent !== words) note.textContent = words;
  }

  let asked = 0;
  function draw() {
    asked = 0;
    if (!desk.offsetParent) return; // another of the three is shown: drawn when this one is
    tellOffline();
    sheet.write();
    follow();
    pages.tell();
  }
  const drawSoon = () => { asked ||= requestAnimationFrame(draw); };
  editor.on("change", drawSoon);
  editor.on("select", drawSoon);
  new ResizeObserver(drawSoon).observe(desk);

  // ---- What will be printed --------------------------------------------------------------------
  function take(answer) {
    keepingPlace(desk, () => {
      const article = swapPaper(desk, answer.html);
      etag = answer.etag;
      sheet.adopt(article);
      pages.adopt(article);
      if (answer.breaks) pages.show(answer);
      sheet.write();
      scale.watch(article);
    });
    drawSoon();
  }

  async function ask(url, known = "") {
    const headers = { Accept: "application/json", ...(known ? { "If-None-Match": `"${known}"` } : {}) };
    try {
      const answer = await fetch(url, { headers, redirect: "manual" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null; // asked again after the next save
    }
  }

  let isAsking = false, isStale = false, arePagesKnown = false;

  async function askPages() {
    const begun = performance.now(), answer = await ask(urls.pages);
    if (answer?.etag === etag) {
      keepingPlace(desk, () => pages.show(answer));
      arePagesKnown = true;
    } else if (answer) {
      isStale = true;
    }
    return performance.now() - begun;
  }

  async function refresh() {
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    isStale = false;
    const answer = await ask(urls.paper, etag);
    if (answer) {
      whenIdle(() => take(answer));
      await new Promise(whenIdle);
      arePagesKnown = Boolean(answer.breaks);
    }
    const took = etag && !arePagesKnown ? await askPages() : 0;
    await new Promise((done) => { setTimeout(done, Math.min(REST * took, LONGEST)); });
    isAsking = false;
    if (isStale) refresh();
  }

  let waiting = 0;
  function refreshSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, AFTER_SAVE);
  }
  saver?.on("saved", refreshSoon);
  window.addEventListener("online", refreshSoon);
  for (const name of ["online", "offline"]) window.addEventListener(name, drawSoon);

  leadToText({ editor, desk, sheet, show });

  whenIdle(refresh);
  return { refresh, draw };
}
