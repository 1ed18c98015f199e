// Where the pages begin, shown between and inside the lines as a desk would show it.
// As BLOCK_TAGS of emulation/papers/paging.py counts them.
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, caption, th, td";

const blocksOf = (article) => [...article.querySelectorAll(BLOCKS)].filter((block) => !block.closest(".page-gap"));

function gap(name, label) {
  const element = document.createElement(name);
  element.className = "page-gap";
  element.setAttribute("role", "separator");
  element.setAttribute("aria-label", label);
  element.dataset.page = label;
  return element;
}

function rowGap(row, label) {
  const element = gap("tr", label);
  const cell = document.createElement("td");
  cell.colSpan = [...row.cells].reduce((sum, each) => sum + each.colSpan, 0);
  cell.dataset.page = label;
  element.append(cell);
  return element;
}

// The place after so many letters (white space does not count) of the words of an element.
export function placeAfter(element, offset) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    let at = 0;
    for (const letter of node.data) {
      if (!/\s/u.test(letter)) {
        if (left === 0) return { node, at };
        left -= 1;
      }
      at += letter.length;
    }
  }
  return null;
}

// `marks` are {offset, label} in order. What follows a gap keeps lines of its own, so that the
// last line before it is full, as on its page.
function split(element, marks) {
  for (const mark of [...marks].reverse()) {
    const place = placeAfter(element, mark.offset), below = element.querySelector(":scope > .page-gap");
    mark.gap = gap("span", mark.label);
    if (!place) continue;
    const rest = document.createRange();
    rest.setStart(place.node, place.at);
    if (below) rest.setEndBefore(below); else rest.setEnd(element, element.childNodes.length);
    const after = document.createElement("span");
    after.className = "page-after";
    after.append(rest.extractContents());
    if (below) below.before(mark.gap, after); else element.append(mark.gap, after);
  }
  element.classList.add("page-split");
}

function mend(element) {
  element.classList.remove("page-split");
  for (const each of element.querySelectorAll(":scope > .page-gap")) each.remove();
  for (const after of element.querySelectorAll(":scope > .page-after")) after.replaceWith(...after.childNodes);
  element.normalize();
}

function breakBefore(element, label) {
  const row = element.closest("tr");
  if (row && !row.closest("thead")) {
    const made = rowGap(row, label);
    row.before(made);
    return made;
  }
  const top = element.closest(".paper-sheet > *");
  const sheet = top.parentElement, made = gap("div", label);
  if (sheet.classList.contains("paper-appendix") && !top.previousElementSibling) sheet.before(made);
  else top.before(made);
  return made;
}

function labelOf({ number }, block) {
  const appendix = block.closest(".paper-appendix")?.querySelector(".paper-appendix-label")?.textContent;
  return appendix ? `${appendix}, trang ${number}` : `Trang ${number}`;
}

// `place(text)` is told which page stands before the eye: "Trang 3/10".
export function createPages({ desk, place }) {
  let blocks = [], marks = [], pages = 0, drawn = "";
  const inside = new Map(); // element → its marks

  function clear() {
    for (const element of inside.keys()) mend(element);
    for (const mark of marks) mark.gap.remove();
    inside.clear();
    marks = [];
  }

  function draw(starts) {
    for (const start of starts) {
      const block = blocks[start.block];
      if (!block?.isConnected) continue;
      const mark = { page: start.page, offset: start.offset, label: labelOf(start, block), gap: null };
      if (start.offset) inside.set(block, [...(inside.get(block) ?? []), mark]);
      else mark.gap = breakBefore(block, mark.label);
      marks.push(mark);
    }
    for (const [element, own] of inside) split(element, own);
  }

  function tell() {
    if (!pages || !desk.offsetParent) return;
    const box = desk.getBoundingClientRect(), eye = box.top + Math.min(box.height, window.innerHeight) / 3;
    const isSeen = ({ gap: each }) => each.isConnected && each.getBoundingClientRect().top <= eye;
    const isEnd = desk.scrollTop > 0 && desk.scrollTop + desk.clientHeight >= desk.scrollHeight - 2;
    const before = isEnd ? marks.at(-1) : marks.findLast(isSeen);
    place(`Trang ${before?.page ?? 1}/${pages}`);
  }

  let asked = 0;
  const tellSoon = () => { asked ||= requestAnimationFrame(() => { asked = 0; tell(); }); };
  for (const scroller of [desk, window]) scroller.addEventListener("scroll", tellSoon, { passive: true });

  return {
    tell,
    // The blocks of the server's paper, in its order.
    adopt(article) {
      const fresh = blocksOf(article);
      if (fresh.length !== blocks.length || fresh.some((block, index) => block !== blocks[index])) drawn = "";
      blocks = fresh;
    },
    show(answer) {
      const wanted = JSON.stringify(answer.breaks);
      pages = answer.pages;
      if (wanted !== drawn) {
        clear();
        draw(answer.breaks);
        drawn = wanted;
      }
      tell();
    },
    // The words of a line were written anew: its gaps stand where they stood.
    rewritten(element) {
      if (!inside.has(element)) return;
      mend(element);
      split(element, inside.get(element));
    },
  };
}
