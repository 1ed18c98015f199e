// A dossier being written, or dossiers being sent: kept on the device until the office has them.
import { keepForm } from "./form.js";

const form = document.querySelector("form[data-keep-form]");
if (form) keepForm(form);
