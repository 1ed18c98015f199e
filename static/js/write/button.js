// A button with its words and what it does.
import { make } from "./dom.js";

export const button = (words, click, look = "btn btn-secondary") =>
  make("button", { type: "button", class: look, onclick: click }, words);
