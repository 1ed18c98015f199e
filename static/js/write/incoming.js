// What a colleague saved comes in by itself where nothing is being written here.
import { PARTS, orderOf } from "./pieces.js";
import { putPart } from "./sections.js";

// The order of the server, with what only this page has behind what it follows here.
export function withOwn(pairs, items) {
  const order = pairs.map(([uid, parent]) => [uid, parent]);
  const known = new Set(order.map(([uid]) => uid));
  items.forEach((item, index) => {
    if (known.has(item.uid)) return;
    const before = index ? order.findIndex(([uid]) => uid === items[index - 1].uid) : -1;
    order.splice(before + 1, 0, [item.uid, item.parent]);
    known.add(item.uid);
  });
  return order;
}

// Is anything there that this page does not have yet?
export function isNewer(saved, { versions, order }) {
  if (PARTS.some((part) => versions[part] > saved.parts[part].version)) return true;
  if (order.length !== saved.items.size || saved.textOf(order) !== saved.order) return true;
  return order.some(([uid, , version]) => version > (saved.items.get(uid)?.version ?? 0));
}

function changedThere(saved, items, here, held) {
  return items.filter((item) => {
    const known = saved.items.get(item.uid), mine = here.get(item.uid);
    if (held.has(item.uid) || (known && known.version >= item.version)) return false;
    return known ? Boolean(mine) && saved.hasItem(mine) : !mine;
  });
}

function removedThere(saved, fresh, here, held) {
  const there = new Set(fresh.items.map((item) => item.uid));
  const gone = [...saved.items.keys()].filter((uid) => !there.has(uid) && !held.has(uid));
  for (const uid of gone) if (!here.has(uid)) saved.items.delete(uid);
  return gone.filter((uid) => here.has(uid) && saved.hasItem(here.get(uid)));
}

function takeItems({ editor, saved, now, held }, fresh) {
  const items = now().items, here = new Map(items.map((item) => [item.uid, item]));
  const isMine = saved.isMoved(items);
  const changed = changedThere(saved, fresh.items, here, held), gone = removedThere(saved, fresh, here, held);
  if (changed.length) editor.patchItems(changed, { history: false });
  if (gone.length) editor.removeItems(gone);
  for (const uid of gone) saved.items.delete(uid);
  const wanted = orderOf(fresh.items);
  if (!isMine && saved.textOf(wanted) !== saved.textOf(orderOf(now().items))) editor.setOrder(withOwn(wanted, now().items));
  const versions = new Map(changed.map((item) => [item.uid, item.version]));
  for (const item of now().items) if (versions.has(item.uid)) saved.setItem(item, versions.get(item.uid));
  if (!isMine) saved.setOrder(now().items.filter((item) => saved.items.has(item.uid)));
  return changed.length + gone.length;
}

function takeParts({ editor, root, saved, now, held }, fresh) {
  let taken = 0;
  for (const part of PARTS) {
    const isNew = fresh[part].version > saved.parts[part].version;
    if (!isNew || held.has(part) || !saved.hasPart(part, now()[part])) continue;
    putPart(editor, root, part, fresh[part]);
    saved.setPart(part, now()[part], fresh[part].version);
    taken += 1;
  }
  return taken;
}

// What was also changed here is left alone: saving it brings both texts with the colleague's name.
export function takeIn(page, fresh) {
  page.editor.setTargets(fresh.targets);
  return takeItems(page, fresh) + takeParts(page, fresh);
}
