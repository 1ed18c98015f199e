// Somebody went out, or somebody else comes in: pages kept for use without network go from this device.
// What was typed and not received stays under its own person's name until the office has it.
const PATIENCE = 3_000; // there are browsers whose caches neither answer nor refuse
let isForgotten = false;

async function forget() {
  if (!("caches" in window)) return;
  const names = (await caches.keys()).filter((name) => /^(bao-cao|dang-ky|khen-thuong)-/.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
const forgetting = Promise.race([forget().catch(() => null), patience]).then(() => { isForgotten = true; });

// Nobody comes in before the pages of who was here are gone.
document.addEventListener("submit", async (event) => {
  if (isForgotten) return;
  event.preventDefault();
  await forgetting;
  event.target.submit();
});
