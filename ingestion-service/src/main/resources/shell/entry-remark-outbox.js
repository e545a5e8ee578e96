/**
 * Sends the remarks that wait in this browser. Of each remark the newest text waits, with the version that was read; its
 * id is the clerk's, so what is sent again after a cut is written once, with the time at which it was written here. What
 * is refused stays, with the reason.
 */

import { shownCity } from './city.js';
import { Away, Refused, SignedOut, ask } from './entry-parts.js';
import { alone, now } from './entry-outbox.js';
import { enqueue, exchange, waiting } from './entry-store.js';
import { changed } from './remark-parts.js';

/** Codes with which the service says that the remark is another by now. */
const CONFLICTS = ['REMARK_CHANGED', 'REMARK_ID_TAKEN'];

export const isConflict = ({ problem }) => problem !== null && CONFLICTS.includes(problem.code);

/**
 * Keeps what a remark is to say; returns when that is safe.
 *
 * @param version the one that it is a change of; null for a new remark
 * @param content kind, text and indicator, or that it is withdrawn
 * @param city the one that it is about
 */
export const put = (person, { remark, version, unit, quarter, content, city = shownCity() }) => enqueue({
  id: `remark:${remark}`, person, city, enteredAt: now(), remark, version, unit, quarter, content, problem: null,
});

const send = ({ remark, version, unit, quarter, content, city, enteredAt: writtenAt }) => (version === null
  ? ask('api/v1/remarks', { body: JSON.stringify({ id: remark, unit, quarter, ...content, writtenAt }), type: 'application/json', city })
  : changed({ id: remark, version, city }, { ...content, writtenAt }));

async function leaveAll(person) {
  const left = { taken: [], refused: [], fault: null };
  for (const one of (await waiting(person, 'remarks')).filter(({ problem }) => problem === null)) {
    try {
      await send(one);
      await exchange(one, null);
      left.taken.push(one);
    } catch (fault) {
      if (fault instanceof Refused) {
        const refused = { ...one, problem: fault.problem };
        await exchange(one, refused);
        left.refused.push(refused);
      } else if (fault instanceof Away || fault instanceof SignedOut) {
        left.fault = fault;
        break;
      } else throw fault;
    }
  }
  return left;
}

/** Sends all remarks that wait and were not refused, the earliest first; of several tabs one at a time. */
export const flush = (person) => alone(() => leaveAll(person));
