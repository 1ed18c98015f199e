// Figures in the text: their card, and the one question when a number is typed over.
import { figureAt, findFigure } from "./figure-marks.js";
import { answersOf, changeWords, changed, differs, groupsOf, isTold, linesOf } from "./figure-values.js";
import { createFigureCard } from "./figure-card.js";
import { createQuestions } from "./figure-questions.js";
import { formatLike, parseNumber, plain } from "./numbers.js";

const QUIET = 350; // milliseconds after the last letter

export function createFigures({ editor, urls = {}, saver, recogniser = null }) {
  const { view, targets } = editor;
  const questions = createQuestions(editor);
  const agreed = new Map(); // by figure: its text when it last showed its target
  const settled = new Map(); // by figure: a text that differs and is not asked about (again)
  const asBefore = new Map(); // by target: as it was before an answer that is on its way
  const why = new Map(); // by target: why the server did not take the answer
  let dirty = new Set(), timer = 0;

  // ---- Looking for numbers that differ ---------------------------------------------------------
  const isInside = (group, pos) => {
    const { head, empty } = view.state.selection;
    return empty && view.hasFocus() && head >= pos + 1 + group.start && head <= pos + 1 + group.end;
  };
  const idOf = (group, row) => `${row.attrs.block}-${group.target}`;

  function learn() {
    agreed.clear();
    settled.clear();
    for (const { row } of linesOf(view.state.doc)) {
      for (const group of groupsOf(row)) {
        const target = targets.get(group.target);
        for (const figure of group.figures) {
          (target && differs(figure, target) ? settled : agreed).set(figure.uid, figure.text);
        }
      }
    }
  }

  function look(row, pos) {
    let isWaiting = false;
    const groups = groupsOf(row);
    questions.keep(row.attrs.block, groups.map((group) => idOf(group, row)));
    for (const group of groups) {
      const target = targets.get(group.target);
      if (!target) continue;
      if (isInside(group, pos)) isWaiting = true;
      else settle(group, target, row);
    }
    return isWaiting;
  }

  function settle(group, target, row) {
    const off = group.figures.filter((figure) => differs(figure, target));
    for (const figure of group.figures) if (!off.includes(figure)) { agreed.set(figure.uid, figure.text); settled.delete(figure.uid); }
    const asked = off.filter((figure) => settled.get(figure.uid) !== figure.text);
    if (asked.length) ask(group, target, row);
    else questions.drop(idOf(group, row));
  }

  function check() {
    if (view.composing) { timer = setTimeout(check, QUIET); return; }
    const waiting = new Set();
    for (const { row, pos } of dirty.size ? linesOf(view.state.doc) : []) {
      if (dirty.has(row.attrs.block) && look(row, pos)) waiting.add(row.attrs.block);
    }
    dirty = waiting;
  }
  function later(delay = QUIET) { clearTimeout(timer); timer = setTimeout(check, delay); }

  // ---- The question ------------------------------------------------------------------------------
  function ask(group, target, row) {
    const unread = group.figures.find(({ text }) => parseNumber(text) === null);
    const told = isTold(target);
    const off = told ? group.figures.filter((figure) => differs(figure, target)) : group.figures;
    const { old, fresh } = changeWords(off, target);
    const id = idOf(group, row);
    const mine = () => groupsOfBlock(row.attrs.block).find((one) => one.target === group.target) ?? { figures: [] };
    const change = { words: `Đổi chỉ tiêu thành ${fresh}`, take: () => finish(id, () => take(mine().figures, target)) };
    const reason = why.has(target.uid) ? `${why.get(target.uid)} ` : "";
    const uids = off.map(({ uid }) => uid);
    const those = () => mine().figures.filter(({ uid }) => uids.includes(uid));
    let sentence = `${target.name}: “${unread?.text}” chưa phải là số. Viết như 1.250 hoặc 0,66.`;
    if (!unread && told) sentence = `${target.name}: số đã duyệt là ${old}, ở đây ghi ${fresh}. Báo cáo không đổi được kết quả, chỉ tiêu.`;
    else if (!unread) sentence = `${reason}${target.name}: ${old} → ${fresh}. Đổi chỉ tiêu theo không?`;
    questions.ask(id, {
      block: row.attrs.block, sentence,
      choices: [
        ...(unread || told ? [] : [change]),
        { words: "Chỉ sửa chữ, bỏ gắn", take: () => finish(id, () => unlink(those(), target)) },
        { words: `Trả lại ${old}`, take: () => finish(id, () => giveBack(those(), target)) },
      ],
    });
  }

  const groupsOfBlock = (block) => {
    const line = linesOf(view.state.doc).find(({ row }) => row.attrs.block === block);
    return line ? groupsOf(line.row) : [];
  };
  function finish(id, act) {
    act();
    questions.drop(id);
    view.focus();
  }

  function take(figures, target) {
    change(targets.get(target.uid) ?? target, answersOf(figures, targets.get(target.uid) ?? target));
  }
  // The target changes: here at once, on the server with the next save.
  function change(target, answers) {
    if (!answers.length) return;
    why.delete(target.uid);
    for (const answer of answers) saver.answer(answer);
    const fresh = changed(target, answers);
    editor.setTargets({ [target.uid]: fresh });
    const followed = follow(fresh);
    asBefore.set(target.uid, { target: asBefore.get(target.uid)?.target ?? target, followed });
    const count = followed.length;
    editor.announce(`Đã đổi chỉ tiêu ${target.name} thành ${fresh.words}${count ? `; ${count} chỗ khác đổi theo` : ""}.`);
  }
  // Write every figure of the target as the target now has it.
  function follow(target) {
    const off = [];
    for (const { row } of linesOf(view.state.doc)) {
      for (const group of groupsOf(row)) {
        if (group.target !== target.uid) continue;
        for (const figure of group.figures) {
          if (plain(target[figure.slot]) !== null && differs(figure, target)) off.push(figure);
          else agreed.set(figure.uid, figure.text);
        }
      }
    }
    for (const { uid, slot, text } of off) put(uid, formatLike(target[slot], agreed.get(uid) ?? text));
    return off;
  }
  function put(uid, text) {
    editor.setFigureText(uid, text);
    agreed.set(uid, text);
    settled.delete(uid);
  }

  function unlink(figures, target) {
    for (const { uid } of figures) editor.unlinkFigure(uid);
    editor.announce(`Đã bỏ gắn với chỉ tiêu ${target.name}. Con số nay là chữ thường.`);
  }
  function giveBack(figures, target) {
    for (const { uid, slot, text } of figures) {
      const own = targets.get(target.uid)?.[slot];
      if (plain(own) !== null) put(uid, formatLike(own, agreed.get(uid) ?? text));
    }
  }

  // ---- The card ----------------------------------------------------------------------------------
  const card = createFigureCard({
    editor,
    actions: {
      change: (uid, number) => {
        const place = findFigure(view.state.doc, uid);
        const target = place && targets.get(place.mark.attrs.target);
        if (!target) return;
        const { slot } = place.mark.attrs;
        put(uid, formatLike(number, view.state.doc.textBetween(place.from, place.to)));
        const group = groupsOfBlock(place.row.attrs.block).find((one) => one.target === target.uid);
        change(target, answersOf(group.figures.filter((one) => one.slot === slot), target));
      },
      unlink: (uid, target) => unlink([{ uid }], target),
      link: (place, target, slot) => {
        editor.linkFigure({ block: place.block, start: place.first, length: place.count, target: target.uid, slot });
        dirty.add(place.block);
        later(0);
      },
      create: recogniser && ((block) => recogniser.recognise([block])),
    },
  });

  // ---- Events ------------------------------------------------------------------------------------
  editor.on("change", ({ before, after, loaded }) => {
    if (loaded) { questions.reload(); card.close(); dirty.clear(); learn(); return; }
    if (!before) return;
    const old = new Set(linesOf(before.doc).map(({ row }) => row));
    for (const { row } of linesOf(after.doc)) if (!old.has(row)) dirty.add(row.attrs.block);
    card.yield();
    later();
  });
  editor.on("select", () => { if (dirty.size) later(); card.follow(); });
  editor.on("figure", (figure) => { if (figure.reason === "click") card.openFigure(figure.uid, { focus: false }); });
  editor.on("targets", (given) => {
    // The server may know it better; what the text shows is looked at again.
    for (const { row } of linesOf(view.state.doc)) {
      if (groupsOf(row).some(({ target }) => target in given)) dirty.add(row.attrs.block);
    }
    later();
    card.refresh();
  });
  saver.on("saved", ({ refused, targets: taken }) => {
    for (const { part, uid, sentence } of refused) {
      if (part === "target" && asBefore.has(uid)) takeBack(uid, sentence);
    }
    for (const uid of [...asBefore.keys()]) if (uid in taken) asBefore.delete(uid);
  });
  // The target stays what it was: so do its other places, and the typed number is asked about again.
  function takeBack(uid, sentence) {
    const { target, followed } = asBefore.get(uid);
    asBefore.delete(uid);
    why.set(uid, sentence);
    editor.setTargets({ [uid]: target });
    giveBack(followed, target);
  }
  view.dom.addEventListener("blur", () => later());
  view.dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") card.close();
    if (event.key !== "Enter" || !event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  }, true);

  // What stands at the caret: a figure, a free number, else the nearest question.
  function open() {
    check();
    const figure = figureAt(view.state.selection.$head);
    if (figure && !questions.has(`${figure.row.attrs.block}-${figure.mark.attrs.target}`)) {
      card.openFigure(figure.mark.attrs.uid, { focus: true });
    } else if (!card.openNumber() && !questions.focus()) {
      editor.announce("Đặt con trỏ vào một con số rồi nhấn Alt Enter.");
    }
  }

  // The table of targets, and from there back to the item that was being written.
  const table = document.querySelector("[data-target-table]");
  table?.addEventListener("click", () => {
    const item = editor.currentItem();
    if (item && urls.targets) table.href = `${urls.targets}?muc=${item.uid}`;
  });

  learn();
  return { open, follow, close: card.close };
}
