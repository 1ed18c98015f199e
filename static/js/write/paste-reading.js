// A longer plain text is read by the server, too: its reading takes the place of the first one,
// in the same step of undo, as long as nobody has typed in it.
import { pm } from "../../django_prose_editor/editor.js";
import { bodyOf, indexOfItem, posOf, sectionOf } from "./rows.js";
import { basisNode, depthsOf, paraNode, recipientNode } from "./load.js";
import { token } from "./server.js";

const { Selection } = pm.state;
const FROM_LINES = 4;
const PATIENCE = 6000; // milliseconds
const MAKE = { bases: basisNode, opening: paraNode, closing: paraNode, recipients: recipientNode };

async function ask(editor, text) {
  const answer = await fetch(editor.urls.paste, {
    method: "POST", headers: { "X-CSRFToken": token() }, body: new URLSearchParams({ text }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  return answer.ok ? answer.json() : null;
}

function untouched(doc, rows) {
  const { node: body, from } = bodyOf(doc);
  const first = indexOfItem(body, rows[0].attrs.uid);
  const words = (row) => JSON.stringify(row.content.toJSON());
  const same = (row, at) => first + at < body.childCount && words(body.child(first + at)) === words(row);
  if (first < 0 || !rows.every(same)) return null;
  return { from: posOf(body, from, first), to: posOf(body, from, first + rows.length), depth: body.child(first).attrs.depth };
}

// What stands around the items of a whole paper goes into sections that are still empty.
function fillSection(tr, name, parts) {
  const { node, from } = sectionOf(tr.doc, name);
  if (!parts?.length || node.textContent.trim()) return;
  tr.replaceWith(from, from + node.content.size, parts.map(MAKE[name]));
}

function withAround(tr, read) {
  const bases = read.bases?.filter((basis) => basis.standing);
  fillSection(tr, "recipients", read.recipients);
  fillSection(tr, "closing", read.closing);
  fillSection(tr, "opening", read.opening);
  fillSection(tr, "bases", bases);
  const unseen = read.bases?.filter((basis) => !basis.standing) ?? [];
  if (unseen.length) tr.setNodeAttribute(0, "unseen", [...tr.doc.firstChild.attrs.unseen, ...unseen]);
}

const asItems = (read) => {
  const depths = depthsOf(read.items);
  return read.items.map((item) => ({ ...item, depth: depths.get(item.uid), style: null }));
};

function put(editor, pasted, read, make) {
  const { view } = editor;
  const place = untouched(view.state.doc, pasted.rows);
  if (!place || !read?.items?.length) return pasted.uids;
  const { tr } = view.state;
  const fresh = make(asItems(read), place.depth);
  const inside = view.state.selection.from > place.from && view.state.selection.to < place.to;
  tr.replaceWith(place.from, place.to, fresh);
  const end = place.from + fresh.reduce((sum, row) => sum + row.nodeSize, 0);
  if (inside) tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1));
  if (pasted.isFirst && read.items_style !== "none") setStyle(tr, place, read.items_style);
  withAround(tr, read);
  view.dispatch(tr.setMeta("appendedTransaction", pasted.tr).setMeta("refined", true));
  if (read.header) editor.emit("head", read.header);
  return fresh.map((row) => row.attrs.uid).filter(Boolean);
}

// Only a list that held nothing else takes its style from what was pasted.
function setStyle(tr, place, style) {
  const { node: body, from } = bodyOf(tr.doc);
  if (place.depth === 0) { tr.setNodeAttribute(from - 1, "items_style", style); return; }
  const at = tr.doc.resolve(place.from).index(1);
  for (let above = at - 1; above >= 0; above -= 1) {
    const { uid, depth } = body.child(above).attrs;
    if (uid && depth === place.depth - 1) { tr.setNodeAttribute(posOf(body, from, above), "style", style); return; }
  }
}

const worthAsking = (editor, lines) => Boolean(editor.urls?.paste) && lines.length >= FROM_LINES
  && !lines.some((line) => line.table || line.isBold !== undefined);

export function readByServer(editor, pasted, make) {
  const { lines, text, uids } = pasted;
  const done = (items) => editor.emit("pasted", { items, text });
  if (!worthAsking(editor, lines)) { done(uids); return; }
  ask(editor, text).catch(() => null).then((read) => done(put(editor, pasted, read, make)));
}
