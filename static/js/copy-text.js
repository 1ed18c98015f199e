// Adds a copy button below a message; without JavaScript the text is marked and copied by hand.
function addCopyButton(area) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-secondary mt-2";
  button.textContent = "Sao chép";

  const answer = document.createElement("p");
  answer.className = "copied";
  answer.setAttribute("role", "status");

  button.addEventListener("click", async () => {
    area.select();
    answer.textContent = (await copy(area.value))
      ? "Đã sao chép. Mở Zalo và dán vào."
      : "Trình duyệt không cho sao chép: giữ ngón tay lên lời nhắn, hoặc bấm Ctrl + C.";
  });
  area.after(button, answer);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

document.querySelectorAll("textarea[data-copy]").forEach(addCopyButton);
