// A sheet of points adds itself up while it is typed, and saves itself.
import { inTurn, keep, keptWords, showWrong } from "./score-keep.js";
import { addUp, told } from "./score-sums.js";

const PAUSE = 1200;
const form = document.querySelector("[data-score-sheet]");
const nodes = [...form.querySelectorAll("[data-node]")];
const kept = form.querySelector("[data-kept]");
let waiting = null;  // the timer of the next save

function showSums() {
  const { total, ...sums } = addUp(nodes);
  for (const [kind, sum] of Object.entries(sums)) {
    for (const place of form.querySelectorAll(`[data-sum-kind=${kind}]`)) place.textContent = told(sum);
  }
  form.querySelector("[data-sum-total]").textContent = told(total);
}

function typedOnly() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.set("viec", "luu");
  return data;
}

async function save() {
  kept.textContent = "Đang lưu…";
  const answer = await keep(form, typedOnly());
  if (answer.why) {
    kept.textContent = answer.why;
    return;
  }
  form.elements.version.value = answer.version;
  showWrong(form.querySelectorAll("[data-points]"), answer.wrong, (field) => field.parentElement);
  kept.textContent = keptWords(answer);
}

form.addEventListener("submit", () => clearTimeout(waiting));
const soon = inTurn(form);
form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  showSums();
  clearTimeout(waiting);
  waiting = setTimeout(() => soon(save), PAUSE);
});
showSums();
