// What was typed and not received yet, kept on this device: for a lost network, a closed lid,
// a page that went away. Under the plan and the person, so that nobody else at this PC sees it.
const DATABASE = "thi-dua-dang-soan", STORE = "phan-giu";

function opened() {
  return new Promise((resolve, reject) => {
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
    put: (key, value) => run("readwrite", (store) => store.put(value, key)),
    get: (key) => run("readonly", (store) => store.get(key)),
    remove: (key) => run("readwrite", (store) => store.delete(key)),
  };
}

// Where the database is closed to us (private windows), and for the last moment of a page.
const inStorage = {
  put: async (key, value) => localStorage.setItem(key, JSON.stringify(value)),
  get: async (key) => JSON.parse(localStorage.getItem(key) ?? "null"),
  remove: async (key) => localStorage.removeItem(key),
};

const newest = (one, other) => ((one?.at ?? 0) >= (other?.at ?? 0) ? one : other) ?? null;

export function createKeeping({ plan, user, places = [inDatabase(), inStorage] }) {
  const key = `${plan}:${user}`;
  const [first, second] = places;
  let last = Promise.resolve();

  // One after another, so that an older text never comes to lie over a newer one.
  const next = (call) => { last = last.then(call, call); return last; };

  return {
    // Says whether it is kept.
    keep: (record) => next(async () => {
      const dated = { ...record, at: Date.now() };
      try { await first.put(key, dated); return true; } catch { /* the other place */ }
      try { await second.put(key, dated); return true; } catch { return false; }
    }),
    // At once, in the last moment of a page.
    keepNow(record) {
      try { localStorage.setItem(key, JSON.stringify({ ...record, at: Date.now() })); return true; } catch { return false; }
    },
    kept: () => next(async () => {
      const found = await Promise.all(places.map((place) => place.get(key).catch(() => null)));
      return newest(found[0], found[1]);
    }),
    clear: () => next(async () => {
      await Promise.all(places.map((place) => place.remove(key).catch(() => null)));
    }),
  };
}
