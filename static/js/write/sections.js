// The parts around the items: read from the page, and put back when another text is chosen.
import { docFromState } from "./load.js";
import { patchContent } from "./patching.js";

const DATE_PARTS = new Set(["date_day", "date_month", "date_year"]);

const fieldsOf = (root, part) => [...root.querySelectorAll(`[data-part="${part}"][name]`)];

function valueOf({ name, value }) {
  if (name === "signatory") return value || null;
  if (!DATE_PARTS.has(name)) return value;
  const text = value.trim();
  if (!text) return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : text; // what is no number is refused in a sentence
}

export const formPart = (root, part) =>
  Object.fromEntries(fieldsOf(root, part).map((field) => [field.name, valueOf(field)]));

function putForm(root, part, value) {
  for (const field of fieldsOf(root, part)) {
    const fresh = String(value[field.name] ?? "");
    if (field.name in value && field.value !== fresh) field.value = fresh; // a letter may be half typed
  }
}

function putNode(tr, pos, fresh) {
  const old = tr.doc.nodeAt(pos);
  for (const [name, value] of Object.entries(fresh.attrs)) tr.setNodeAttribute(pos, name, value);
  patchContent(tr, pos, old, fresh);
}

// Bases, opening, closing, recipients are sections of the document; the body keeps its items.
const SECTIONS = { opening: [0, 1, 3], recipients: [4] };
const BODY = 2;

function positionOf(doc, index) {
  let pos = 0;
  for (let at = 0; at < index; at += 1) pos += doc.child(at).nodeSize;
  return pos;
}

function putSections(editor, part, value, history) {
  const parts = { ...editor.parts(), [part]: value };
  const fresh = docFromState({ opening: parts.opening, recipients: parts.recipients, items: [] });
  editor.change((tr) => {
    for (const index of [...SECTIONS[part]].reverse()) putNode(tr, positionOf(tr.doc, index), fresh.child(index));
    if (part === "opening") {
      const pos = positionOf(tr.doc, BODY);
      for (const name of ["items_style", "target_appendix"]) tr.setNodeAttribute(pos, name, value[name]);
    }
    return tr;
  }, { history });
}

export function putPart(editor, root, part, value, { history = false } = {}) {
  if (part === "header" || part === "signature") putForm(root, part, value);
  else putSections(editor, part, value, history);
}

// Where in the document a part begins; nothing for the forms.
export const sectionPosition = (doc, part) => (SECTIONS[part] ? positionOf(doc, SECTIONS[part][0]) : null);
