// The head of the page goes with the writing: when it was saved, and whether it can be submitted.
import { make } from "./dom.js";

const WHY = "chua-trinh", WORDS = "Trình duyệt";

// 2024-02-26T08:05:… is "8 giờ 05, 26/02/2024".
function whenWords(moment) {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(moment);
  return `${Number(hour)} giờ ${minute}, ${day}/${month}/${year}`;
}

export function followSaves(saver, place) {
  if (place) saver.on("saved", (answer) => { place.textContent = whenWords(answer.saved_at); });
}

// `why_not` is empty once nothing is in the way.
export function showSubmit(place, { why_not: why, url }) {
  const old = place?.querySelector(`[aria-describedby=${WHY}], .btn-primary`);
  const words = place?.querySelector(`#${WHY}`);
  if (!old || (words?.textContent ?? "") === why) return;
  const fresh = why
    ? make("button", { class: "btn", type: "button", "aria-disabled": "true", "aria-describedby": WHY }, WORDS)
    : make("a", { class: "btn btn-primary", href: url }, WORDS);
  const hadFocus = document.activeElement === old;
  words?.remove();
  old.replaceWith(fresh);
  if (why) fresh.after(make("p", { class: "why", id: WHY }, why));
  if (hadFocus) fresh.focus();
}
