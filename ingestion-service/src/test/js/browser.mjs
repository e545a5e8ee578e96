/** What the scripts of the entry page need of a browser, kept in memory: elements, storage, a database, a line to cut. */

const stores = new Map();

function request(work) {
  const asked = {};
  queueMicrotask(() => {
    asked.result = work();
    asked.onsuccess?.({ target: asked });
  });
  return asked;
}

const includes = (range, key) => range === undefined || (key >= range.lower && key < range.upper);

function storeOf(name) {
  const rows = stores.get(name);
  const keys = (range) => [...rows.keys()].filter((key) => includes(range, key)).sort();
  return {
    put: (value, key = value.id) => request(() => rows.set(key, structuredClone(value))),
    get: (key) => request(() => structuredClone(rows.get(key))),
    getAll: (range) => request(() => keys(range).map((key) => structuredClone(rows.get(key)))),
    delete: (key) => request(() => rows.delete(key)),
    clear: () => request(() => rows.clear()),
    openCursor() {
      const left = keys();
      const asked = {};
      const next = () => queueMicrotask(() => {
        const key = left.shift();
        asked.result = key === undefined ? null : { key, value: rows.get(key), delete: () => rows.delete(key), continue: next };
        asked.onsuccess({ target: asked });
      });
      next();
      return asked;
    },
  };
}

const database = {
  createObjectStore: (name) => stores.set(name, new Map()),
  transaction() {
    const change = { objectStore: storeOf };
    setTimeout(() => change.oncomplete?.(), 1);
    return change;
  },
};

/** Locks, all of one name: what asks later waits. */
let last = Promise.resolve();
const locks = {
  request: (name, work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  },
};

const kept = new Map();
let city = null;
const element = () => ({ dataset: { lang: 'vi', person: 'nam-ngan', header: 'X-TOKEN', token: 'of the page' }, id: 'entry' });

/** The service over the line; a test sets {@code answer}, which is given the path and the request. */
export const line = { asked: [], answer: () => ({}) };

/** Answers as the service does. */
export const answered = (body, status = 200) => ({ status, ok: status < 400, json: async () => body });

/** Answers with the entry page as the service draws it for whoever is signed in. */
export const drawn = (person, token) => ({ status: 200, ok: true, redirected: false, text: async () => JSON.stringify({ person, token }) });

/** Chooses the city of the page; null where there is no choice. */
export const show = (id) => { city = id; };

export const cut = () => { throw new TypeError('no line'); };

/** Removes all that the browser keeps. */
export function clean() {
  stores.forEach((rows) => rows.clear());
  kept.clear();
  line.asked.length = 0;
  city = null;
}

Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
Object.assign(globalThis, {
  localStorage: new Proxy({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  }, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }),
  indexedDB: {
    open() {
      const asked = { result: database };
      queueMicrotask(() => {
        asked.onupgradeneeded();
        asked.onsuccess();
      });
      return asked;
    },
  },
  location: { href: 'https://chitieu.example/nhap-so-lieu' },
  DOMParser: class {
    parseFromString(text) {
      return { getElementById: () => ({ dataset: JSON.parse(text) }) };
    }
  },
  IDBKeyRange: { bound: (lower, upper) => ({ lower, upper }) },
  document: { getElementById: element, querySelectorAll: () => [], querySelector: () => (city === null ? null : { dataset: { value: city } }) },
  fetch: async (path, options = {}) => {
    line.asked.push({ path, ...options });
    return line.answer(path, options);
  },
});
