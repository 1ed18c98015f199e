// Parts of a page that others change: every few seconds each is put anew where it stands,
// so that nothing is scrolled, ticked or typed away. Without JavaScript the page is read again.
const source = document.querySelector("script[data-live-url]");
const SECONDS = 4;

async function renew() {
  const answer = await fetch(source.dataset.liveUrl, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const place = document.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
    if (!place || place.innerHTML === part.innerHTML || place.contains(document.activeElement)) continue;
    place.replaceChildren(...part.childNodes);
  }
}

setInterval(() => { if (!document.hidden) renew().catch(() => {}); }, SECONDS * 1000);
