// The two small forms beside the surface: what their closed lines say, and a head that was pasted.
const field = (part, name) => document.querySelector(`[data-part=${part}][name=${name}]`);

// Head fields of a pasted paper fill what is still empty, never what somebody wrote.
export function fillHead(head) {
  for (const [name, value] of Object.entries(head)) {
    const input = field("header", name);
    if (!value || !input || input.value.trim()) continue;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const SAID = {
  title: () => field("header", "title")?.value ?? "",
  signature: () => [field("signature", "signing_mode"), field("signature", "signatory")]
    .map((choice) => choice?.selectedOptions[0]?.textContent ?? "").join(" · "),
};

export function keepSummaries() {
  const say = () => {
    for (const [name, words] of Object.entries(SAID)) {
      const place = document.querySelector(`[data-summary=${name}]`);
      if (place) place.textContent = words();
    }
  };
  for (const form of document.querySelectorAll("[data-part-form]")) form.addEventListener("input", say);
  say();
}
