// A slip is handed over while its page stays. Until the server says that it is there, the choice
// is in this page's memory and nowhere else; a slip sent once more is counted once.
// <form data-slip data-writer>, with sentences [data-slip-says] in it: sending, failed, out, told.
const PATIENCE = 15_000;
const form = document.querySelector("form[data-slip]");
let isSending = false;

function say(name, words) {
  for (const sentence of form.querySelectorAll("[data-slip-says]")) {
    sentence.hidden = sentence.dataset.slipSays !== name;
    if (sentence.hidden) continue;
    if (words) sentence.textContent = words;
    sentence.scrollIntoView({ block: "nearest" });
  }
}

function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

async function send(choice) {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(location.pathname, {
      method: "POST",
      body: new URLSearchParams([[choice.name, choice.value]]),
      headers: {
        Accept: "application/json",
        "X-CSRFToken": cookie("csrftoken"), // that of who is logged in now
        "X-Writer": form.dataset.writer, // and the server asks whether it is still the same person
      },
      signal: stop.signal,
    });
    const told = await answer.json().catch(() => ({}));
    return { ...told, isOut: answer.status === 401 || (answer.status === 403 && !told.why) };
  } catch {
    return {};
  } finally {
    clearTimeout(patience);
  }
}

form.addEventListener("submit", async (event) => {
  if (!event.submitter) return; // an old browser sends the form itself
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  say("sending");
  const told = await send(event.submitter);
  if (told.next) {
    location.assign(told.next);
    return;
  }
  isSending = false;
  if (told.isOut) say("out");
  else if (told.why) say("told", told.why);
  else say("failed");
});
