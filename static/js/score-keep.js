// A sheet of points saves itself: what was kept, and what is wrong at which field.

// Returns {version, at, wrong} of what was kept, or {why} it was not.
export async function keep(form, data) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.redirected) return { why: "Chưa lưu: máy đã đăng xuất. Mở trang đăng nhập ở thẻ khác rồi bấm Lưu." };
    const words = await answer.json();
    return answer.status === 409 ? { why: `Chưa lưu. ${words.why}` } : words;
  } catch {
    return { why: "Chưa lưu được, kiểm tra mạng. Điểm còn trên trang này." };
  }
}

export const keptWords = ({ at, wrong }) => (Object.keys(wrong).length
  ? `Đã lưu lúc ${at}, trừ chỗ ghi đỏ.` : `Đã lưu lúc ${at}, chưa gửi.`);

// ``before`` says where the sentence of a field stands.
export function showWrong(fields, wrong, before) {
  for (const field of fields) {
    const sentence = wrong[field.name];
    const place = document.getElementById(`${field.id}_error`) ?? document.createElement("p");
    place.id = `${field.id}_error`;
    place.className = "invalid-feedback d-block";
    place.textContent = sentence ?? "";
    field.classList.toggle("is-invalid", Boolean(sentence));
    if (sentence) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", place.id);
      if (!place.isConnected) before(field).before(place);
    } else {
      field.removeAttribute("aria-invalid");
      place.remove();
    }
  }
}

// Saves one after another; a button waits for them, since each changes the version it would send.
export function inTurn(form) {
  let running = null;
  form.addEventListener("submit", (event) => {
    if (!running) return;
    event.preventDefault();
    const { submitter } = event;
    // Not at once: while this event is still on its way the form refuses a second one.
    running.then(() => setTimeout(() => {
      running = null;
      form.requestSubmit(submitter);
    }));
  });
  return (save) => { running = (running ?? Promise.resolve()).then(save); };
}
