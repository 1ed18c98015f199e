// The worker that serves these forms without network; it is told what the pages consist of.
import { storeName } from "./store.js";

export async function startWorker(address, pages = [location.href]) {
  if (!("serviceWorker" in navigator) || !address) return;
  try {
    await navigator.serviceWorker.register(address, { scope: `/${storeName()}/` });
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType("resource").map(({ name }) => name);
    const own = parts.filter((name) => name.startsWith(`${location.origin}/static/`));
    for (const page of pages) active.postMessage({ kind: "keep", page, parts: own });
  } catch {
    // Without a worker the form needs the network to open; the device keeps the figures all the same.
  }
}

// Pages of who had this device before, where the page that forgets them was closed too early.
export async function forgetOthers(user) {
  if (!("caches" in window)) return;
  for (const name of (await caches.keys()).filter((one) => one === `${storeName()}-trang`)) {
    const pages = await caches.open(name);
    for (const request of await pages.keys()) {
      const text = await (await pages.match(request, { ignoreVary: true }))?.text();
      if (!text?.includes(`data-user="${user}"`)) await pages.delete(request, { ignoreVary: true });
    }
  }
}
