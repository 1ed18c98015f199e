// A board of sheets: each unit adds itself up and saves itself; keys go down a column.
import { inTurn, keep, keptWords, showWrong } from "./score-keep.js";
import { addUp, told, typed } from "./score-sums.js";

const PAUSE = 1200;
const form = document.querySelector("[data-score-board]");
const lanes = new Map();  // the cells of each unit
for (const node of form.querySelectorAll("[data-node]")) {
  const { lane } = node.dataset;
  lanes.set(lane, [...(lanes.get(lane) ?? []), node]);
}
const waiting = new Map();  // the timer of each lane's next save

const place = (what, lane) => form.querySelector(`[${what}][data-lane="${lane}"]`);
const fieldsOf = (lane) => lanes.get(lane).flatMap((node) => [...node.querySelectorAll("[data-points]")]);

function showSums(lane) {
  const { total, ...sums } = addUp(lanes.get(lane));
  for (const [kind, sum] of Object.entries(sums)) {
    const written = place(`data-sum-kind=${kind}`, lane);
    if (written) written.textContent = told(sum);
  }
  place("data-sum-total", lane).textContent = told(total);
}

// A note is asked for where the points differ from the column before.
function askReason(node) {
  const points = typed(node);
  const differs = node.dataset.before !== undefined && points !== null && Number(points) !== Number(node.dataset.before);
  const reason = node.querySelector("[data-reason]");
  if (differs) reason.open = true;
  else if (!reason.querySelector("textarea").value) reason.open = false;
}

function dataOf(lane) {
  const data = new FormData(form);
  for (const other of lanes.keys()) {
    if (other === lane) continue;
    for (const name of [...data.keys()]) if (name.startsWith(other)) data.delete(name);
  }
  data.set("viec", "luu");
  return data;
}

async function save(lane) {
  const kept = place("data-kept", lane);
  kept.textContent = "Đang lưu…";
  const answer = await keep(form, dataOf(lane));
  if (answer.why) {
    kept.textContent = answer.why;
    return;
  }
  form.elements[`${lane}-version`].value = answer.version;
  showWrong(fieldsOf(lane), answer.wrong, (field) => field);
  kept.textContent = keptWords(answer);
}

form.addEventListener("submit", () => waiting.forEach(clearTimeout));
const soon = inTurn(form);
form.addEventListener("input", (event) => {
  const node = event.target.closest("[data-node]");
  const { lane } = node.dataset;
  if (event.target.matches("[data-points]")) {
    showSums(lane);
    askReason(node);
  }
  clearTimeout(waiting.get(lane));
  waiting.set(lane, setTimeout(() => soon(() => save(lane)), PAUSE));
});

const STEPS = { ArrowDown: 1, Enter: 1, ArrowUp: -1 };
form.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || event.isComposing || !event.target.matches("[data-points]")) return;
  event.preventDefault();
  const column = fieldsOf(event.target.closest("[data-node]").dataset.lane);
  const next = column[column.indexOf(event.target) + step];
  next?.focus();
  next?.select();
});
