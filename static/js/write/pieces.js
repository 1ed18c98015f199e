// A plan in pieces: what was saved, what stands now, and what differs. No page needed.
export const PARTS = ["header", "opening", "recipients", "signature"];
const OWN = ["heading", "run_in", "numbered", "children_style", "theme", "task", "blocks", "targets"];

const texts = new WeakMap(); // of an object that never changes, its JSON

function remembered(object, make) {
  if (!texts.has(object)) texts.set(object, make(object));
  return texts.get(object);
}

const figureOf = ({ uid, target, slot, start, length }) => ({ uid, target, slot, start, length });

function blockOf(block) {
  if (!block.table) return { uid: block.uid, text: block.text, figures: (block.figures ?? []).map(figureOf) };
  const { rows, head_rows = 1, widths = [], aligns = [], caption = "" } = block.table;
  return { uid: block.uid, table: { rows, head_rows, widths, aligns, caption } };
}

function taskOf(task) {
  if (!task) return null;
  const { summary = "", deadline = null, recurring = "" } = task;
  const lists = ["lead_units", "coordinating_units", "lead_positions", "coordinating_positions"];
  return { summary, deadline: deadline || null, recurring, ...Object.fromEntries(lists.map((name) => [name, task[name] ?? []])) };
}

// An item without its place and version: what its version is about.
export function ownOf(item) {
  const own = Object.fromEntries(OWN.map((name) => [name, item[name]]));
  return { ...own, theme: item.theme ?? "", task: taskOf(item.task), blocks: item.blocks.map(blockOf), targets: item.targets ?? [] };
}

export const itemText = (item) => remembered(item, () => JSON.stringify(ownOf(item)));

// The form gives its fields in another order than the server.
export function partText(part) {
  if (!part) return "";
  const { version, ...own } = part;
  return JSON.stringify(Object.entries(own).sort());
}

export const orderOf = (items) => items.map((item) => [item.uid, item.parent]);
const orderText = (order) => order.map(([uid, parent]) => `${uid}>${parent ?? ""}`).join(" ");

// A line that was only begun: it is sent once something stands in it or below it.
function isOnlyBegun(item, parents) {
  const hasOwn = item.heading || item.blocks.length || item.task || item.theme || item.targets?.length;
  return !hasOwn && !parents.has(item.uid);
}

function standingIn(items, saved) {
  const parents = new Set(items.map((item) => item.parent));
  return items.filter((item) => saved.items.has(item.uid) || !isOnlyBegun(item, parents));
}

// What the server is known to have: parts and items as texts, with their versions.
export class Saved {
  constructor(state, now) {
    const known = new Map(state.items.map((item) => [item.uid, item.version]));
    this.parts = {};
    for (const part of PARTS) this.parts[part] = { version: state[part].version, text: partText(now[part]), value: now[part] };
    this.items = new Map();
    for (const item of now.items) {
      if (known.has(item.uid)) this.setItem(item, known.get(item.uid));
    }
    this.setOrder(now.items.filter((item) => known.has(item.uid)));
  }

  setItem(item, version) {
    this.items.set(item.uid, { version, text: itemText(item), item });
  }

  setPart(part, value, version) {
    this.parts[part] = { version, text: partText(value), value };
  }

  setOrder(items) {
    this.order = orderText(orderOf(items));
  }

  textOf(order) {
    return orderText(order);
  }

  // Did this page move, add or remove items since?
  isMoved(items) {
    return orderText(orderOf(standingIn(items, this))) !== this.order;
  }

  hasItem(item) {
    const saved = this.items.get(item.uid);
    return Boolean(saved) && (saved.item === item || saved.text === itemText(item));
  }

  hasPart(part, value) {
    return this.parts[part].text === partText(value);
  }
}

// What has to be sent so that the server has what stands now; null when nothing differs.
// `held` are the pieces of which a person still has to say which text stays.
export function changesOf(now, saved, held = new Set()) {
  const changes = {};
  for (const part of PARTS) {
    if (held.has(part) || saved.hasPart(part, now[part])) continue;
    changes[part] = { ...now[part], version: saved.parts[part].version };
  }
  const standing = standingIn(now.items, saved);
  const changed = standing.filter((item) => !held.has(item.uid) && !saved.hasItem(item));
  if (changed.length) changes.items = changed.map((item) => ({ ...item, version: saved.items.get(item.uid)?.version ?? null }));
  const here = new Set(now.items.map((item) => item.uid));
  const removed = [...saved.items].filter(([uid]) => !here.has(uid) && !held.has(uid));
  if (removed.length) changes.removed = removed.map(([uid, { version }]) => ({ uid, version }));
  if (saved.isMoved(now.items)) changes.order = orderOf(standing);
  return Object.keys(changes).length ? changes : null;
}

// After an answer: what was sent and neither refused nor in conflict is what the server has.
export function settle(saved, sent, answer) {
  const left = new Set([...answer.conflicts, ...answer.refused].map(({ part, uid }) => uid ?? part));
  const versions = new Map(answer.order.map(([uid, , version]) => [uid, version]));
  for (const part of PARTS) {
    if (sent[part] && !left.has(part)) saved.setPart(part, sent[part], answer.versions[part]);
  }
  for (const item of sent.items ?? []) {
    if (!left.has(item.uid) && versions.has(item.uid)) saved.setItem(item, (item.version ?? 0) + 1);
  }
  for (const { uid } of sent.removed ?? []) {
    if (!left.has(uid)) saved.items.delete(uid);
  }
  if (sent.order && !left.has("order")) saved.order = orderText(sent.order);
}

// The words of what was not saved, to be copied elsewhere.
export function wordsOf(changes) {
  const lines = [];
  const { header, opening, recipients } = changes;
  if (header) lines.push(header.title, header.motto);
  if (opening) lines.push(...opening.bases.map((basis) => `${basis.lead} ${basis.text}`), ...opening.opening, ...opening.closing);
  for (const item of changes.items ?? []) {
    lines.push(item.heading);
    for (const block of item.blocks) {
      if (block.table) lines.push(...block.table.rows.map((row) => row.join("\t")));
      else lines.push(block.text);
    }
  }
  if (recipients) lines.push(...recipients.rows.map((row) => (row.purpose ? `${row.text} (${row.purpose})` : row.text)));
  return lines.filter(Boolean).join("\n");
}
