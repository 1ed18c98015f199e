// Changes that come from the server or another clerk: put in place around what is being written.
import { schema, newUid } from "./schema.js";
import { bodyOf, indexOfItem, ownEnd, posOf, subtreeEnd } from "./rows.js";
import { rowsOfItem } from "./load.js";
import { pm } from "../../django_prose_editor/editor.js";

const { Fragment } = pm.model;

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Only the letters that differ change place: the caret stays where it is written.
export function patchContent(tr, pos, old, fresh) {
  const start = old.content.findDiffStart(fresh.content);
  if (start === null) return;
  const end = old.content.findDiffEnd(fresh.content);
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(pos + 1 + start, pos + 1 + end.a + overlap, fresh.slice(start, end.b + overlap));
}

function patchRow(tr, pos, old, fresh) {
  for (const [name, value] of Object.entries(fresh.attrs)) {
    if (name !== "block" && !same(old.attrs[name], value)) tr.setNodeAttribute(pos, name, value);
  }
  patchContent(tr, pos, old, fresh);
}

function replaceRows(tr, index, item) {
  const { node: body, from } = bodyOf(tr.doc);
  const { depth } = body.child(index).attrs;
  const fresh = rowsOfItem(item, depth);
  const end = ownEnd(body, index);
  const old = Array.from({ length: end - index }, (_, at) => body.child(index + at));
  const pos = posOf(body, from, index);
  const alike = old.length === fresh.length && old.every((row, at) => row.type === fresh[at].type && row.type === schema.nodes.line);
  if (!alike) { tr.replaceWith(pos, posOf(body, from, end), fresh); return; }
  for (let at = old.length - 1; at >= 0; at -= 1) patchRow(tr, posOf(body, from, index + at), old[at], fresh[at]);
}

// An item that is not here yet stands last in its list until setOrder says where.
function insertRows(tr, item) {
  const { node: body, from } = bodyOf(tr.doc);
  const parent = item.parent ? indexOfItem(body, item.parent) : -1;
  const index = parent < 0 ? body.childCount : subtreeEnd(body, parent);
  const depth = parent < 0 ? 0 : body.child(parent).attrs.depth + 1;
  tr.insert(posOf(body, from, index), rowsOfItem(item, depth));
}

export function patchItems(tr, items) {
  for (const item of items) {
    const index = indexOfItem(bodyOf(tr.doc).node, item.uid);
    if (index < 0) insertRows(tr, item);
    else replaceRows(tr, index, item);
  }
  return tr;
}

export function removeItems(tr, uids) {
  for (const uid of uids) {
    const { node: body, from } = bodyOf(tr.doc);
    const index = indexOfItem(body, uid);
    if (index < 0) continue;
    const end = ownEnd(body, index);
    const isAll = index === 0 && end === body.childCount;
    const left = isAll ? schema.nodes.line.create({ uid: newUid(), block: newUid() }) : Fragment.empty;
    tr.replaceWith(posOf(body, from, index), posOf(body, from, end), left);
  }
  return tr;
}

// The rows in the order given, with the depth that follows from their parents; others keep the end.
function ordered(body, pairs) {
  const depths = new Map(), rows = [], left = new Map();
  for (let index = 0; index < body.childCount; index = ownEnd(body, index)) left.set(body.child(index).attrs.uid, index);
  const put = (index, depth) => {
    for (let at = index; at < ownEnd(body, index); at += 1) {
      const row = body.child(at);
      rows.push(row.attrs.depth === depth ? row : row.type.create({ ...row.attrs, depth }, row.content, row.marks));
    }
  };
  for (const [uid, parent] of pairs) {
    const depth = parent ? (depths.get(parent) ?? -1) + 1 : 0;
    depths.set(uid, depth);
    if (left.has(uid)) put(left.get(uid), depth);
    left.delete(uid);
  }
  for (const index of left.values()) put(index, body.child(index).attrs.depth);
  return Fragment.from(rows);
}

export function setOrder(tr, pairs) {
  const { node: body, from } = bodyOf(tr.doc);
  const fresh = ordered(body, pairs);
  let start = 0;
  const most = Math.min(fresh.childCount, body.childCount);
  while (start < most && fresh.child(start) === body.child(start)) start += 1;
  let tail = 0;
  while (tail < most - start && fresh.child(fresh.childCount - 1 - tail) === body.child(body.childCount - 1 - tail)) tail += 1;
  if (start === body.childCount && start === fresh.childCount) return tr;
  const middle = Array.from({ length: fresh.childCount - start - tail }, (_, at) => fresh.child(start + at));
  return tr.replaceWith(posOf(body, from, start), posOf(body, from, body.childCount - tail), middle);
}
