// Points add themselves up while they are typed (scoring/arithmetic.py).
import { formatNumber, parseNumber } from "./write/numbers.js";

// Points are reckoned in hundredths, so that nothing is lost to fractions of two.
const cents = (number) => Math.round(Number(number) * 100);
export const told = (amount) => formatNumber((amount / 100).toFixed(2));

export function typed(node) {
  const field = node.querySelector("[data-points]");
  return field && field.value.trim() ? parseNumber(field.value) : null;
}

function own(node) {
  if (node.dataset.earned !== undefined) return cents(node.dataset.earned);
  const number = typed(node);
  return number === null ? 0 : Math.max(cents(number), 0);
}

// Writes the sum of every whole of one sheet; returns those of the three kinds, in hundredths.
export function addUp(nodes) {
  const sums = { content: 0, bonus: 0, penalty: 0 };
  const sumOf = (node) => {
    const parts = nodes.filter((each) => each.dataset.parent === node.dataset.node);
    const whole = parts.length ? parts.reduce((sum, part) => sum + sumOf(part), 0) : own(node);
    const points = Math.min(whole, cents(node.dataset.most));
    const place = node.querySelector("[data-sum-node]");
    if (place) place.textContent = told(points);
    return points;
  };
  for (const node of nodes) if (!node.dataset.parent) sums[node.dataset.kind] += sumOf(node);
  return { ...sums, total: sums.content + sums.bonus - sums.penalty };
}
