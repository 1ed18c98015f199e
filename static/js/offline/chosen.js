// Files of a plain form are looked at when they are chosen.
import { choose } from "./choosing.js";

for (const input of document.querySelectorAll("input[type=file][data-most-megabytes]")) {
  input.addEventListener("change", () => choose(input, Number(input.dataset.mostMegabytes)));
}
