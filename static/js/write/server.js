// Talking to the server about a draft: what came back, in one word, whatever came back.
const LONGEST_KEPT_ALIVE = 60_000; // bytes that a browser sends after the page is gone
const PATIENCE = 30_000;

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1];
const fields = () => document.querySelectorAll("input[name=csrfmiddlewaretoken]");

// The token in the cookie is the newest: another tab may have logged in since the page was made.
export const token = () => cookie("csrftoken") ?? fields()[0]?.value ?? "";

// Forms of the page were made for the session before.
export function renewTokens() {
  for (const field of fields()) field.value = token();
}

// An answer that breaks off is no answer: it fails, and is asked for again.
async function answerOf(response) {
  const isJSON = response.headers.get("Content-Type")?.includes("json");
  return isJSON ? response.json() : null;
}

// saved · closed · login · other · refused · lost (the network, or a server that is not up)
function kindOf(response, answer) {
  if (response.type === "opaqueredirect" || response.status === 401) return "login";
  if (answer?.other) return "other";
  if (answer?.closed) return "closed";
  if (answer && (response.ok || answer.conflicts)) return "saved";
  if (response.status >= 500 || response.status === 429) return "lost";
  return "refused";
}

export function createServer({ urls, editorUid }) {
  async function ask(url, options = {}) {
    const headers = { Accept: "application/json", "X-Editor": editorUid, ...options.headers };
    try {
      const signal = AbortSignal.timeout?.(PATIENCE);
      const response = await fetch(url, { redirect: "manual", signal, ...options, headers });
      const answer = await answerOf(response);
      return { kind: kindOf(response, answer), status: response.status, answer };
    } catch {
      return { kind: "lost", status: 0, answer: null };
    }
  }

  async function post(body) {
    const keepalive = new Blob([body]).size < LONGEST_KEPT_ALIVE;
    const headers = () => ({ "Content-Type": "application/json", "X-CSRFToken": token() });
    const sent = await ask(urls.save, { method: "POST", headers: headers(), body, keepalive });
    if (sent.status !== 403 || sent.answer) return sent;
    await ask(location.href); // a fresh token comes with any page
    return ask(urls.save, { method: "POST", headers: headers(), body, keepalive });
  }

  return {
    post,
    state: () => ask(urls.state),
    versions: () => ask(`${urls.state}?xem=phien-ban`),
  };
}
