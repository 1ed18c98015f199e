// One tick for all ticks of its form: <input type="checkbox" data-tick-all>.
// A button that says how many: <button data-tick-count="Nhận {} việc đã chọn">.
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

for (const button of document.querySelectorAll("button[data-tick-count]")) {
  const words = button.textContent;
  const count = () => {
    const ticks = button.form.querySelectorAll("input[type=checkbox]:not([data-tick-all]):checked");
    const number = ticks.length;
    button.textContent = number ? button.dataset.tickCount.replace("{}", number) : words;
  };
  button.form.addEventListener("change", count);
  count();
}
