// The place that says, in words, whether everything typed is safe.
import { make } from "./dom.js";

export function createStatus(place) {
  const words = make("span", { role: "status" });
  const acts = make("span", { class: "w-status-acts" });
  place.replaceChildren(words, " ", acts);
  place.classList.add("w-status");

  // `doing` are [words, call] of buttons beside it; said again, nothing is announced twice.
  function say(text, { doing = [], sign = "" } = {}) {
    if (words.textContent !== text) words.textContent = text;
    words.className = sign ? `sign ${sign}` : "";
    const shown = JSON.stringify(doing.map(([label]) => label));
    if (acts.dataset.shown === shown && !doing.length) return;
    acts.dataset.shown = shown;
    acts.replaceChildren(...doing.map(([label, call]) =>
      make("button", { type: "button", class: "btn btn-link", onclick: call }, label)));
  }

  return { say, place };
}

// A calm box above the text for what needs a person: something put back, a plan that was closed.
export function box({ after, heading, text = "", doing = [], alert = false, ...rest }) {
  const title = make("h3", {}, heading);
  const acts = make("div", { class: "actions" }, ...doing.map(([label, call], index) =>
    make("button", { type: "button", class: `btn ${index ? "btn-secondary" : "btn-primary"}`, onclick: () => call(dom) }, label)));
  const dom = make("div", { class: "box w-box", role: alert ? "alert" : "status" }, title,
    text && make("p", {}, text), rest.more, doing.length > 0 && acts);
  after.after(dom);
  return dom;
}
