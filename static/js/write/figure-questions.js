// One calm question below the line whose number was typed over. It stays until it is answered.
import { pm } from "../../django_prose_editor/editor.js";
import { linesOf } from "./figure-values.js";
import { make } from "./dom.js";
import { button } from "./button.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("hoi-chi-tieu");

function box(question) {
  const name = `hoi-${question.id}`;
  const buttons = question.choices.map(({ words, take }) => button(words, take));
  return make("div", {
    class: "box box-ask f-ask", contenteditable: "false", role: "group", "aria-labelledby": name, "data-ask": question.id,
    onkeydown: question.onKey,
  }, make("p", { id: name }, question.sentence), make("div", { class: "f-choices" }, ...buttons));
}

function decorate(doc, questions) {
  if (!questions.length) return DecorationSet.empty;
  const byBlock = new Map(linesOf(doc).map(({ row, pos }) => [row.attrs.block, pos + row.nodeSize]));
  const found = questions.filter(({ block }) => byBlock.has(block)).map((question) =>
    Decoration.widget(byBlock.get(question.block), () => box(question), {
      key: `${question.id}-${question.version}`, side: -1, stopEvent: () => true, ignoreSelection: true,
    }));
  return DecorationSet.create(doc, found);
}

const plugin = new Plugin({
  key,
  state: {
    init: () => ({ questions: [], shown: DecorationSet.empty }),
    apply(tr, before) {
      const questions = tr.getMeta(key) ?? before.questions;
      if (questions === before.questions && !tr.docChanged) return before;
      return { questions, shown: decorate(tr.doc, questions) };
    },
  },
  props: { decorations: (state) => key.getState(state)?.shown },
});

export function createQuestions(editor) {
  const { view } = editor;
  const open = new Map(); // by id: {id, version, block, sentence, choices}
  let version = 0;

  function show() {
    if (!key.getState(view.state)) {
      view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, plugin] }));
    }
    view.dispatch(view.state.tr.setMeta(key, [...open.values()]).setMeta("addToHistory", false));
  }
  function onKey(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    view.focus();
  }

  return {
    ask(id, question) {
      const before = open.get(id);
      if (before && before.block === question.block && before.sentence === question.sentence) return;
      version += 1;
      open.set(id, { ...question, id, version, onKey });
      show();
      editor.announce(`${question.sentence} Alt Enter để trả lời.`);
    },
    drop(id) {
      if (!open.delete(id)) return;
      const had = view.dom.querySelector(`[data-ask="${CSS.escape(id)}"]`)?.contains(document.activeElement);
      show();
      if (had) view.focus();
    },
    // Of a line, only questions whose figure still stands.
    keep(block, ids) {
      const gone = [...open.values()].filter((one) => one.block === block && !ids.includes(one.id));
      for (const { id } of gone) open.delete(id);
      if (gone.length) show();
    },
    has: (id) => open.has(id),
    reload() { if (open.size) { open.clear(); show(); } },
    // The nearest question to the caret takes the keyboard.
    focus() {
      const first = [...view.dom.querySelectorAll("[data-ask]")];
      const at = view.coordsAtPos(view.state.selection.head).top;
      const distance = (node) => Math.abs(node.getBoundingClientRect().top - at);
      const nearest = first.sort((a, b) => distance(a) - distance(b))[0];
      nearest?.querySelector("button")?.focus();
      return Boolean(nearest);
    },
  };
}
