// The form of a report: kept on the device and sent as other forms are; its figures follow.
import { keepForm } from "../offline/form.js";
import { computed, untick } from "./fields.js";

const form = document.querySelector("form[data-report]");
if (form) {
  keepForm(form, {
    shown: () => form.querySelectorAll("[data-row]").forEach(computed),
    typed: (field) => {
      const row = field.closest("[data-row]");
      if (row) { untick(row, field); computed(row); }
    },
  });
}
