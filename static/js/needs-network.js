// A form that only the server can take: without network it says so, and the page stays.
// <form data-needs-network>, with a sentence <p role="alert" hidden data-no-network> in it.
for (const form of document.querySelectorAll("form[data-needs-network]")) {
  const sentence = form.querySelector("[data-no-network]");
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) event.preventDefault();
    sentence.hidden = navigator.onLine;
  });
  window.addEventListener("online", () => { sentence.hidden = true; });
}
