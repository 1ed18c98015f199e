// A kept report handed to the office. The same client_uid is received once, however often it is sent.
const PATIENCE = 60_000; // photographs over a poor network

const OFFLINE = "Chưa có mạng. Máy giữ lại và gửi khi có mạng.";
const LOGGED_OUT = "Máy đã đăng xuất. Đăng nhập lại thì máy gửi tiếp.";
const FAILED = "Máy chủ chưa trả lời được. Máy giữ lại và thử lại sau.";

function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function bodyOf(record, action, withFiles) {
  const body = new FormData();
  for (const [name, value] of record.fields) {
    if (name !== "csrfmiddlewaretoken") body.append(name, value);
  }
  if (withFiles) for (const [name, file] of record.files ?? []) body.append(name, file, file.name);
  body.set("version", record.version);
  body.set("client_uid", record.clientUid);
  body.set("action", action);
  return body;
}

// What the office says that it received.
export const receiptOf = (told) => told.words ?? `bản ${told.receipt}`;

// Returns {kind, ...}: "received", "kept" (a draft at the office), "refused" (figures to look at),
// "told" (why it cannot be received), "out" (logged out), "offline".
export async function hand(record, action, withFiles = action === "send") {
  let answer;
  try {
    answer = await fetch(record.url, {
      method: "POST",
      body: bodyOf(record, action, withFiles),
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken"), "X-Writer": record.user },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { kind: "offline", why: OFFLINE };
  }
  const told = await answer.json().catch(() => ({}));
  if (told.receipt) return { kind: "received", ...told };
  if (answer.ok) return { kind: "kept", ...told };
  if (answer.status === 422) return { kind: "refused", ...told };
  if (answer.status === 401) return { kind: "out", ...told };
  // The mark of the session went with the session itself.
  if (answer.status === 403 && !told.why) return { kind: "out", why: LOGGED_OUT, login: "/dang-nhap/" };
  if (told.why) return { kind: "told", ...told };
  return { kind: "offline", why: FAILED };
}
