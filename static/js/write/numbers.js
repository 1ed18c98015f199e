// Numbers as Vietnamese offices write them, without rounding: "1.250,5" is kept as "1250.5".
const GROUPED = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^[+-]?\d+(,\d+)?$/;

// One writing for equal numbers: no leading zeros, no zeros at the end of decimals.
export function plain(number) {
  if (number === null || number === undefined) return null;
  const [, sign, whole, fraction = ""] = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(String(number)) ?? [];
  if (whole === undefined) return null;
  const text = fraction ? `${whole}.${fraction}` : whole;
  return sign === "-" && text !== "0" ? `-${text}` : text;
}

// "1.250,5" → "1250.5"; null for what is no number, as "1.25".
export function parseNumber(text) {
  const packed = text.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
  if (!GROUPED.test(packed) && !PLAIN.test(packed)) return null;
  return plain(packed.replaceAll(".", "").replace(",", "."));
}

export function formatNumber(number, grouped = true) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain(number)) ?? [];
  const text = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return `${sign}${text}${fraction && `,${fraction}`}`;
}

// In the manner of the text that it replaces: its leading zero, its points, its decimals.
export function formatLike(number, sample) {
  const [whole, fraction = ""] = sample.trim().split(",");
  const grouped = whole.includes(".") || whole.replace(/^-/, "").length < 4;
  let [own, rest = ""] = formatNumber(number, grouped).split(",");
  if (/^0\d+$/.test(whole)) own = own.padStart(whole.length, "0");
  rest = rest.padEnd(fraction.length, "0");
  return rest ? `${own},${rest}` : own;
}

// Vietnamese words without accents, to compare by.
export const keyOf = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
  .replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
