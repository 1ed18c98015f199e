// A sheet of points adds itself up while it is typed (scoring/arithmetic.py), and saves itself.
import { formatNumber, parseNumber } from "./write/numbers.js";

const PAUSE = 1200;
const form = document.querySelector("[data-score-sheet]");
const nodes = [...form.querySelectorAll("[data-node]")];
const kept = form.querySelector("[data-kept]");
let waiting = null;  // the timer of the next save
let saving = null;  // the save under way

// Points are reckoned in hundredths, so that nothing is lost to fractions of two.
const cents = (number) => Math.round(Number(number) * 100);
const told = (amount) => formatNumber((amount / 100).toFixed(2));

function own(node) {
  if (node.dataset.earned !== undefined) return cents(node.dataset.earned);
  const field = node.querySelector("[data-points]");
  const number = field && field.value.trim() ? parseNumber(field.value) : null;
  return number === null ? 0 : Math.max(cents(number), 0);
}

function sumOf(node) {
  const parts = nodes.filter((each) => each.dataset.parent === node.dataset.node);
  const whole = parts.length ? parts.reduce((sum, part) => sum + sumOf(part), 0) : own(node);
  const points = Math.min(whole, cents(node.dataset.most));
  const place = node.querySelector("[data-sum-node]");
  if (place) place.textContent = told(points);
  return points;
}

function addUp() {
  const sums = { content: 0, bonus: 0, penalty: 0 };
  for (const node of nodes) if (!node.dataset.parent) sums[node.dataset.kind] += sumOf(node);
  for (const [kind, sum] of Object.entries(sums)) {
    for (const place of form.querySelectorAll(`[data-sum-kind=${kind}]`)) place.textContent = told(sum);
  }
  form.querySelector("[data-sum-total]").textContent = told(sums.content + sums.bonus - sums.penalty);
}

function typedOnly() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.set("viec", "luu");
  return data;
}

function showWrong(wrong) {
  for (const field of form.querySelectorAll("[data-points]")) {
    const sentence = wrong[field.name];
    const place = document.getElementById(`${field.id}_error`) ?? document.createElement("p");
    place.id = `${field.id}_error`;
    place.className = "invalid-feedback d-block";
    place.textContent = sentence ?? "";
    field.classList.toggle("is-invalid", Boolean(sentence));
    if (sentence) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", place.id);
      if (!place.isConnected) field.parentElement.before(place);
    } else {
      field.removeAttribute("aria-invalid");
      place.remove();
    }
  }
}

async function save() {
  kept.textContent = "Đang lưu…";
  try {
    const answer = await fetch(form.action, { method: "POST", body: typedOnly(), headers: { Accept: "application/json" } });
    if (answer.redirected) {
      kept.textContent = "Chưa lưu: máy đã đăng xuất. Mở trang đăng nhập ở thẻ khác rồi bấm Lưu.";
      return;
    }
    const words = await answer.json();
    if (answer.status === 409) {
      kept.textContent = `Chưa lưu. ${words.why}`;
      return;
    }
    form.elements.version.value = words.version;
    showWrong(words.wrong);
    kept.textContent = Object.keys(words.wrong).length
      ? `Đã lưu lúc ${words.at}, trừ chỗ ghi đỏ.` : `Đã lưu lúc ${words.at}, chưa gửi.`;
  } catch {
    kept.textContent = "Chưa lưu được, kiểm tra mạng. Điểm còn trên trang này.";
  }
}

function saveSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    saving = (saving ?? Promise.resolve()).then(save);
  }, PAUSE);
}

form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  addUp();
  saveSoon();
});
// A save under way changes the version that the button would send.
form.addEventListener("submit", (event) => {
  clearTimeout(waiting);
  if (!saving) return;
  event.preventDefault();
  const { submitter } = event;
  // Not at once: while this event is still on its way the form refuses a second one.
  saving.then(() => setTimeout(() => {
    saving = null;
    form.requestSubmit(submitter);
  }));
});
addUp();
