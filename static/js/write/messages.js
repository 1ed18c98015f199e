// What was said when the page opened ("Đã tạo kế hoạch…") is read by the time somebody writes.
const READ = ".page > :is(.alert-success, .alert-info)";

// Its place is given back once it is out of sight, where the browser keeps the text still.
function giveBackPlace(box) {
  if (!CSS.supports("overflow-anchor", "auto")) return;
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting) return;
    watch.disconnect();
    box.remove();
  });
  watch.observe(box);
}

export function retireMessages(root) {
  const retire = () => {
    for (const type of ["keydown", "input"]) root.removeEventListener(type, retire);
    for (const box of document.querySelectorAll(READ)) {
      box.classList.add("w-read");
      giveBackPlace(box);
    }
  };
  for (const type of ["keydown", "input"]) root.addEventListener(type, retire);
}
