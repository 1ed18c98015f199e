// Bases, recipients and cited papers go on as they were written before: offers under the caret.
import { pm } from "../../django_prose_editor/editor.js";
import { schema } from "./schema.js";

const PATIENCE = 180, LEAST = 2, MARGIN = 8;
const CITED = /(?:Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Nghị định|Thông tư|Công văn|Hướng dẫn|Chương trình|Kết luận|Thông báo|Đề án) số:?\s*[\p{L}\d/.-]*$/u;

// What is being typed at the caret: its kind, its words, and the range that an offer replaces.
function typedAt(state) {
  const { $head, empty } = state.selection;
  const node = $head.parent;
  if (!empty || !node.isTextblock) return null;
  const before = node.textContent.slice(0, $head.parentOffset);
  const isAtEnd = !node.textContent.slice($head.parentOffset).trim();
  const whole = { from: $head.start(), to: $head.end(), node, pos: $head.before() };
  if (node.type === schema.nodes.recipient) return isAtEnd ? { kind: "noi-nhan", words: before, ...whole } : null;
  if (node.type === schema.nodes.basis) {
    return isAtEnd ? { kind: "can-cu", words: before.replace(/^(?:Căn cứ|Thực hiện|Theo|Xét)\s*/i, ""), ...whole } : null;
  }
  const cited = CITED.exec(before);
  return cited && { kind: "van-ban", words: cited[0], from: $head.start() + cited.index, to: $head.pos };
}

function take(view, typed, row) {
  const { tr } = view.state;
  const { kind, from, to } = typed;
  const text = { "noi-nhan": row.line, "can-cu": `${row.lead || "Căn cứ"} ${row.text}`, "van-ban": row.text }[kind];
  tr.replaceWith(from, to, schema.text(text));
  const attrs = { "noi-nhan": { purpose: row.purpose, units: row.units }, "can-cu": { lead: row.lead || "Căn cứ", link: row.link } }[kind] ?? {};
  for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(typed.pos, name, value);
  tr.setSelection(pm.state.TextSelection.create(tr.doc, from + text.length));
  view.dispatch(pm.history.closeHistory(tr));
}

function listBox() {
  const box = document.createElement("ul");
  box.id = "goi-y-khi-go";
  box.className = "w-completions";
  box.hidden = true;
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", "Gợi ý từ những lần trước");
  document.body.append(box);
  return box;
}

function option(row, index) {
  const made = document.createElement("li");
  const [text, why] = ["b", "span"].map((name) => document.createElement(name));
  made.id = `goi-y-${index}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  text.textContent = row.line;
  why.textContent = row.why;
  why.className = "soft";
  made.append(text, " ", why);
  return made;
}

export function createCompleting({ editor, urls }) {
  const { view } = editor;
  const box = listBox();
  const known = new Map();
  let rows = [], typed = null, active = -1, waiting = null, asked = 0, dismissed = "";

  const isOpen = () => !box.hidden;
  function close() {
    box.hidden = true;
    active = -1;
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
  }

  // Under the line, or above it where there is no room below.
  function stand() {
    const { left, top, bottom } = view.coordsAtPos(view.state.selection.head);
    const { width, height } = box.getBoundingClientRect();
    const fits = bottom + height + MARGIN < window.innerHeight;
    box.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`;
    box.style.top = `${fits ? bottom + 4 : Math.max(MARGIN, top - height - 4)}px`;
  }

  function show() {
    box.replaceChildren(...rows.map(option));
    box.hidden = false;
    active = -1;
    view.dom.setAttribute("aria-autocomplete", "list");
    view.dom.setAttribute("aria-controls", box.id);
    view.dom.removeAttribute("aria-activedescendant");
    stand();
    editor.announce(`${rows.length} gợi ý. Mũi tên xuống để chọn, Tab để nhận.`);
  }

  function choose(index) {
    active = (index + rows.length) % rows.length;
    [...box.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
    box.children[active].scrollIntoView({ block: "nearest" });
    view.dom.setAttribute("aria-activedescendant", box.children[active].id);
  }

  function accept(index) {
    const row = rows[index], now = typedAt(view.state);
    close();
    if (!row || !now) return;
    take(view, now, row);
    dismissed = typedAt(view.state)?.words ?? "";
    editor.announce(`Đã nhận: ${row.line}`);
    view.focus();
  }

  async function offers({ kind, words }) {
    const key = `${kind}|${words}`;
    if (known.has(key)) return known.get(key);
    const query = new URLSearchParams({ loai: kind, q: words });
    const response = await fetch(`${urls.suggest}?${query}`, { headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected) return [];
    const found = (await response.json()).rows;
    known.set(key, found);
    return found;
  }

  async function ask(least = LEAST) {
    typed = typedAt(view.state);
    const words = typed?.words.trim() ?? "";
    if (!typed || words.length < least || words === dismissed.trim() || !view.hasFocus()) { close(); return; }
    const own = (asked += 1);
    let found = [];
    try { found = await offers({ ...typed, words }); } catch { /* no network */ }
    if (own !== asked) return;
    rows = found.filter((row) => row.line !== words && row.text !== words);
    if (rows.length) show(); else close();
  }

  const soon = () => { clearTimeout(waiting); waiting = setTimeout(ask, PATIENCE); };
  const dismiss = () => { dismissed = typedAt(view.state)?.words ?? ""; close(); };

  const keys = {
    ArrowDown: () => choose(active + 1),
    ArrowUp: () => choose(active < 0 ? rows.length - 1 : active - 1),
    Tab: () => accept(Math.max(active, 0)),
    Enter: () => accept(active),
    Escape: dismiss,
  };
  function press(event) {
    if (event.isComposing || view.composing || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.key === "ArrowDown" && typedAt(view.state)?.kind !== "van-ban" && typedAt(view.state)) {
      dismissed = "";
      ask(0);
    } else if (isOpen() && keys[event.key] && !event.altKey && !event.shiftKey) {
      if (event.key === "Enter" && active < 0) { close(); return; } // a line of one's own
      keys[event.key]();
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  view.dom.parentElement.addEventListener("keydown", press, true);
  view.dom.addEventListener("blur", close);
  box.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const one = event.target.closest("li");
    if (one) accept([...box.children].indexOf(one));
  });
  window.addEventListener("scroll", () => { if (isOpen()) stand(); }, { passive: true, capture: true });
  editor.on("change", ({ loaded } = {}) => { if (loaded) close(); else soon(); });
  editor.on("select", () => { if (isOpen() && !typedAt(view.state)) close(); });
  return { close };
}
