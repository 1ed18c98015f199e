// The library of phrasings in the editor: Ctrl-Alt-P finds one, Enter puts it below the current item.
import { pm } from "../../django_prose_editor/editor.js";
import { make } from "./dom.js";
import { depthsOf, rowsOfItem } from "./load.js";
import { postJSON } from "./posting.js";
import { bodyOf, itemStart, ownEnd, posOf, rowAt, subtreeEnd } from "./rows.js";

const { TextSelection } = pm.state;
const WAIT = 200; // milliseconds between the last key and the question
const SHOWN = 220; // letters of a phrasing that are shown

const short = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

// Behind the item with all below it; words without a heading go into an item that has one.
function placeFor(doc, $head, items) {
  const { node: body, from } = bodyOf(doc);
  const row = rowAt($head);
  if (!row || !body.childCount) return { pos: from + body.content.size, depth: 0 };
  const start = itemStart(body, row.index);
  const { depth, heading } = body.child(start).attrs;
  const goesBelow = heading && !items[0].heading;
  const index = goesBelow ? ownEnd(body, start) : subtreeEnd(body, start);
  return { pos: posOf(body, from, index), depth: goesBelow ? depth + 1 : depth };
}

function insertItems(editor, items) {
  const { pos, depth } = placeFor(editor.state.doc, editor.state.selection.$head, items);
  const depths = depthsOf(items);
  const rows = items.flatMap((item) => rowsOfItem(item, depth + depths.get(item.uid)));
  const length = rows.reduce((sum, row) => sum + row.nodeSize, 0);
  editor.change((tr) => {
    tr.insert(pos, rows);
    return tr.setSelection(TextSelection.near(tr.doc.resolve(pos + length - 1), -1)).scrollIntoView();
  });
  editor.view.focus();
}

function option(phrase, number) {
  const about = `${phrase.kind_name}${phrase.own ? "" : ", của cấp trên"}`;
  return make("li", { role: "option", id: `mau-cau-${number}`, "aria-selected": "false", class: "w-phrase" },
    make("b", {}, phrase.title), " ", make("span", { class: "soft" }, `(${about})`), make("br"), short(phrase.text));
}

function build({ close }) {
  const list = make("ul", { role: "listbox", id: "mau-cau-thay", "aria-label": "Mẫu câu tìm thấy", class: "w-phrases" });
  const field = make("input", {
    class: "form-control", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "true",
    "aria-controls": "mau-cau-thay", "aria-label": "Tìm mẫu câu", placeholder: "Không cần gõ dấu: ho ngheo",
  });
  const said = make("p", { class: "soft", role: "status" });
  const title = make("h2", { id: "tim-mau-cau" }, "Chèn mẫu câu");
  const done = make("button", { type: "button", class: "btn btn-secondary", onclick: close }, "Đóng");
  const dialog = make("dialog", { class: "w-help", "aria-labelledby": "tim-mau-cau" }, title, field, said, list, done);
  return { dialog, field, list, said };
}

// Beside the other tools, and reached by their arrows.
function addTool(bar, open) {
  const last = bar?.querySelector("[data-tool=card]");
  last?.after(make("button", {
    type: "button", class: "w-tool", "data-tool": "phrases", title: "Mẫu câu (Ctrl-Alt-P)",
    "aria-keyshortcuts": "Control+Alt+P", tabindex: "-1", onclick: open,
  }, "Mẫu câu"));
}

export function createPhrases({ editor, urls, bar = null }) {
  let box = null, found = [], current = 0, timer = 0, asked = 0;
  const close = () => { box.dialog.close(); editor.view.focus(); };

  function show() {
    box.list.replaceChildren(...found.map(option));
    [...box.list.children].forEach((row, index) => row.addEventListener("click", () => put(index)));
    box.said.textContent = found.length ? `${found.length} mẫu câu. Enter để chèn dưới mục đang viết.` : "Không có mẫu câu nào khớp.";
    mark(0);
  }

  function mark(index) {
    current = Math.max(0, Math.min(index, found.length - 1));
    [...box.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === current)));
    box.field.setAttribute("aria-activedescendant", found.length ? `mau-cau-${current}` : "");
    box.list.children[current]?.scrollIntoView({ block: "nearest" });
  }

  function put(index) {
    const phrase = found[index];
    if (!phrase) return;
    close();
    // New names each time, so that a phrasing may be put in twice.
    insertItems(editor, renamed(phrase.items));
    postJSON(phrase.count, {}); // the library counts; nothing here waits for it
    editor.announce(`Đã chèn mẫu câu “${phrase.title}”.`);
  }

  async function ask() {
    const mine = (asked += 1);
    try {
      const answer = await fetch(`${urls.phrases}?q=${encodeURIComponent(box.field.value.normalize("NFC"))}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) throw new Error(String(answer.status));
      const { phrases } = await answer.json();
      if (mine !== asked) return;
      found = phrases;
      show();
    } catch {
      if (mine === asked) box.said.textContent = "Chưa lấy được mẫu câu: mất mạng hoặc hết phiên làm việc. Thử lại sau.";
    }
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(current + step);
    else if (event.key === "Enter") put(current);
    else return;
    event.preventDefault();
  }

  function open() {
    if (!box) {
      box = build({ close });
      document.body.append(box.dialog);
      box.field.addEventListener("keydown", onKey);
      box.field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    }
    box.dialog.showModal();
    box.field.value = "";
    box.field.focus();
    ask();
  }

  editor.view.dom.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.altKey || event.code !== "KeyP") return;
    event.preventDefault();
    event.stopPropagation();
    open();
  }, true);
  addTool(bar, open);
  return { open };
}

function renamed(items) {
  const names = new Map(items.map((item) => [item.uid, crypto.randomUUID()]));
  return items.map((item) => ({
    ...item,
    uid: names.get(item.uid),
    parent: item.parent && names.get(item.parent),
    blocks: item.blocks.map((block) => ({ ...block, uid: crypto.randomUUID() })),
  }));
}
