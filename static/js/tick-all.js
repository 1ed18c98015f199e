// One tick for all ticks of its form: <input type="checkbox" data-tick-all>, or of its part of the
// form: <section data-tick-group>; where there are others too, with the name of those meant:
// data-tick-all="ho-so".
// A button that says how many: <button data-tick-count="Nhận {} việc đã chọn" data-tick-of="…">.
function ticksOf(place, name) {
  const named = name ? `[name="${name}"]` : "";
  const kind = "input[type=checkbox]:not([data-tick-all]):not(:disabled)";
  return [...place.querySelectorAll(`${kind}${named}`)];
}

for (const master of document.querySelectorAll("input[data-tick-all]")) {
  const place = master.closest("[data-tick-group]") ?? master.form;
  const ticks = () => ticksOf(place, master.dataset.tickAll);
  master.closest("[hidden]")?.removeAttribute("hidden");
  master.checked = ticks().length > 0 && ticks().every((tick) => tick.checked);
  master.addEventListener("change", () => {
    for (const tick of ticks()) tick.checked = master.checked;
  });
}

for (const button of document.querySelectorAll("button[data-tick-count]")) {
  const words = button.textContent;
  const count = () => {
    const ticks = ticksOf(button.form, button.dataset.tickOf);
    const number = ticks.filter((tick) => tick.checked).length;
    button.textContent = number ? button.dataset.tickCount.replace("{}", number) : words;
  };
  button.form.addEventListener("change", count);
  count();
}
