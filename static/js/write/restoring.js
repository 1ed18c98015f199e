// What was kept on this device and never received goes back into the text that the server gave.
import { PARTS, itemText, partText, wordsOf } from "./pieces.js";
import { putPart } from "./sections.js";
import { withOwn } from "./incoming.js";

const same = (one, other) => itemText(one) === itemText(other);
const byUid = (items = []) => new Map(items.map((item) => [item.uid, item]));

// What became of a kept item: "put" it back, it is there already, or a colleague was there since.
function fateOf(item, there, sent) {
  if (!there) return item.version === null ? "put" : "removed";
  if (same(there, item)) return "there";
  const isOurs = there.version === item.version || (sent && same(there, sent));
  return isOurs ? "put" : "conflict";
}

// A place where a colleague was since is sent under the version that was read: the answer tells
// who wrote there, as with any other save.
function restoreItems({ editor, now, saved, state }, { changes, sent, base }) {
  const there = byUid(state.items), before = byUid(sent?.items);
  const kept = (changes.items ?? []).map((item) => ({ item, fate: fateOf(item, there.get(item.uid), before.get(item.uid)) }));
  const shown = kept.filter(({ fate }) => fate !== "there").map(({ item }) => item);
  editor.patchItems(shown, { history: false });
  const gone = (changes.removed ?? []).filter(({ uid, version }) => there.get(uid)?.version === version);
  editor.removeItems(gone.map(({ uid }) => uid));
  if (changes.order) editor.setOrder(withOwn(changes.order, now().items));
  for (const { item, fate } of kept) {
    if (fate !== "removed" && fate !== "conflict") continue;
    if (base?.[item.uid]) saved.setItem(base[item.uid], item.version);
    else saved.items.delete(item.uid); // it was new, and its answer never came
  }
  return shown.length + gone.length + (changes.order ? 1 : 0);
}

function restoreParts({ editor, root, saved, state }, { changes, sent, base }) {
  let count = 0;
  for (const part of PARTS) {
    const kept = changes[part], there = state[part];
    if (!kept || partText(kept) === partText(there)) continue;
    const isOurs = there.version === kept.version || (sent?.[part] && partText(sent[part]) === partText(there));
    putPart(editor, root, part, kept);
    if (!isOurs) saved.setPart(part, base?.[part] ?? there, kept.version);
    count += 1;
  }
  return count;
}

function textsOf({ items = [], order, ...parts }) {
  const texts = PARTS.filter((part) => parts[part]).map((part) => [part, partText(parts[part])]);
  return new Map([...texts, ...items.map((item) => [item.uid, itemText(item)]), ...(order ? [["order", ""]] : [])]);
}

// Where several pages kept one place, the newest text of it goes back; the other words stand beside.
export function apart(kept) {
  const known = new Map(), words = [];
  const records = kept.map((record) => {
    const changes = { ...record.changes }, items = changes.items ?? [], other = {};
    const differs = (key, text) => known.has(key) && known.get(key) !== text;
    const texts = textsOf(changes);
    for (const part of PARTS) if (changes[part] && differs(part, texts.get(part))) other[part] = changes[part];
    other.items = items.filter(({ uid }) => differs(uid, texts.get(uid)));
    for (const name of [...PARTS, "order"]) if (known.has(name)) delete changes[name];
    changes.items = items.filter(({ uid }) => !known.has(uid));
    for (const [key, text] of texts) if (!known.has(key)) known.set(key, text);
    words.push(record.beside, wordsOf(other));
    return { ...record, changes };
  });
  return { records, beside: words.filter(Boolean).join("\n") };
}

// Returns how many places came back.
export function restore(page, record) {
  if (!record?.changes) return 0;
  return restoreParts(page, record) + restoreItems(page, record);
}

// The person wants none of it: these places are again as the server gave them. What was typed there
// since stays, and where the server has `fresh` words of somebody else by now, those.
export function putBack({ editor, root, now, state }, { changes }, fresh = state) {
  const given = byUid(state.items), there = byUid(fresh.items), standing = byUid(now().items);
  const isOthers = (item) => fresh !== state && there.has(item.uid) && !same(there.get(item.uid), item);
  const isStill = (item) => standing.has(item.uid) && same(standing.get(item.uid), item);
  const items = (changes.items ?? []).filter((item) => isStill(item) && !isOthers(item));
  editor.patchItems(items.filter(({ uid }) => given.has(uid)).map(({ uid }) => given.get(uid)), { history: false });
  editor.removeItems(items.filter(({ uid }) => !given.has(uid)).map(({ uid }) => uid));
  const here = byUid(now().items);
  const gone = (changes.removed ?? []).filter(({ uid }) => given.has(uid) && !here.has(uid));
  editor.patchItems(gone.map(({ uid }) => given.get(uid)), { history: false });
  if (changes.order) editor.setOrder(withOwn(state.items.map(({ uid, parent }) => [uid, parent]), now().items));
  const isStillPart = (part, text) => partText(now()[part]) === text && (fresh === state || partText(fresh[part]) === text);
  for (const part of PARTS) {
    if (changes[part] && isStillPart(part, partText(changes[part]))) putPart(editor, root, part, state[part]);
  }
}

const TODAY = () => new Date().toDateString();
export function whenWords(at) {
  const moment = new Date(at), time = moment.toTimeString().slice(0, 5);
  return moment.toDateString() === TODAY() ? `lúc ${time}` : `lúc ${time} ngày ${moment.getDate()}/${moment.getMonth() + 1}`;
}
