// The sheet as wide as on paper, so that its lines are those of the PDF, made to fit the desk.
const LEAST = 400; // pixels: on a narrower desk the text flows at the size of the page
const MOST = 1.3; // times its own size

// Scaled as a picture: the lines break as they do at the sheet's own size.
function fit(sheet, width) {
  const { offsetWidth: wide, offsetHeight: high } = sheet;
  const scale = Math.min(MOST, width / wide);
  sheet.style.transform = `scale(${scale})`;
  sheet.style.marginBottom = `${10 - high * (1 - scale)}px`;
  sheet.style.marginLeft = `${Math.max(0, width - wide * scale) / 2}px`;
}

function release(sheet) {
  for (const name of ["transform", "margin-bottom", "margin-left"]) sheet.style.removeProperty(name);
}

export function keepToScale(desk) {
  function measure() {
    if (!desk.offsetParent) return;
    const style = getComputedStyle(desk);
    const width = desk.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const isWide = width >= LEAST && window.innerWidth > 820;
    desk.classList.toggle("desk-true", isWide);
    for (const sheet of desk.querySelectorAll(".paper-sheet")) {
      if (isWide) fit(sheet, width); else release(sheet);
    }
  }
  const watcher = new ResizeObserver(measure);
  watcher.observe(desk);
  return {
    watch(article) {
      for (const sheet of article.querySelectorAll(".paper-sheet")) watcher.observe(sheet);
      measure();
    },
  };
}
