/**
 * Sends what waits in this browser. Each figure has its id from the moment it was entered, so what is sent again after a
 * cut is the same figure to the service and counts once.
 */

import { shownCity } from './city.js';
import { Away, Refused, SignedOut, ask, newId } from './entry-parts.js';
import { enqueue, settle, waiting } from './entry-store.js';

const OFFSET = 'chitieu.entry.offset';

/** Learns by how much the clock of the service is ahead of this machine's. */
export const learnTime = (time) => localStorage.setItem(OFFSET, String(Date.parse(time) - Date.now()));

/** Returns what the time is now, by the clock of the service as far as it is known. */
export const now = () => new Date(Date.now() + Number(localStorage.getItem(OFFSET) ?? 0)).toISOString();

/** Keeps figures as one sending, with the time at which they were entered; returns when that is safe. */
export async function put(person, figures, isConfirmed) {
  const enteredAt = now();
  await enqueue({
    id: newId(),
    person,
    city: shownCity(),
    enteredAt,
    isConfirmed,
    updates: figures.map((figure) => ({ ...figure, id: newId(), reportedAt: enteredAt })),
  });
}

const recordOf = (sending, update, result) => ({
  ...update,
  person: sending.person,
  city: sending.city,
  enteredAt: sending.enteredAt,
  receipt: result.receipt ?? null,
  lateSince: result.lateSince ?? null,
  ...(result.confirmation ? { confirmation: result.confirmation } : {}),
  state: result.receipt === undefined ? 'KEPT' : 'UNDER_WAY',
});

async function leave(sending) {
  const body = JSON.stringify({ updates: sending.updates });
  let results;
  try {
    ({ results } = await ask(`api/v1/updates${sending.isConfirmed ? '?confirm=true' : ''}`, { body, type: 'application/json', city: sending.city }));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    results = sending.updates.map(() => ({ outcome: 'REJECTED', errors: [fault.problem], warnings: [] }));
  }
  const of = (outcome) => sending.updates.map((update, index) => ({ update, ...results[index] })).filter((one) => one.outcome === outcome);
  const taken = of('ACCEPTED').map((one) => recordOf(sending, one.update, one));
  const again = of('SEND_AGAIN').map(({ update }) => update);
  await settle(sending, taken, again);
  return { taken, returned: [...of('REJECTED'), ...of('NEEDS_CONFIRMATION')], again: again.length };
}

async function leaveAll(person) {
  const left = { taken: [], returned: [], waiting: 0, fault: null };
  for (const sending of await waiting(person)) {
    try {
      const one = await leave(sending);
      left.taken.push(...one.taken);
      left.returned.push(...one.returned);
    } catch (fault) {
      if (!(fault instanceof Away || fault instanceof SignedOut)) throw fault;
      left.fault = fault;
      break;
    }
  }
  left.waiting = (await waiting(person)).reduce((sum, { updates }) => sum + updates.length, 0);
  return left;
}

/** Does some work that sends; of several tabs one at a time. */
export const alone = (work) => (navigator.locks ? navigator.locks.request('chitieu-entry', work) : work());

/** Sends all figures that wait, the earliest first. */
export const flush = (person) => alone(() => leaveAll(person));
