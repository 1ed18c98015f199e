// Logging in again without leaving the page: the text stays where it is.
import { make } from "./dom.js";
import { renewTokens } from "./server.js";

const FAILED = "Chưa đăng nhập được. Kiểm tra mạng rồi bấm lại.";
const SOMETHING_ELSE = "Tài khoản này cần làm thêm một bước ở trang đăng nhập. Mở trang ấy ở thẻ mới, xong thì quay lại đây bấm Đăng nhập.";

const pageOf = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
const wordsOf = (page, selector) =>
  [...new Set([...page.querySelectorAll(selector)].map((dom) => dom.textContent.replace(/\s+/g, " ").trim()))].filter(Boolean).join(" ");

// Returns {isIn}, {sentence} or {sentence, elsewhere}: what has to be done on the page itself.
export async function logIn(url, { login, password }) {
  const door = await fetch(url, { redirect: "manual", cache: "no-store" });
  if (door.type === "opaqueredirect") return { isIn: true }; // another tab logged in meanwhile
  const token = (await pageOf(door)).querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  const body = new URLSearchParams({ login, password, csrfmiddlewaretoken: token });
  const answer = await fetch(url, { method: "POST", redirect: "manual", body });
  if (answer.type === "opaqueredirect") return { isIn: true };
  const page = await pageOf(answer);
  if (answer.status === 429) return { sentence: wordsOf(page, ".box-errors p"), elsewhere: true };
  const sentence = wordsOf(page, ".invalid-feedback") || wordsOf(page, ".box-errors li") || wordsOf(page, ".box-errors p");
  return answer.ok && sentence ? { sentence } : { sentence: sentence || SOMETHING_ELSE, elsewhere: true };
}

function fieldOf(id, label, given) {
  return make("div", { class: "mb-3" }, make("label", { class: "form-label", for: id }, label),
    make("input", { class: "form-control", id, required: true, ...given }));
}

function dialogOf(url, isKept) {
  const error = make("p", { class: "text-danger", role: "alert", hidden: true });
  const link = make("a", { href: url, target: "_blank", rel: "noopener", hidden: true }, "Mở trang đăng nhập ở thẻ mới");
  const login = fieldOf("w-login", "Số điện thoại hoặc mã", { name: "login", autocomplete: "username", autocapitalize: "none", spellcheck: "false" });
  const password = fieldOf("w-password", "Mật khẩu", { name: "password", type: "password", autocomplete: "current-password" });
  const enter = make("button", { class: "btn btn-primary", type: "submit" }, "Đăng nhập");
  const later = make("button", { class: "btn btn-link", type: "button" }, "Để sau");
  const form = make("form", { method: "dialog", novalidate: true }, login, password, error, link, make("div", { class: "actions" }, enter, later));
  const dialog = make("dialog", { class: "w-dialog", "aria-labelledby": "w-login-title" },
    make("h2", { id: "w-login-title", class: "h3" }, "Phiên làm việc đã hết"),
    make("p", {}, `Đăng nhập lại để lưu tiếp. Phần đang viết vẫn ở đây${isKept ? " và đã được giữ trên máy này" : ""}.`), form);
  return { dialog, form, error, link, enter, later };
}

// Resolves to true once somebody is logged in, to false when the person leaves it for later.
export function askToLogIn(url, { isKept }) {
  const { dialog, form, error, link, enter, later } = dialogOf(url, isKept);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const close = (isIn) => { dialog.close(); dialog.remove(); resolve(isIn); };
    const tell = ({ sentence, elsewhere = false }) => {
      error.textContent = sentence;
      error.hidden = false;
      link.hidden = !elsewhere;
    };
    later.addEventListener("click", () => close(false));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(false); });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (enter.disabled) return;
      enter.disabled = true;
      const found = await logIn(url, Object.fromEntries(new FormData(form))).catch(() => ({ sentence: FAILED }));
      enter.disabled = false;
      if (!found.isIn) { tell(found); return; }
      renewTokens();
      close(true);
    });
  });
}
