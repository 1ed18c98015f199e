// The sheet as wide as on paper, so that its lines are those of the PDF, made small enough for the desk.
const LEAST = 440; // pixels: on a narrower desk the text flows at the size of the page

// The line breaks are those of the sheet at its own size, whatever the scale.
function fit(sheet, width) {
  const scale = Math.min(1, width / sheet.offsetWidth);
  sheet.style.transform = scale < 1 ? `scale(${scale})` : "";
  sheet.style.marginBottom = scale < 1 ? `${-sheet.offsetHeight * (1 - scale)}px` : "";
}

function release(sheet) {
  sheet.style.transform = "";
  sheet.style.marginBottom = "";
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
