// What was kept on this device and never received goes back into the text that the server gave.
import { PARTS, ownOf, partText } from "./pieces.js";
import { putPart } from "./sections.js";
import { withOwn } from "./incoming.js";

const same = (one, other) => JSON.stringify(ownOf(one)) === JSON.stringify(ownOf(other));
const byUid = (items = []) => new Map(items.map((item) => [item.uid, item]));

// What became of a kept item: "put" it back, it is there already, or a colleague was there since.
function fateOf(item, there, sent) {
  if (!there) return item.version === null ? "put" : "removed";
  if (same(there, item)) return "there";
  const isOurs = there.version === item.version || (sent && same(there, sent));
  return isOurs ? "put" : "conflict";
}

function restoreItems({ editor, now, conflicts, state }, { changes, sent, base }) {
  const there = byUid(state.items), before = byUid(sent?.items);
  const kept = (changes.items ?? []).map((item) => ({ item, fate: fateOf(item, there.get(item.uid), before.get(item.uid)) }));
  const shown = kept.filter(({ fate }) => fate !== "there").map(({ item }) => item);
  editor.patchItems(shown, { history: false });
  const gone = (changes.removed ?? []).filter(({ uid, version }) => there.get(uid)?.version === version);
  editor.removeItems(gone.map(({ uid }) => uid));
  if (changes.order) editor.setOrder(withOwn(changes.order, now().items));
  for (const { item, fate } of kept) {
    const theirs = fate === "removed" ? null : there.get(item.uid);
    if (fate === "removed" || fate === "conflict") conflicts.add({ part: "item", uid: item.uid, theirs, base: base?.[item.uid] });
  }
  return shown.length + gone.length + (changes.order ? 1 : 0);
}

function restoreParts({ editor, root, conflicts, state }, { changes, sent, base }) {
  let count = 0;
  for (const part of PARTS) {
    const kept = changes[part], there = state[part];
    if (!kept || partText(kept) === partText(there)) continue;
    const isOurs = there.version === kept.version || (sent?.[part] && partText(sent[part]) === partText(there));
    putPart(editor, root, part, kept);
    if (!isOurs) conflicts.add({ part, uid: null, theirs: there, base: base?.[part] });
    count += 1;
  }
  return count;
}

// Returns how many places came back.
export function restore(page, record) {
  if (!record?.changes) return 0;
  return restoreParts(page, record) + restoreItems(page, record);
}

// The person wants none of it: these places are again as the server gave them. Where it has `fresh`
// words of somebody else by now, those stay.
export function putBack({ editor, root, now, state }, { changes }, fresh = state) {
  const given = byUid(state.items), there = byUid(fresh.items);
  const isOthers = (item) => fresh !== state && there.has(item.uid) && !same(there.get(item.uid), item);
  const items = (changes.items ?? []).filter((item) => !isOthers(item));
  editor.patchItems(items.filter(({ uid }) => given.has(uid)).map(({ uid }) => given.get(uid)), { history: false });
  editor.removeItems(items.filter(({ uid }) => !given.has(uid)).map(({ uid }) => uid));
  const here = byUid(now().items);
  const gone = (changes.removed ?? []).filter(({ uid }) => given.has(uid) && !here.has(uid));
  editor.patchItems(gone.map(({ uid }) => given.get(uid)), { history: false });
  if (changes.order) editor.setOrder(withOwn(state.items.map(({ uid, parent }) => [uid, parent]), now().items));
  for (const part of PARTS) {
    if (changes[part] && (fresh === state || partText(fresh[part]) === partText(changes[part]))) putPart(editor, root, part, state[part]);
  }
}

const TODAY = () => new Date().toDateString();
export function whenWords(at) {
  const moment = new Date(at), time = moment.toTimeString().slice(0, 5);
  return moment.toDateString() === TODAY() ? `lúc ${time}` : `lúc ${time} ngày ${moment.getDate()}/${moment.getMonth() + 1}`;
}
