// The panel with the targets that were recognised: all at once, one by one, or later.
import { make } from "./dom.js";
import { button } from "./button.js";

const NAMED = 3;
const LONG_ENOUGH = 8_000; // to read what was done

export function createOffers({ mount, onTake, onLater }) {
  const panel = make("section", { class: "f-offers", "aria-label": "Chỉ tiêu nhận ra trong đoạn", hidden: true });
  mount.after(panel);
  let offers = [], isOpen = false, rows = [], going = 0;

  // New targets are set, those that are there already only linked.
  function doing(given) {
    const fresh = given.filter((offer) => offer.is_new).length;
    return fresh === given.length ? "Lập" : fresh ? "Lập, gắn" : "Gắn";
  }
  const counted = (count) => `${count} chỉ tiêu`;
  function say(sentence, { again = null } = {}) {
    const wrong = Boolean(again);
    const line = make("p", { role: wrong ? "alert" : "status", class: wrong ? "sign is-late" : "sign is-done" }, sentence);
    panel.replaceChildren(line, make("div", { class: "f-choices" }, again && button("Thử lại", again), button("Đóng", hide, "btn btn-link")));
    panel.hidden = false;
    clearTimeout(going);
    if (!wrong) going = setTimeout(hide, LONG_ENOUGH);
  }
  function hide() {
    clearTimeout(going);
    panel.hidden = true;
    panel.replaceChildren();
    offers = [];
    isOpen = false;
  }

  function named() {
    const told = offers.slice(0, NAMED).map(({ name, words }) => `${name}: ${words}`);
    if (offers.length > NAMED) told.push(`và ${counted(offers.length - NAMED)} nữa`);
    return told.join("; ");
  }
  function show(given, where) {
    clearTimeout(going);
    offers = given;
    isOpen = false;
    draw(where);
  }
  function draw(where) {
    const sure = offers.filter(({ take }) => take);
    const unsure = offers.length - sure.length;
    const more = unsure ? ` ${counted(unsure)} còn ngờ, xem từng chỉ tiêu để chọn.` : "";
    const all = offers.length === sure.length ? `${doing(sure)} cả ${sure.length}` : `${doing(sure)} ${counted(sure.length)}`;
    panel.replaceChildren(
      make("p", {}, make("b", {}, `Nhận ra ${counted(offers.length)} ${where}: `), `${named()}.${more}`),
      make("div", { class: "f-choices" },
        sure.length ? button(sure.length === 1 && offers.length === 1 ? `${doing(sure)} chỉ tiêu này` : all, () => take(sure.map((offer) => [offer, {}]))) : null,
        button("Xem từng chỉ tiêu", () => { isOpen = true; details(where); }),
        button("Để sau", onLater, "btn btn-link")),
    );
    panel.hidden = false;
  }

  function details(where) {
    rows = offers.map((offer, place) => detail(offer, place));
    const chosen = () => rows.filter(({ tick }) => tick.checked);
    const main = button("", () => take(chosen().map(({ offer, choice }) => [offer, choice()])));
    const count = () => {
      const { length } = chosen();
      main.textContent = length ? `${doing(chosen().map(({ offer }) => offer))} ${counted(length)} đã chọn` : "Đánh dấu ít nhất một chỉ tiêu";
      main.setAttribute("aria-disabled", String(!length));
    };
    panel.replaceChildren(
      make("p", {}, make("b", {}, `${counted(offers.length)} nhận ra ${where}`)),
      make("ul", { class: "f-offered", onchange: count }, ...rows.map(({ node }) => node)),
      make("div", { class: "f-choices" }, main, button("Để sau", onLater, "btn btn-link")),
    );
    count();
    rows[0]?.tick.focus();
  }

  function detail(offer, place) {
    const id = `nhan-ra-${place}`;
    const tick = make("input", { type: "checkbox", class: "form-check-input", id, checked: offer.take });
    const name = offer.is_new && make("input", { class: "form-control", value: offer.name, maxlength: 300, "aria-label": `Tên chỉ tiêu ${offer.name}` });
    const facts = [offer.is_new ? "" : offer.what, offer.parent && `Thuộc ${offer.parent}`, offer.more].filter(Boolean).join(". ");
    const why = [...offer.doubts, offer.how && `Cách đọc: ${offer.how}.`].filter(Boolean);
    const change = offer.differs && make("label", { class: "f-also" },
      make("input", { type: "checkbox", class: "form-check-input", onchange: (event) => { if (event.target.checked) tick.checked = true; } }),
      ` Đổi chỉ tiêu đã có thành ${offer.words}`);
    const node = make("li", {},
      make("div", { class: "f-line" }, tick, name,
        make("label", { for: id }, name ? make("span", { class: "visually-hidden" }, `${offer.name}: `) : `${offer.name}: `, make("b", {}, offer.words))),
      facts && make("p", { class: "soft" }, `${facts}.`), change,
      why.length > 0 && make("div", {}, make("span", { class: `sign ${offer.badge}` }, offer.sure), make("ul", {}, ...why.map((words) => make("li", {}, words)))));
    const choice = () => ({
      ...(name && name.value.trim() && name.value.trim() !== offer.name && { name: name.value.trim() }),
      ...(change && change.querySelector("input").checked && { change: true }),
    });
    return { node, tick, offer, choice };
  }

  function take(chosen) {
    if (!chosen.length) return;
    for (const one of panel.querySelectorAll("button")) one.setAttribute("aria-disabled", "true");
    onTake(Object.fromEntries(chosen.map(([offer, choice]) => [offer.number, choice])));
  }

  return { show, hide, say, get isOpen() { return isOpen && !panel.hidden; }, get isShown() { return !panel.hidden; }, panel };
}
