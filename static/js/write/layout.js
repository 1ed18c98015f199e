// A narrow screen shows one of three: outline, text, paper. On a phone the tools lie above the keyboard.
import { make } from "./dom.js";

const VIEWS = [["outline", "Mục lục"], ["write", "Soạn"], ["paper", "Bản giấy"]];

export function createTabs(workshop) {
  const buttons = new Map();
  const show = (name) => {
    workshop.dataset.shown = name;
    for (const [own, button] of buttons) button.setAttribute("aria-pressed", String(own === name));
    workshop.dispatchEvent(new CustomEvent("shown", { detail: name }));
  };
  for (const [name, words] of VIEWS) buttons.set(name, make("button", { type: "button", onclick: () => show(name) }, words));
  workshop.before(make("div", { class: "w-tabs", role: "group", "aria-label": "Hiện" }, ...buttons.values()));
  show("write");
  return show;
}

// While somebody writes on a phone, the places make room and the tools stand on the keyboard.
export function keepToolsInReach(editor, bar) {
  const root = document.documentElement;
  const place = () => {
    const { height, offsetTop } = window.visualViewport;
    root.style.setProperty("--keyboard", `${Math.max(0, Math.round(window.innerHeight - height - offsetTop))}px`);
  };
  const inUse = () => root.classList.toggle("w-writing", editor.view.hasFocus() || bar.contains(document.activeElement));
  editor.view.dom.addEventListener("focus", inUse);
  for (const dom of [editor.view.dom, bar]) dom.addEventListener("focusout", () => setTimeout(inUse, 50));
  window.visualViewport?.addEventListener("resize", place);
  window.visualViewport?.addEventListener("scroll", place);
}
