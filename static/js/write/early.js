// Before the page is drawn: with modules the surface takes the place of the forms, without a flash.
// Where they did not load, the forms come back.
document.documentElement.classList.add("write-on");
document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector("[data-surface] .w-surface")) document.documentElement.classList.remove("write-on");
});
