// The text of the plan on its sheet: what changed in the editor is changed here, and nothing else.
import {
  basisWords, closed, elementFor, fill, isGap, kindOf, line, listed, printedItem, recipientWords, sameBlock, shows,
} from "./paper-blocks.js";

const ITEM = "muc-", OPENING = "mo-dau-", CLOSING = "doan-ket-";

const uidOf = (element) => (element?.id.startsWith(ITEM) ? element.id.slice(ITEM.length) : null);

function nextLine(element) {
  let next = element.nextElementSibling;
  while (next && isGap(next)) next = next.nextElementSibling;
  return next;
}

// The elements of every item as the server printed them: from its id to the next.
function elementsByItem(sheet) {
  const found = new Map();
  let own = null;
  for (const element of sheet.children) {
    if (isGap(element)) continue;
    if (uidOf(element)) found.set(uidOf(element), (own = [element]));
    else if (element.id || !kindOf(element) || element.classList.contains("paper-end-mark")) own = null;
    else own?.push(element);
  }
  return found;
}

// `rewritten(element)` is told of every line whose words were written anew.
export function createSheet({ editor, rewritten }) {
  let sheet = null, isServed = false;
  let shown = new Map(); // uid of an item → {item, marker, isLast, blocks, elements}
  let order = [], sections = [];

  // ---- Items -----------------------------------------------------------------------------------
  // The item whose last words end the paper; none where a closing paragraph follows.
  function lastOf({ items, opening }) {
    if (opening.closing.length) return null;
    return items.findLast((item) => printedItem(item, editor.markerOf(item.uid)).length)?.uid ?? null;
  }

  function blocksOf(item, marker, isLast) {
    const blocks = printedItem(item, marker);
    return isLast && blocks.length ? [...blocks.slice(0, -1), closed(blocks.at(-1))] : blocks;
  }

  function writeBlock(element, block, before) {
    if (before ? sameBlock(before, block) : shows(element, block)) return;
    fill(element, block);
    rewritten(element);
  }

  // Returns the elements of the item, old ones kept where they fit; new ones stand nowhere yet.
  function elementsOf({ elements: old = [], blocks: before }, blocks, depth) {
    const elements = blocks.map((block, index) => {
      const element = old[index];
      if (!element || kindOf(element) !== block.kind) return elementFor(block, depth);
      writeBlock(element, block, before?.[index]);
      return element;
    });
    for (const element of old) if (!elements.includes(element)) element.remove();
    return elements;
  }

  function nameItem(uid, elements) {
    for (const element of elements.slice(1)) element.removeAttribute("id");
    if (elements.length) elements[0].id = ITEM + uid;
  }

  // Returns whether a line came or went.
  function writeItem(item, isLast, depth) {
    const before = shown.get(item.uid) ?? {}, marker = editor.markerOf(item.uid);
    if (before.item === item && before.marker === marker && before.isLast === isLast) return false;
    const blocks = blocksOf(item, marker, isLast);
    const elements = elementsOf(before, blocks, depth);
    shown.set(item.uid, { item, marker, isLast, blocks, elements });
    nameItem(item.uid, elements);
    return elements.some((element) => !element.isConnected) || elements.length !== before.elements?.length;
  }

  function removeLost(items) {
    const left = new Set(items.map((item) => item.uid));
    for (const [uid, { elements }] of shown) {
      if (left.has(uid)) continue;
      for (const element of elements) element.remove();
      shown.delete(uid);
    }
  }

  function putInOrder(items) {
    let last = named(OPENING).at(-1) ?? basisLines().at(-1) ?? title();
    for (const element of items.flatMap((item) => shown.get(item.uid).elements)) {
      if (nextLine(last) !== element) last.after(element);
      last = element;
    }
  }

  function writeItems(parts) {
    const { items } = parts, last = lastOf(parts), depths = new Map();
    let moved = items.length !== order.length;
    items.forEach((item, index) => {
      const depth = item.parent ? (depths.get(item.parent) ?? -1) + 1 : 0;
      depths.set(item.uid, depth);
      if (writeItem(item, item.uid === last, depth)) moved = true;
      if (order[index] !== item.uid) moved = true;
    });
    if (!moved) return;
    order = items.map((item) => item.uid);
    removeLost(items);
    putInOrder(items);
  }

  // ---- The lines around the items --------------------------------------------------------------
  const named = (name) => [...sheet.children].filter((element) => element.id.startsWith(name));
  const basisLines = () => [...sheet.querySelectorAll(":scope > .paper-basis")];
  const title = () => sheet.querySelector(":scope > .paper-title");
  const recipients = () => [...sheet.querySelectorAll(".paper-recipient")];

  // `first` stands above the first of these lines.
  function writeLines(texts, old, { css, first, name }) {
    let last = first;
    texts.forEach((text, index) => {
      const fresh = line(css, text);
      if (name) fresh.id = `${name}${index + 1}`;
      const element = old[index];
      if (element && element.textContent !== text) {
        element.replaceChildren(...fresh.childNodes);
        rewritten(element);
      }
      if (!element) last.after(fresh);
      last = element ?? fresh;
    });
    for (const element of old.slice(texts.length)) element.remove();
  }

  function writeBases({ opening: { bases } }) {
    const texts = listed(bases.filter((basis) => basis.standing).map(basisWords));
    writeLines(texts, basisLines(), { css: "paper-basis", first: title() });
  }

  function writeOpening({ opening: { opening } }) {
    const first = basisLines().at(-1) ?? title();
    writeLines(opening, named(OPENING), { css: "paper-text", first, name: OPENING });
  }

  function writeClosing({ opening: { closing } }) {
    const texts = closing.map((words, index) => (index < closing.length - 1 ? words : closed({ words }).words));
    const old = named(CLOSING);
    const first = (old[0] ?? sheet.querySelector(":scope > .paper-foot")).previousElementSibling;
    writeLines(texts, old, { css: "paper-text", first, name: CLOSING });
  }

  function writeRecipients({ recipients: { rows } }) {
    const first = sheet.querySelector(".paper-recipients-label");
    if (!first) return; // the server's paper brings the label
    writeLines(listed(rows.map(recipientWords)), recipients(), { css: "paper-recipient", first });
  }

  // In the order of the sections of the document.
  const writers = [writeBases, writeOpening, writeItems, writeClosing, writeRecipients];
  const ITEMS = 2, END = 3;

  function writeSection(writer, index, doc, parts) {
    const isSame = sections[index] === doc.child(index);
    if (isServed && (index === ITEMS || index === END)) return;
    if (isSame && !(index === ITEMS && sections[END] !== doc.child(END))) return;
    writer(parts);
  }

  // A plan that amends another prints its items in sentences of its own: left to the server.
  function isOtherwise(items, found) {
    const other = items.filter((item) =>
      printedItem(item, editor.markerOf(item.uid)).length !== (found.get(item.uid)?.length ?? 0));
    return other.length > items.length / 2;
  }

  return {
    // The server's paper stands: find the elements of the items in it.
    adopt(article) {
      const isFirst = !sheet;
      sheet = article.querySelector(".paper-sheet");
      const found = elementsByItem(sheet);
      if (isFirst) isServed = isOtherwise(editor.parts().items, found);
      shown = new Map([...found].map(([uid, elements]) => [uid, { elements }]));
      order = [];
      sections = [];
    },
    write() {
      if (!sheet) return;
      const { doc } = editor.view.state, parts = editor.parts();
      writers.forEach((writer, index) => writeSection(writer, index, doc, parts));
      sections = writers.map((_, index) => doc.child(index));
    },
    elementOf(uid, block) {
      const { blocks = [], elements } = shown.get(uid) ?? {};
      const index = blocks.findIndex((each) => each.uid === block);
      return elements?.[Math.max(index, 0)] ?? null;
    },
    lineOf(section, index) {
      const lines = {
        bases: basisLines, opening: () => named(OPENING), closing: () => named(CLOSING),
        recipients,
      };
      return (sheet && lines[section]?.()[index]) ?? null;
    },
    // What a place on the paper is: a block of an item, or a line or the whole of another part.
    placeOf(element) {
      const top = element.closest(".paper-sheet > *");
      if (!top || top.parentElement !== sheet) return { part: "appendices" };
      if (top.matches(".paper-basis")) return { part: "bases", index: basisLines().indexOf(top) };
      for (const [part, name] of [["opening", OPENING], ["closing", CLOSING]]) {
        if (top.id.startsWith(name)) return { part, index: named(name).indexOf(top) };
      }
      const recipient = element.closest(".paper-recipient");
      if (recipient) return { part: "recipients", index: recipients().indexOf(recipient), lead: "-" };
      if (top.matches(".paper-foot")) return { part: element.closest(".paper-foot-left") ? "recipients" : "signature", index: 0 };
      return itemAt(top) ?? { part: "header" };
    },
  };

  function itemAt(top) {
    for (const [uid, { elements, blocks = [] }] of shown) {
      const index = elements.indexOf(top);
      if (index >= 0) return { uid, block: blocks[index]?.uid ?? null, lead: blocks[index]?.lead ?? "" };
    }
    return null;
  }
}
