// "Trên máy này" and "Ở xã": what the device holds beside what the office received.
function put(place, badge, bold, below) {
  if (!place) return;
  const sign = document.createElement("span");
  sign.className = `sign ${badge}`;
  const words = document.createElement("b");
  words.textContent = bold;
  sign.append(words);
  place.replaceChildren(sign);
  if (below) {
    const more = document.createElement("span");
    more.textContent = below;
    place.append(document.createElement("br"), more);
  }
}

export const onDevice = (badge, bold, below) => put(document.querySelector("[data-device]"), badge, bold, below);
export const atOffice = (badge, bold, below) => put(document.querySelector("[data-office]"), badge, bold, below);

export function button(label, className, act) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = `btn ${className}`;
  one.textContent = label;
  one.addEventListener("click", act);
  return one;
}

// A question or reason in a box of its own, with what can be done.
export function box(place, heading, text, ...buttons) {
  const frame = document.createElement("div");
  frame.className = "box box-returned";
  frame.setAttribute("role", "status");
  const head = document.createElement("p");
  const bold = document.createElement("b");
  bold.textContent = heading;
  head.append(bold);
  const body = document.createElement("p");
  body.textContent = text;
  const acts = document.createElement("div");
  acts.className = "actions";
  acts.append(...buttons);
  frame.append(head, body, acts);
  place.append(frame);
  place.hidden = false;
  return frame;
}
