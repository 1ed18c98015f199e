// The card of a figure, and of a number that shows no target yet. Near it on a PC, a sheet on a phone.
import { figureAt, findFigure, figuresIn } from "./figure-marks.js";
import { candidates, freeNumberAt, isTold, linesOf, slotOf, withUnit } from "./figure-values.js";
import { formatNumber, keyOf, parseNumber, plain } from "./numbers.js";
import { schema } from "./schema.js";
import { make } from "./dom.js";
import { button } from "./button.js";

const NARROW = matchMedia("(max-width: 820px)");
const COMPARATORS = {
  "=": "bằng", "<": "dưới", "<=": "không quá", ">": "trên", ">=": "từ … trở lên",
  range: "trong khoảng", maintain: "duy trì, giữ vững", achieve: "hoàn thành, đạt",
};
const SLOTS = {
  value: "giá trị", value_max: "giá trị trên", numerator: "tử số", denominator: "mẫu số",
  result: "kết quả", percent: "tỷ lệ so với kế hoạch (%)",
};
const MOST = 6;
const AROUND = 28;
let made = 0;

export function createFigureCard({ editor, actions }) {
  const { view, targets } = editor;
  let shown = null; // {node, uid, place, hadFocus}

  // ---- Opening and closing ---------------------------------------------------------------------
  function show(node, at, { focus }) {
    close();
    document.body.append(node);
    shown = { node, ...at };
    put();
    const isSheet = NARROW.matches;
    if (isSheet) view.dom.blur();
    if (focus || isSheet) node.focus();
  }
  function close({ back = false } = {}) {
    if (!shown) return;
    const { node } = shown;
    const had = node.contains(document.activeElement);
    shown = null;
    node.remove();
    if (had || back) view.focus();
  }
  // Below the number where there is room, else above it; a sheet has its place by the stylesheet.
  function put() {
    const { node } = shown;
    node.classList.toggle("is-sheet", NARROW.matches);
    if (NARROW.matches) { node.style.left = node.style.top = ""; return; }
    const box = rectOf(shown);
    if (!box) return;
    const { offsetWidth: width, offsetHeight: height } = node;
    const below = box.bottom + 6 + height <= innerHeight || box.top - height - 6 < 0;
    node.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    node.style.top = `${Math.max(8, Math.min(below ? box.bottom + 6 : box.top - height - 6, innerHeight - height - 8))}px`;
  }
  function rectOf({ uid, place }) {
    const range = uid ? findFigure(view.state.doc, uid) : place;
    if (!range) return null;
    const from = view.coordsAtPos(range.from), to = view.coordsAtPos(range.to, -1);
    return { left: from.left, top: from.top, bottom: Math.max(from.bottom, to.bottom) };
  }
  function frame(label, ...children) {
    made += 1;
    const name = `the-so-${made}`;
    return make("div", {
      class: "f-card", role: "dialog", tabindex: -1, "aria-labelledby": name,
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close({ back: true });
      },
    }, make("div", { class: "f-head" }, make("h3", { id: name }, label), button("Đóng", () => close({ back: true }), "btn btn-link")), ...children);
  }

  document.addEventListener("pointerdown", (event) => {
    if (shown && !shown.node.contains(event.target) && !view.dom.contains(event.target)) close();
  });
  addEventListener("scroll", () => shown && put(), { passive: true, capture: true });
  addEventListener("resize", () => shown && put());

  // ---- A figure ----------------------------------------------------------------------------------
  function openFigure(uid, { focus = false } = {}) {
    const place = findFigure(view.state.doc, uid);
    const target = place && targets.get(place.mark.attrs.target);
    if (!place) return false;
    if (!target) { openLost(uid, focus); return true; }
    const { slot } = place.mark.attrs;
    const text = view.state.doc.textBetween(place.from, place.to);
    const facts = make("dl", { class: "f-facts" });
    for (const [name, ...said] of factsOf(target, slot)) facts.append(make("dt", {}, name), make("dd", {}, ...said));
    const node = frame(
      upper(target.name), make("p", { class: "f-value" }, make("b", {}, wordsOf(target))), facts,
      placesOf(uid, target), isTold(target) ? null : changeForm(uid, slot, text),
      make("div", { class: "f-choices" },
        button("Bỏ gắn", () => { close({ back: true }); actions.unlink(uid, target); }),
        target.url ? make("a", { class: "btn btn-link", href: target.url, target: "_blank", rel: "noopener" }, target.is_fact ? "Mở nơi ghi số liệu" : "Mở trang chỉ tiêu") : null),
    );
    show(node, { uid }, { focus });
    return true;
  }

  function openLost(uid, focus) {
    const node = frame("Chỉ tiêu không còn trong văn bản",
      make("p", {}, "Con số này gắn với một chỉ tiêu đã được đưa ra khỏi bảng chỉ tiêu. Lưu lần tới, con số thành chữ thường."),
      make("div", { class: "f-choices" }, button("Bỏ gắn", () => { close({ back: true }); editor.unlinkFigure(uid); })));
    show(node, { uid }, { focus });
  }

  const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const amount = (number, target) => withUnit(formatNumber(number), target.unit);

  // A figure of the year is what it is: nothing is asked of it.
  const wordsOf = (target) => {
    if (!target.is_fact) return target.words;
    return plain(target.result) === null ? "chưa có số liệu" : amount(target.result, target);
  };

  function factsOf(target, slot) {
    if (target.is_fact) return [["Số này là", "số liệu của năm; nơi ghi đổi thì cổng nhắc viết lại"]];
    const facts = [];
    const better = ["higher", "lower"].includes(target.direction) && `${target.direction_words.toLowerCase()} là tốt`;
    facts.push(["So sánh", [COMPARATORS[target.comparator], better].filter(Boolean).join("; ")]);
    if (slot !== "value") facts.push(["Số này là", SLOTS[slot]]);
    if (isTold(target)) facts.push(...toldOf(target));
    if (plain(target.baseline) !== null) {
      facts.push(["Kỳ trước", amount(target.baseline, target) + (target.baseline_year ? ` (năm ${target.baseline_year})` : "")]);
    }
    if (target.last) {
      const result = target.last.result ? `; kết quả ${target.last.result}` : "; kết quả chưa có";
      facts.push([`Năm ${target.last.year}`, `chỉ tiêu ${target.last.words}${result}`]);
    }
    if (plain(target.assigned) !== null) {
      facts.push(["Cấp trên giao", amount(target.assigned, target) + (target.assigned_by ? ` (${target.assigned_by})` : "")]);
    }
    if (target.whole) {
      facts.push(["Thuộc", `${target.whole.name}: ${target.whole.words}. ${target.whole.rule}.`]);
      if (target.whole.sum) facts.push(["Cộng lại", sumOf(target.whole.sum)]);
    }
    if (target.sum) facts.push(["Các phần", sumOf(target.sum)]);
    if (target.note) facts.push(["Ghi chú", target.note]);
    return facts;
  }
  // Of a report: what came of the target until the end of its period.
  function toldOf(target) {
    const share = plain(target.percent) === null ? "" : `, bằng ${formatNumber(target.percent)}% kế hoạch`;
    const result = plain(target.result) === null ? target.outcome || "chưa có" : amount(target.result, target) + share;
    const facts = [[`Kết quả ${target.period}`, result], ["Đánh giá", [target.verdict, target.why].filter(Boolean).join(". ")]];
    if (plain(target.year_before) !== null) facts.push(["Cùng kỳ năm trước", amount(target.year_before, target)]);
    return facts;
  }
  const sumOf = ({ agrees, sentence }) =>
    make("span", { class: agrees === true ? "sign is-done" : agrees === false ? "sign is-risk" : "" }, sentence);

  // Where else the target shows: in this text, and in other plans.
  function placesOf(uid, target) {
    const links = [], own = findFigure(view.state.doc, uid).row;
    for (const { row, pos } of linesOf(view.state.doc)) {
      for (const { mark, start, end } of figuresIn(row)) {
        if (mark.attrs.target !== target.uid || row === own) continue;
        const text = row.textContent;
        const words = `“${start > AROUND ? "…" : ""}${text.slice(Math.max(0, start - AROUND), end + 12)}${end + 12 < text.length ? "…" : ""}”`;
        links.push(button(words, () => goTo(pos + 1 + end), "btn btn-link"));
      }
    }
    for (const { title, url } of target.others ?? []) links.push(make("a", { href: url, target: "_blank", rel: "noopener" }, title));
    if (!links.length) return null;
    return make("div", { class: "f-places" }, make("p", {}, "Còn ở"), make("ul", {}, ...links.map((link) => make("li", {}, link))));
  }
  function goTo(pos) {
    close();
    const { selection: { constructor }, tr, doc } = view.state;
    view.focus();
    view.dispatch(tr.setSelection(constructor.near(doc.resolve(pos), -1)).scrollIntoView());
  }

  function changeForm(uid, slot, text) {
    made += 1;
    const id = `so-moi-${made}`;
    const input = make("input", { id, class: "form-control num", value: text, inputmode: "decimal", autocomplete: "off" });
    const wrong = make("p", { class: "invalid-feedback d-block", hidden: true, role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      const number = parseNumber(input.value);
      if (number === null) {
        wrong.textContent = `“${input.value}” chưa phải là số. Viết như 1.880 hoặc 0,66.`;
        wrong.hidden = false;
        input.focus();
        return;
      }
      close({ back: true });
      if (number !== parseNumber(text)) actions.change(uid, number);
    };
    return make("form", { class: "f-change", novalidate: true, onsubmit: submit },
      make("label", { class: "form-label", for: id }, "Đổi số, chỉ tiêu đổi theo"),
      make("div", { class: "f-row" }, input, make("button", { type: "submit", class: "btn btn-secondary" }, "Đổi")), wrong);
  }

  // ---- A free number -----------------------------------------------------------------------------
  function numberHere() {
    const { $from, $to } = view.state.selection;
    if ($from.parent.type !== schema.nodes.line || !$from.sameParent($to)) return null;
    const free = freeNumberAt($from.parent, $from.parentOffset, $to.parentOffset);
    return free && { ...free, row: $from.parent, block: $from.parent.attrs.block, from: $from.start() + free.start, to: $from.start() + free.end };
  }
  // Places are told to the editor as code points of the block, run-in heading aside.
  function counted(place) {
    let lead = 0;
    place.row.forEach((child) => { if (child.marks.some((mark) => mark.type.name === "runin")) lead += child.nodeSize; });
    const text = place.row.textContent.slice(lead).trimStart();
    const cut = place.row.textContent.length - text.length;
    if (place.start < cut) return null;
    return { block: place.block, first: [...text.slice(0, place.start - cut)].length, count: [...place.text].length };
  }

  function openNumber({ focus = true } = {}) {
    const place = numberHere();
    const counts = place && counted(place);
    if (!counts) return false;
    const list = make("ul", { class: "f-links" });
    const found = candidates(place.row.textContent, place, targets.values());
    const fill = (rows) => list.replaceChildren(...rows.slice(0, MOST).map(({ target, slot, fits }) =>
      make("li", {}, button(`${target.name}: ${wordsOf(target)}${fits ? "" : " (đang khác số này)"}`, () => {
        close({ back: true });
        actions.link(counts, target, slot);
      }))));
    fill(found);
    const search = make("input", {
      class: "form-control", type: "search", "aria-label": "Tìm chỉ tiêu của văn bản", placeholder: "Tìm chỉ tiêu của văn bản",
      oninput: () => fill(searched(search.value, found)),
    });
    const hasTold = [...targets.values()].some(isTold);
    const fresh = actions.create && !hasTold && button("Lập chỉ tiêu mới từ câu này", () => { close({ back: true }); actions.create(place.block); });
    const heading = found.length ? "Gắn với chỉ tiêu…" : "Chưa có chỉ tiêu nào khớp con số này.";
    show(frame(`Số ${place.text}`, make("p", {}, heading), list, targets.size ? search : null, make("div", { class: "f-choices" }, fresh)),
      { place }, { focus });
    return true;
  }
  function searched(words, found) {
    const key = keyOf(words);
    if (!key) return found;
    return [...targets.values()].filter((target) => keyOf(target.name).includes(key))
      .map((target) => ({ target, slot: slotOf(target), fits: found.some((one) => one.target === target && one.fits) }));
  }

  return {
    openFigure, openNumber, close,
    // The caret went elsewhere: the card of what it left goes, too.
    follow() {
      if (!shown || shown.node.contains(document.activeElement)) return;
      const figure = figureAt(view.state.selection.$head);
      if (shown.uid ? figure?.mark.attrs.uid !== shown.uid : !numberHere()) close();
    },
    // Somebody goes on writing: the card is out of the way.
    yield() { if (shown && !shown.node.contains(document.activeElement)) close(); },
    refresh() { if (shown?.uid && !shown.node.contains(document.activeElement)) openFigure(shown.uid); },
  };
}
