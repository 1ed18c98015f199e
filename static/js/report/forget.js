// Somebody went out, or somebody else comes in: pages kept for use without network go from this device.
// What was typed and not received stays under its own person's name until the office has it.
if ("caches" in window) {
  for (const name of await caches.keys()) if (name.startsWith("bao-cao-")) await caches.delete(name);
}
