// The place that says, in words, whether everything typed is safe. It stays in sight.
import { make } from "./dom.js";

// On a wide screen at the foot of the text, on a narrow one below the three views.
function keepInSight(root, strip) {
  const put = () => {
    const tabs = document.querySelector(".w-tabs");
    const isNarrow = tabs && getComputedStyle(tabs).display !== "none";
    if (isNarrow && tabs.nextSibling !== strip) tabs.after(strip);
    else if (!isNarrow && root.lastChild !== strip) root.append(strip);
  };
  put();
  window.addEventListener("resize", put);
  const height = () => document.documentElement.style.setProperty("--w-strip", `${strip.offsetHeight}px`);
  new ResizeObserver(height).observe(strip);
}

export function createStatus(root, place) {
  const words = make("span", { role: "status" });
  const acts = make("span", { class: "w-status-acts" });
  const strip = make("div", { class: "w-strip" });
  place.replaceChildren(words, " ", acts);
  place.classList.add("w-status");
  strip.append(place);
  keepInSight(root, strip);

  let shown = "", calls = [];

  // `doing` are [words, call] of buttons beside it. Said again, nothing moves and nothing is announced.
  function say(text, { doing = [], sign = "" } = {}) {
    if (words.textContent !== text) words.textContent = text;
    words.className = sign ? `sign ${sign}` : "";
    calls = doing.map(([, call]) => call);
    const labels = doing.map(([label]) => label).join("|");
    if (labels === shown) return;
    shown = labels;
    acts.replaceChildren(...doing.map(([label], index) =>
      make("button", { type: "button", class: "btn btn-link", onclick: () => calls[index]() }, label)));
  }

  // A calm box for what needs a person: something put back, a plan that was closed.
  function ask({ heading, text = "", more = null, doing = [], alert = false }) {
    const acts = make("div", { class: "actions" }, ...doing.map(([label, call], index) =>
      make("button", { type: "button", class: `btn ${index ? "btn-secondary" : "btn-primary"}`, onclick: () => call(dom) }, label)));
    const dom = make("div", { class: "w-box", role: alert ? "alert" : "status" }, make("h2", {}, heading),
      text && make("p", {}, text), more, doing.length > 0 && acts);
    strip.prepend(dom);
    return dom;
  }

  // Words that a person may still want, with a button that copies them all.
  function giveBack({ heading, text, words: typed, doing = [] }) {
    const area = make("textarea", { class: "form-control", rows: "6", readonly: true, "aria-label": "Phần chưa lưu" });
    area.value = typed;
    const told = (dom) => { dom.querySelector(".actions .btn").textContent = "Đã chép"; };
    const byHand = (dom) => { area.select(); if (document.execCommand("copy")) told(dom); };
    const copy = (dom) => {
      if (navigator.clipboard) navigator.clipboard.writeText(typed).then(() => told(dom), () => byHand(dom));
      else byHand(dom);
    };
    return ask({ heading, text, alert: true, more: typed ? area : null, doing: [...(typed ? [["Chép tất cả", copy]] : []), ...doing] });
  }

  return { say, ask, giveBack };
}
