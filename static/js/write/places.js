// Where an address or a click leads: to an item, a section, or a part beside the surface.
import { pm } from "../../django_prose_editor/editor.js";
import { sectionOf } from "./rows.js";

const { Selection } = pm.state;
// The parts of the forms by the sections of the surface.
const PARTS = { "phan-dau": "header", "mo-dau": "bases", "noi-nhan": "recipients" };
const BESIDE = ["header", "signature"];
const SECTIONS = ["bases", "opening", "body", "closing", "recipients"];

export function goToPart(editor, asked) {
  const key = PARTS[asked] ?? asked;
  if (BESIDE.includes(key)) {
    const part = document.querySelector(`[data-part-form=${key}]`);
    part.open = true;
    part.querySelector("textarea, input, select").focus();
  } else if (SECTIONS.includes(key)) {
    const { doc, tr } = editor.state;
    const at = doc.resolve(sectionOf(doc, key).from);
    editor.view.focus();
    editor.view.dispatch(tr.setSelection(Selection.near(at, 1)).scrollIntoView());
  } else if (key) editor.focusItem(key);
}
