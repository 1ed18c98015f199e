// Select2 calls a box by what was chosen in it, so that an empty one has no name for a
// screen reader. Each box gets the name of its field, then what was chosen.

const $ = window.django.jQuery;

function nameBox(select) {
  const box = select.parentElement.querySelector(".select2-selection");
  const name = select.labels[0]?.textContent ?? select.getAttribute("aria-label");
  if (!box || !name) return;
  const chosen = box.querySelector(".select2-selection__rendered");
  const words = document.createElement("span");
  words.id = `${select.id}-ten`;
  words.hidden = true;
  words.textContent = name.trim().replace(/:$/, "");
  box.before(words);
  chosen.setAttribute("aria-labelledby", words.id);
  box.setAttribute("aria-labelledby", `${words.id} ${chosen.id}`);
}

function nameBoxes(place) {
  place.querySelectorAll(".admin-autocomplete:not([name*=__prefix__])").forEach(nameBox);
}

// Django's own script makes the boxes at the same two moments, and comes first.
$(() => nameBoxes(document));
document.addEventListener("formset:added", (event) => nameBoxes(event.target));
$(document).on("select2:open", () => {
  document.querySelector(".select2-container--open .select2-search__field")
    ?.setAttribute("aria-label", "Tìm theo tên");
});
