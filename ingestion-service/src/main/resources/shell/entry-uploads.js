/**
 * Files that wait in this browser for the line. A file is kept as it is, and read by the service and shown before any of
 * it is sent. Its key is made once, so what is sent again after a cut is the same sending to the service.
 */

import { shownCity } from './city.js';
import { Refused, newId } from './entry-parts.js';
import { alone, now } from './entry-outbox.js';
import { enqueue, exchange, waiting } from './entry-store.js';

export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_FILES = 5;

/** Without a certificate a browser makes no hashes; then each drop is a file of its own. */
async function hashOf(bytes) {
  if (!crypto.subtle) return newId();
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((one) => one.toString(16).padStart(2, '0')).join('');
}

const find = async ({ person, id }) => (await waiting(person, 'files')).find((one) => one.id === id);

/** Returns a file that was dropped, as it is sent and kept; the same bytes as those of one that waits are that one. */
export async function uploadOf(person, given) {
  const { name, size } = given;
  const enteredAt = now();
  const city = shownCity();
  if (size > MOST_BYTES) return { id: null, person, city, name, size, enteredAt, bytes: given, key: newId() };
  const bytes = await given.arrayBuffer();
  const hash = await hashOf(bytes);
  const upload = { id: `upload:${[person, city, hash].filter((part) => part !== null).join(':')}`, person, city, name, size, enteredAt, bytes, key: `${hash}-${Date.parse(enteredAt)}` };
  return await find(upload) ?? upload;
}

/** Keeps a file until the line is back; returns null, or the word that says why it cannot be kept. */
export async function hold(upload) {
  if (upload.id === null) return 'file.wait.large';
  const others = (await waiting(upload.person, 'files')).filter(({ id }) => id !== upload.id);
  if (others.length >= MOST_FILES) return 'file.wait.many';
  try {
    await enqueue(upload);
    return null;
  } catch {
    return 'file.wait.room';
  }
}

/** Keeps it no longer; nothing where it was not kept. */
export const drop = async (upload) => (upload.id === null ? undefined : exchange(upload, null));

/**
 * Returns when the figures of a file were reported, as far as that is known; null before it is confirmed.
 *
 * A file that waited for the line was handed in when it was dropped: its figures were fixed by then, only the line kept
 * the page from showing them, so a deadline that passed meanwhile makes nothing late, and what was corrected meanwhile
 * stays corrected. With a line it is reported when its table has been seen and confirmed, as figures of the grid are.
 * Whatever becomes of the sending, the time stays with the key, so what is sent again is the same updates.
 */
export const reportedAt = (upload, wasWaiting) => upload.reportedAt ?? (wasWaiting ? upload.enteredAt : null);

/**
 * Sends a file that was shown and confirmed, of several tabs one at a time: it is kept until it is answered for good,
 * with the time at which it was reported. Returns the answer; null where it waited and has left by another tab. One that
 * is refused waits only where it did before.
 *
 * @param upload as {@link uploadOf} or the list of those that wait has it; gets the time
 * @param wasWaiting whether it waited when it was shown
 * @param post sends it; returns the answer of the service
 */
export const leave = (upload, wasWaiting, post) => alone(async () => {
  if (wasWaiting && await find(upload) === undefined) return null;
  upload.reportedAt = reportedAt(upload, wasWaiting) ?? now();
  await hold(upload);
  let answer;
  try {
    answer = await post();
  } catch (fault) {
    if (fault instanceof Refused && !wasWaiting) await drop(upload);
    throw fault;
  }
  if (answer.results.every(({ outcome }) => outcome !== 'SEND_AGAIN')) await drop(upload);
  return answer;
});
