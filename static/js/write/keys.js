// The keys of the surface.
import { pm } from "../../django_prose_editor/editor.js";
import { here, indent, moveDown, moveUp, outdent, setListStyle, toggleHeading, toggleRunIn } from "./commands.js";
import { backspace, deleteForward, enter, paragraph, takeMarker, toSection } from "./typing.js";
import { TABLE_KEYS } from "./tables.js";
import { STYLES, listStyle } from "./rows.js";

const { chainCommands, splitBlock } = pm.commands;

export const STYLE_NAMES = {
  roman: "I, II, III", decimal: "1, 2, 3", outline: "1.1, 1.2", letter: "a, b, c",
  dash: "gạch đầu dòng", plus: "dấu cộng", none: "không đánh số",
};

// Says what was done, or why not; in the surface the key is spoken for either way.
function saying(editor, command, done, refused) {
  return (state, dispatch) => {
    const alone = dispatch && ((tr) => dispatch(pm.history.closeHistory(tr))); // a step of undo of its own
    if (command(state, alone)) { if (dispatch && done) editor.announce(said(editor, done)); }
    else if (dispatch && refused) editor.announce(refused);
    return true;
  };
}

const said = (editor, words) => (typeof words === "function" ? words(editor) : words);
const number = (editor) => {
  const item = editor.currentItem();
  return item ? editor.markerOf(item.uid) : "";
};
const withNumber = (words) => (editor) => `${words}${number(editor) ? `, nay là ${number(editor)}` : ""}`;

function nextStyle(state, dispatch) {
  const at = here(state);
  if (!at) return false;
  const order = ["roman", "decimal", "outline", "letter", "dash", "plus", "none"];
  const style = order[(order.indexOf(listStyle(at.body, at.start)) + 1) % order.length];
  return setListStyle(style)(state, dispatch);
}

export function actions(editor) {
  const { undo, redo } = pm.history;
  const say = (...given) => saying(editor, ...given);
  return {
    undo: say(undo, "Đã hoàn tác", "Không còn gì để hoàn tác"),
    redo: say(redo, "Đã làm lại", "Không còn gì để làm lại"),
    enter, paragraph,
    indent: say(indent, withNumber("Đã vào một cấp"), "Mục đầu của danh sách: không vào thêm được"),
    outdent: say(outdent, withNumber("Đã ra một cấp"), "Đã ở cấp ngoài cùng"),
    up: say(moveUp, withNumber("Đã chuyển lên"), "Đã ở đầu văn bản"),
    down: say(moveDown, withNumber("Đã chuyển xuống"), "Đã ở cuối văn bản"),
    heading: say(toggleHeading, "Đã đổi đề mục", "Đoạn quá dài để làm đề mục (nhiều nhất 500 chữ cái)"),
    runIn: say(toggleRunIn, "Đã đổi đề mục liền đoạn", "Chưa có chữ để làm đề mục"),
    style: (style) => say(setListStyle(style), `Đánh số: ${STYLE_NAMES[style]}`),
    nextStyle: say(nextStyle, (one) => `Đánh số: ${STYLE_NAMES[styleNow(one)]}`),
  };
}

export function styleNow(editor) {
  const at = here(editor.state);
  return at ? listStyle(at.body, at.start) : null;
}

const elsewhere = (command, other) => (state, dispatch) => (here(state) ? command(state, dispatch) : other(state, dispatch));

function itemKeys(editor) {
  const does = actions(editor);
  const keys = {
    Enter: enter, "Shift-Enter": chainCommands(paragraph, splitBlock),
    Backspace: backspace, "Mod-Backspace": backspace, "Shift-Backspace": backspace,
    Delete: deleteForward, "Mod-Delete": deleteForward,
    Tab: elsewhere(does.indent, toSection(1)), "Shift-Tab": elsewhere(does.outdent, toSection(-1)),
    "Alt-ArrowRight": does.indent, "Alt-ArrowLeft": does.outdent,
    "Alt-ArrowUp": does.up, "Alt-ArrowDown": does.down,
    "Ctrl-Shift-.": does.nextStyle, "Ctrl-Shift->": does.nextStyle,
    "Mod-Shift-h": does.heading, "Mod-Shift-b": does.runIn,
    "Mod-z": does.undo, "Mod-y": does.redo, "Mod-Shift-z": does.redo,
    "Mod-s": () => { editor.emit("save"); return true; },
    "Mod-i": () => { editor.emit("card", true); return true; },
    F1: () => { editor.emit("help"); return true; },
  };
  STYLES.forEach((style, index) => { keys[`Ctrl-Alt-${index}`] = does.style(style); });
  return keys;
}

// Esc, then Tab: the keyboard leaves the surface.
function leaving(editor) {
  let free = false;
  return new pm.state.Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          // Home and Backspace in quick succession: the browser tells of the caret's move too late.
          if (!view.composing && event.keyCode !== 229) view.domObserver.flush();
          if (event.key === "Tab" && free) return true; // the browser's own Tab
          if (event.key !== "Shift") free = event.key === "Escape";
          if (event.key === "Escape") { editor.emit("escape"); editor.announce("Nhấn Tab để rời vùng soạn"); }
          return false;
        },
        blur() { free = false; return false; },
      },
    },
  });
}

// "a) " typed at the start of an item is its number. Backspace right after brings the letters back.
function typedMarkers(editor) {
  let taken = null;
  const take = (view, from, text) => {
    const tr = view.composing ? null : takeMarker(view.state, from, text);
    if (!tr) return false;
    const words = view.state.selection.$from.parent.textBetween(0, view.state.selection.$from.parentOffset);
    view.dispatch(pm.history.closeHistory(tr));
    taken = { doc: view.state.doc, words: `${words} ` };
    editor.announce(withNumber("Đánh số")(editor));
    return true;
  };
  const giveBack = (view) => {
    const words = taken?.doc === view.state.doc && taken.words;
    taken = null;
    if (!words) return false;
    pm.history.undo(view.state, view.dispatch);
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.insertText(words, $from.start(), $from.pos));
    return true;
  };
  return new pm.state.Plugin({
    props: {
      handleTextInput: (view, from, to, text) => take(view, from, text),
      handleKeyDown: (view, event) => event.key === "Backspace" && giveBack(view),
    },
  });
}

export function keyPlugins(editor) {
  return [
    leaving(editor), typedMarkers(editor),
    pm.keymap.keymap(TABLE_KEYS(editor)), pm.keymap.keymap(itemKeys(editor)),
    pm.keymap.keymap(pm.commands.baseKeymap),
  ];
}
