// What was typed and not received yet, kept on this device: for a lost network, a closed lid,
// a page that went away. Under the plan and the person, so that nobody else at this PC sees it,
// and under the page, so that of two open pages neither throws away what the other keeps.
import { newUid } from "./uid.js";

const DATABASE = "thi-dua-dang-soan", STORE = "phan-giu";
const PATIENCE = 3_000; // there are browsers whose database neither opens nor refuses

function opened() {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), PATIENCE);
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

function done(request, transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

function inDatabase() {
  let database = null;
  const run = async (mode, call) => {
    database ??= opened();
    const transaction = (await database).transaction(STORE, mode);
    return done(call(transaction.objectStore(STORE)), transaction);
  };
  return {
    put: (record) => run("readwrite", (store) => store.put(record, record.key)),
    all: (start) => run("readonly", (store) => store.getAll(IDBKeyRange.bound(start, `${start}\uffff`))),
    remove: ({ key, at }) => run("readwrite", (store) => {
      const asked = store.get(key);
      asked.onsuccess = () => { if (asked.result?.at <= at) store.delete(key); };
      return asked;
    }),
  };
}

const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");
const write = (record) => localStorage.setItem(record.key, JSON.stringify(record));

// Where the database is closed to us (private windows), and for the last moment of a page.
const inStorage = {
  put: async (record) => { if (!(read(record.key)?.at > record.at)) write(record); },
  all: async (start) => Object.keys(localStorage).filter((key) => key.startsWith(start)).map(read),
  remove: async ({ key, at }) => { if (read(key)?.at <= at) localStorage.removeItem(key); },
};

export function createKeeping({ plan, user }) {
  const places = [inDatabase(), inStorage], start = `${plan}:${user}:`, key = start + newUid();
  const others = []; // records of pages that are gone, in the hands of this one
  let last = Promise.resolve(), lastAt = 0;

  // One after another, so that an older text never comes to lie over a newer one.
  const next = (call) => { last = last.then(call, call); return last; };
  // The clock of the PC may be put back: what is later has the greater number all the same.
  const dated = (record) => ({ ...record, key, at: (lastAt = Math.max(Date.now(), lastAt + 1)) });
  const remove = (record) => Promise.all(places.map((place) => place.remove(record).catch(() => null)));
  const removeOthers = () => Promise.all(others.splice(0).map(remove));

  async function put(record) {
    for (const place of places) {
      try { await place.put(record); return true; } catch { /* the other place */ }
    }
    return false;
  }

  return {
    // Says whether it is kept.
    keep(record) {
      const own = dated(record);
      return next(async () => {
        const isKept = await put(own);
        if (isKept) await removeOthers();
        return isKept;
      });
    },
    // At once, in the last moment of a page.
    keepNow(record) {
      try { write(dated(record)); return true; } catch { return false; }
    },
    // What pages before this one kept, the newest first.
    kept: () => next(async () => {
      const found = await Promise.all(places.map((place) => place.all(start).catch(() => [])));
      const newest = new Map();
      for (const one of found.flat()) if (!(newest.get(one.key)?.at > one.at)) newest.set(one.key, one);
      return [...newest.values()].sort((one, other) => other.at - one.at);
    }),
    takeOver(records) { others.push(...records); },
    clear() {
      const own = { key, at: lastAt };
      return next(() => Promise.all([remove(own), removeOthers()]));
    },
  };
}
