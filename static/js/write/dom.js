// Elements in one call: make("button", {class: "btn", onclick: f}, "Words", other).
export function make(tag, given = {}, ...children) {
  const dom = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) dom.addEventListener(name.slice(2), value);
    else if (value === true) dom.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) dom.setAttribute(name, value);
  }
  dom.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return dom;
}

const SVG = "http://www.w3.org/2000/svg";
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

// Many calls in a row become one, a moment after the last.
export function later(call, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), wait);
  };
}

const WORDS = 8;
export function shortName(item, marker = "") {
  const first = item.blocks.find((block) => block.text)?.text;
  let name = item.heading || item.theme || first || (item.blocks.length ? "Bảng" : "(chưa có chữ)");
  if (/\p{L}/u.test(name) && name === name.toUpperCase()) name = name[0] + name.slice(1).toLowerCase();
  const words = name.split(" ");
  const cut = words.length > WORDS ? `${words.slice(0, WORDS).join(" ")}…` : name;
  return `${["-", "+"].includes(marker) ? "" : marker} ${cut}`.trim();
}
