// The strip of tools over the surface; on a phone it lies above the keyboard.
import { pm } from "../../django_prose_editor/editor.js";
import { here } from "./commands.js";
import { actions, STYLE_NAMES, styleNow } from "./keys.js";
import { addColumn, addRow, insertTable, inTable, removeColumn, removeRow, removeTable, setCaption, toggleHead } from "./tables.js";
import { newItem } from "./typing.js";
import { icon, make } from "./dom.js";

const PATHS = {
  undo: "M8 5L4 9l4 4M4 9h10a6 6 0 010 12h-3", redo: "M16 5l4 4-4 4M20 9H10a6 6 0 000 12h3",
  indent: "M4 5h16M11 12h9M4 19h16M4 9.5L7 12l-3 2.5", outdent: "M4 5h16M11 12h9M4 19h16M7 9.5L4 12l3 2.5",
  new: "M12 5v14M5 12h14", table: "M4 5h16v14H4zM4 10h16M4 14.5h16M12 10v9",
  up: "M12 20V4M6 10l6-6 6 6", down: "M12 4v16M6 14l6 6 6-6",
};

// Short enough for a narrow list.
const SHORT_NAMES = { ...STYLE_NAMES, dash: "- gạch", plus: "+ cộng", none: "không số" };

const NAMED = { Ctrl: "Control", "↑": "ArrowUp", "↓": "ArrowDown" };
const spoken = (keys) => keys.split("-").map((key) => NAMED[key] ?? key).join("+");

function button(name, label, keys, run, words = null) {
  const title = keys ? `${label} (${keys})` : label;
  return make("button", {
    type: "button", class: words ? "w-tool" : "w-tool w-icon", "data-tool": name, title,
    "aria-label": words === label ? null : label, "aria-keyshortcuts": keys ? spoken(keys) : null, onclick: run,
    onmousedown: (event) => event.preventDefault(), // the caret stays where it is
  }, words ?? icon(PATHS[name]));
}

function styleChoice(editor, does) {
  const choice = make("select", { class: "form-select w-style", "aria-label": "Kiểu số của danh sách", title: "Kiểu số của danh sách (Ctrl-Shift-.)", "aria-keyshortcuts": spoken("Ctrl-Shift-.") },
    ...Object.entries(SHORT_NAMES).map(([style, name]) => make("option", { value: style }, name)));
  choice.addEventListener("change", () => {
    does.style(choice.value)(editor.state, editor.view.dispatch);
    editor.view.focus();
  });
  return choice;
}

function tableTools(run, editor) {
  const tool = (name, label, command, words) => button(name, label, "", () => run(command), words);
  const caption = make("input", {
    class: "form-control w-caption-field", placeholder: "Tên bảng", "aria-label": "Tên bảng", maxlength: "300",
    onchange: () => run(setCaption(caption.value.normalize("NFC").trim())),
  });
  return make("div", { class: "w-table-tools", hidden: true },
    tool("row", "Thêm hàng", addRow, "+ hàng"), tool("column", "Thêm cột", addColumn, "+ cột"),
    tool("row-off", "Bỏ hàng", removeRow, "− hàng"), tool("column-off", "Bỏ cột", removeColumn, "− cột"),
    tool("head", "Hàng tiêu đề", toggleHead, "tiêu đề"), tool("table-off", "Bỏ bảng", removeTable, "bỏ bảng"), caption);
}

// One stop for Tab; the arrows go from tool to tool.
function roving(bar) {
  const tools = () => [...bar.querySelectorAll("button, select")].filter((tool) => tool.offsetParent);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.matches("select")) return;
    const all = tools();
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    event.preventDefault();
    next.focus();
  });
  bar.addEventListener("focusin", ({ target }) => {
    for (const tool of bar.querySelectorAll("button, select")) tool.tabIndex = tool === target ? 0 : -1;
  });
  bar.querySelectorAll("button, select").forEach((tool, index) => { tool.tabIndex = index ? -1 : 0; });
}

export function createToolbar(editor, bar, { openCard }) {
  const does = actions(editor);
  const run = (command) => {
    command(editor.state, editor.view.dispatch, editor.view);
    if (!editor.view.hasFocus()) editor.view.focus();
  };
  const tool = (name, label, keys, words) => button(name, label, keys, () => run(does[name]), words);
  const style = styleChoice(editor, does);
  const heading = tool("heading", "Đề mục", "Ctrl-Shift-H", "Đề mục");
  const cells = tableTools(run, editor);
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Công cụ soạn");
  const row = make("div", { class: "w-row" },
    tool("undo", "Hoàn tác", "Ctrl-Z"), tool("redo", "Làm lại", "Ctrl-Y"),
    button("new", "Mục mới", "Enter", () => run(newItem)),
    tool("indent", "Vào một cấp", "Tab"), tool("outdent", "Ra một cấp", "Shift-Tab"),
    tool("up", "Chuyển lên", "Alt-↑"), tool("down", "Chuyển xuống", "Alt-↓"),
    style, heading,
    button("table", "Chèn bảng", "", () => run(insertTable)),
    button("card", "Thẻ mục", "Ctrl-I", openCard, "Thẻ mục"),
  );
  bar.append(row, cells);
  roving(bar);

  function follow() {
    const at = here(editor.state);
    const now = styleNow(editor);
    style.disabled = !at;
    if (now) style.value = now;
    heading.setAttribute("aria-pressed", String(Boolean(at?.item.attrs.heading)));
    cells.hidden = !inTable(editor.state);
    const caption = cells.querySelector("input");
    if (document.activeElement !== caption) caption.value = at?.node.attrs.caption ?? "";
    const depth = { undo: pm.history.undoDepth(editor.state), redo: pm.history.redoDepth(editor.state) };
    for (const name of ["undo", "redo"]) bar.querySelector(`[data-tool=${name}]`).setAttribute("aria-disabled", String(!depth[name]));
  }
  let waiting = 0;
  editor.on("select", () => { waiting ||= requestAnimationFrame(() => { waiting = 0; follow(); }); });
  follow();
}
