// Words that are typed but not saved are asked about before the page is left.
const written = [...document.querySelectorAll("main form[method=post]")];
const words = (form) => new URLSearchParams(new FormData(form)).toString();
const opened = new Map(written.map((form) => [form, words(form)]));
let sent = null;

// A page that answers a form shows words that no one has saved yet.
function isUnsaved(form) {
  return form.querySelector("[data-unsaved]") !== null || words(form) !== opened.get(form);
}

document.addEventListener("submit", (event) => { sent = event.target; });
document.addEventListener("click", (event) => {
  const leave = event.target.closest("[data-leave]");
  if (leave) sent = leave.closest("form");
});
window.addEventListener("beforeunload", (event) => {
  const leaving = sent;
  sent = null;
  if (written.some((form) => form !== leaving && isUnsaved(form))) event.preventDefault();
});
