// How much waits, where the page was made without knowing it; without JavaScript the link stands alone.
const source = document.querySelector("script[data-waiting-url]");
const places = document.querySelectorAll("[data-waiting]");

async function tell() {
  const answer = await fetch(source.dataset.waitingUrl, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const { count, why } = await answer.json();
  if (!count) return;
  for (const place of places) {
    for (const number of place.querySelectorAll("[data-waiting-count]")) number.textContent = count;
    for (const words of place.querySelectorAll("[data-waiting-why]")) words.textContent = why;
    place.hidden = false;
  }
}

if (places.length) tell().catch(() => {});
