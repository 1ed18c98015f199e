// One tick for all ticks of its form: <input type="checkbox" data-tick-all>.
function ticksOf(master) {
  const ticks = master.form.querySelectorAll("input[type=checkbox]");
  return [...ticks].filter((tick) => tick !== master && !tick.disabled);
}

for (const master of document.querySelectorAll("input[data-tick-all]")) {
  master.closest("[hidden]")?.removeAttribute("hidden");
  master.addEventListener("change", () => {
    for (const tick of ticksOf(master)) tick.checked = master.checked;
  });
}
