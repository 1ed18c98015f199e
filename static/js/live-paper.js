// The live paper shows the part being written: the desk scrolls, never the page.
const ROOM = 24; // pixels above the place
const desk = document.querySelector("[data-show]");
const place = desk?.querySelector(desk.dataset.show);
if (place) {
  place.classList.add("writing");
  desk.scrollTop += place.getBoundingClientRect().top - desk.getBoundingClientRect().top - ROOM;
}
