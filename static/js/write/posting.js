// A question to the server that is not a save: {status, answer}; no network is status 0.
import { token } from "./server.js";

export async function postJSON(url, given) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token(), Accept: "application/json" },
      body: JSON.stringify(given),
    });
    const isJSON = response.headers.get("Content-Type")?.includes("json");
    return { status: response.status, answer: isJSON ? await response.json() : null };
  } catch {
    return { status: 0, answer: null };
  }
}
