/**
 * What this browser keeps for a clerk: figures, remarks and files that wait for the line, what was sent with its
 * receipts, and the last answers of the service, from which the page is drawn without it.
 */

const NAME = 'chitieu-entry';
const MOST_SENT = 300;

/** Ids of each kind that waits, from the first to before the second: figures have hexadecimal ones. Files are large. */
const KINDS = { figures: ['', 'g'], remarks: ['remark:', 'remark;'], files: ['upload:', 'upload;'] };
let opened = null;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('outbox', { keyPath: 'id' });
      request.result.createObjectStore('sent', { keyPath: 'id' });
      request.result.createObjectStore('answers');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Does some work in one transaction; returns when it is kept. */
async function within(stores, work) {
  const change = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
  work(change);
  return new Promise((resolve, reject) => {
    change.oncomplete = resolve;
    change.onabort = () => reject(change.error);
  });
}

const all = async (store, person, range) => (await done((await database()).transaction(store).objectStore(store).getAll(range)))
  .filter((one) => one.person === person);

export const keepAnswer = (path, answer) => within(['answers'], (change) => change.objectStore('answers').put(answer, path));

export const keptAnswer = async (path) => done((await database()).transaction('answers').objectStore('answers').get(path));

export const enqueue = (sending) => within(['outbox'], (change) => change.objectStore('outbox').put(sending));

/** Returns what of one kind a person has entered and has not left, the earliest first. */
export const waiting = async (person, kind = 'figures') => (await all('outbox', person, IDBKeyRange.bound(...KINDS[kind], false, true)))
  .sort((one, other) => one.enteredAt.localeCompare(other.enteredAt));

/** Returns all that a person has entered and has not left. */
export const allWaiting = (person) => all('outbox', person);

/** Puts another in the place of what waits, or removes it where there is none; what was entered anew meanwhile stays. */
export const exchange = (one, next) => within(['outbox'], (change) => {
  const outbox = change.objectStore('outbox');
  outbox.get(one.id).onsuccess = ({ target: { result: there } }) => {
    if (there?.enteredAt !== one.enteredAt) return;
    if (next === null) outbox.delete(one.id);
    else outbox.put(next);
  };
});

/** Returns what a person sent from here, the latest first. */
export const sent = async (person) => (await all('sent', person)).sort((one, other) => other.enteredAt.localeCompare(one.enteredAt));

/** In one step: what was taken becomes sent, and of the sending remains what has to be sent again. */
export function settle(sending, taken, again) {
  return within(['outbox', 'sent'], (change) => {
    taken.forEach((one) => change.objectStore('sent').put(one));
    if (again.length === 0) change.objectStore('outbox').delete(sending.id);
    else change.objectStore('outbox').put({ ...sending, updates: again });
  });
}

export const keepSent = (records) => within(['sent'], (change) => records.forEach((one) => change.objectStore('sent').put(one)));

export async function prune(person) {
  const old = (await sent(person)).slice(MOST_SENT);
  await within(['sent'], (change) => old.forEach(({ id }) => change.objectStore('sent').delete(id)));
}

/**
 * Removes what is kept for one person, and the page itself, which shows it; what others keep here stays.
 *
 * @param dutiesOf the credential under which drafts of the person are kept
 */
export async function forget(person, dutiesOf = `account:${person}`) {
  const isOfPerson = {
    outbox: ({ value }) => value.person === person,
    sent: ({ value }) => value.person === person,
    answers: ({ key }) => key.startsWith(`${person} `),
  };
  await within(Object.keys(isOfPerson), (change) => Object.entries(isOfPerson).forEach(([name, isMeant]) => {
    change.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (cursor === null) return;
      if (isMeant(cursor)) cursor.delete();
      cursor.continue();
    };
  }));
  Object.keys(localStorage).filter((key) => key.startsWith(`chitieu.entry.draft.${dutiesOf}.`)).forEach((key) => localStorage.removeItem(key));
  // How this person writes numbers is not to be assumed of the next.
  localStorage.removeItem('chitieu.entry.numbers');
  await forgetPage();
}

async function forgetPage() {
  if (globalThis.caches) await Promise.all((await caches.keys()).filter((key) => key.startsWith(NAME)).map((key) => caches.delete(key)));
}
