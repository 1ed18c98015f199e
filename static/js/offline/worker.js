// Serves forms of its scope without network: those pages and what they consist of, nothing else. The
// network goes first; what is kept here is thrown away when somebody logs out or in (forget.js).
const KIND = new URL(self.registration.scope).pathname.split("/")[1];
const PAGES = `${KIND}-trang`, PARTS = `${KIND}-phan`;
const PATIENCE = 6_000; // with a copy at hand nobody waits for a poor network
const FORMS = {
  "bao-cao": /^\/bao-cao\/ky\/[0-9a-f-]{36}\/don-vi\/[0-9a-f-]{36}\/$/,
  "dang-ky": /^\/dang-ky\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/(nguoi-ho\/|kiem-tra\/)?$/,
  "khen-thuong": /^\/khen-thuong\/ho-so\/[0-9a-f-]{36}\/viet\/$/,
};
const WORDS = { "bao-cao": "Mở báo cáo", "dang-ky": "Mở đăng ký", "khen-thuong": "Mở hồ sơ" };
const FRONT_DOOR = "/dang-nhap/";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { kind, page, parts, url } = event.data ?? {};
  if (kind === "keep") event.waitUntil(keep(page, parts));
  if (kind === "forget") event.waitUntil(forget(url));
});

self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(part(request));
});

async function keep(page, parts) {
  const cache = await caches.open(PARTS);
  await Promise.all(parts.map((name) => cache.add(name).catch(() => null)));
  const answer = await fetch(page, { credentials: "same-origin" }).catch(() => null);
  if (answer) await keepPage(page, answer);
}

async function keepPage(url, answer) {
  if (answer.redirected && new URL(answer.url).pathname === FRONT_DOOR) return forgetAll();
  const address = new URL(url);
  if (!answer.ok || answer.redirected || !FORMS[KIND]?.test(address.pathname)) return;
  await (await caches.open(PAGES)).put(address.pathname, answer.clone());
}

async function forget(url) {
  await (await caches.open(PAGES)).delete(new URL(url).pathname);
}

async function forgetAll() {
  await Promise.all([PAGES, PARTS].map((name) => caches.delete(name)));
}

async function page(request, address) {
  const kept = await (await caches.open(PAGES)).match(address.pathname, { ignoreVary: true });
  try {
    const answer = await inTime(fetch(request), kept);
    await keepPage(request.url, answer);
    return answer;
  } catch {
    return kept ?? withoutNetwork();
  }
}

function inTime(asked, kept) {
  if (!kept) return asked;
  return Promise.race([asked, new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), PATIENCE))]);
}

async function part(request) {
  try {
    const answer = await fetch(request);
    const cache = await caches.open(PARTS);
    if (answer.ok && await cache.match(request, { ignoreVary: true })) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request, { ignoreVary: true, ignoreSearch: true })) ?? Response.error();
  }
}

async function withoutNetwork() {
  const kept = await (await caches.open(PAGES)).keys();
  const lines = kept.map(({ url }) => `<li><a href="${new URL(url).pathname}">${WORDS[KIND]} đang giữ trên máy</a></li>`);
  const list = lines.length ? `<ul>${lines.join("")}</ul>` : "<p>Trang này cần mạng. Có mạng thì mở lại.</p>";
  const text = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>Chưa có mạng</title><h1>Chưa có mạng</h1>${list}</html>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
