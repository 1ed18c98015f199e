// What a person typed and the office has not received, kept on this device: one record a page
// and person, in a store for each kind of pages ("bao-cao", "dang-ky"). Photographs are kept, too, where the browser has its database; else figures only.
const STORE = "ban-giu";
const PATIENCE = 3_000; // there are browsers whose database neither opens nor refuses
let kind = "bao-cao", database = null;

export function useStore(name) { kind = name || kind; }
export const storeName = () => kind;
const prefix = () => `${kind}:`;

function opened() {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), PATIENCE);
    const asked = indexedDB.open(`thi-dua-${kind}`, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error ?? new Error("blocked"));
  });
}

async function inDatabase(mode, call) {
  database ??= opened();
  const transaction = (await database).transaction(STORE, mode);
  const request = call(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const read = (key) => JSON.parse(localStorage.getItem(prefix() + key) ?? "null");

export const keyOf = (user, place) => `${user}:${place}`;

// Says whether it is kept.
export async function put(record) {
  try {
    await inDatabase("readwrite", (store) => store.put(record, record.key));
    return true;
  } catch {
    return putNow(record);
  }
}

// At once, in the last moment of a page; files cannot be kept so.
export function putNow(record) {
  try {
    localStorage.setItem(prefix() + record.key, JSON.stringify({ ...record, files: [] }));
    return true;
  } catch {
    return false;
  }
}

// The newer of the two places.
export async function get(key) {
  const kept = await inDatabase("readonly", (store) => store.get(key)).catch(() => null);
  const plain = read(key);
  return plain && !(kept?.at >= plain.at) ? { ...plain, files: kept?.files ?? [] } : kept ?? null;
}

export async function remove(key) {
  localStorage.removeItem(prefix() + key);
  await inDatabase("readwrite", (store) => store.delete(key)).catch(() => null);
}

// All records of one person.
export async function allOf(user) {
  const start = `${user}:`;
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  const keys = await inDatabase("readonly", (store) => store.getAllKeys(range)).catch(() => []);
  const plain = Object.keys(localStorage).filter((key) => key.startsWith(prefix() + start));
  const all = new Set([...keys, ...plain.map((key) => key.slice(prefix().length))]);
  return (await Promise.all([...all].map(get))).filter(Boolean);
}
