// Choosing units: those named in the item's own words first, the others by typing.
import { make } from "./dom.js";

const keyOf = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "")
  .replace(/\s+/g, " ").trim();
const OF_PLACE = /\s(?:xã|phường|thị trấn|đặc khu)\s.+$/i;
const SHORTEST = 5; // letters; less names half of all text
const MOST_OFFERS = 5;

// The ways in which a paper may call a unit: in full, and without the name of the commune.
function namesOf({ name }) {
  const short = name.replace(OF_PLACE, "");
  return [name, short].map(keyOf).filter((key) => key.length >= SHORTEST);
}

export function unitsNamedIn(text, units) {
  const words = ` ${keyOf(text)} `;
  return units.filter((unit) => namesOf(unit).some((key) => words.includes(key)));
}

let lists = 0;

// `chosen` are {units: [uid], positions: [text]}; `changed` is told the next ones.
export function partyField({ label, units, positions, offers, chosen, changed }) {
  const names = new Map(units.map((unit) => [unit.uid, unit.name]));
  const id = `w-party-${(lists += 1)}`;
  const without = (list, one) => list.filter((other) => other !== one);
  const chip = (words, off) => make("li", {}, make("span", {}, words),
    make("button", { type: "button", class: "w-off", "aria-label": `Bỏ ${words}`, onclick: off }, "×"));
  const chips = [
    ...chosen.units.map((uid) => chip(names.get(uid) ?? "đơn vị đã giải thể", () => changed({ ...chosen, units: without(chosen.units, uid) }))),
    ...chosen.positions.map((title) => chip(title, () => changed({ ...chosen, positions: without(chosen.positions, title) }))),
  ];
  const add = (typed) => {
    const text = typed.normalize("NFC").replace(/\s+/g, " ").trim();
    const unit = units.find((one) => keyOf(one.name) === keyOf(text));
    if (!text) return;
    if (unit) changed({ ...chosen, units: [...without(chosen.units, unit.uid), unit.uid] });
    else changed({ ...chosen, positions: [...without(chosen.positions, text), text] });
  };
  const field = make("input", {
    class: "form-control", id, list: `${id}-list`, autocomplete: "off", placeholder: "gõ tên đơn vị, chức vụ", maxlength: "120",
    onkeydown: (event) => { if (event.key === "Enter") { event.preventDefault(); add(field.value); } },
    onchange: () => add(field.value),
  });
  const options = make("datalist", { id: `${id}-list` },
    ...units.map(({ name }) => make("option", { value: name })), ...positions.map((title) => make("option", { value: title })));
  const free = offers.filter((unit) => !chosen.units.includes(unit.uid)).slice(0, MOST_OFFERS);
  const buttons = free.map((unit) => make("button", { type: "button", class: "w-offer", onclick: () => add(unit.name) }, `+ ${unit.name}`));
  return make("div", { class: "field" }, make("label", { class: "form-label", for: id }, label),
    chips.length ? make("ul", { class: "w-chips" }, ...chips) : null,
    buttons.length ? make("p", { class: "w-offers" }, ...buttons) : null, field, options);
}
