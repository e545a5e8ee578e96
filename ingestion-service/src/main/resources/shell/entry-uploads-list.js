/** The list of the files that wait, and what is said of them. */

import { button, byId, el, lang, timeText, words } from './entry-parts.js';
import { MOST_BYTES, MOST_FILES } from './entry-uploads.js';
import { waiting } from './entry-store.js';

function sizeText(bytes) {
  const [size, unit] = bytes < 1024 * 1024 ? [Math.max(1, bytes / 1024), 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${size.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: unit === 'KB' ? 0 : 1 })} ${unit}`;
}

/** Returns a sentence about a file; its name is whatever its owner called it. */
export function named(word, { name, size, enteredAt }) {
  const values = { name, time: timeText(enteredAt), size: sizeText(size), most: sizeText(MOST_BYTES), n: String(MOST_FILES) };
  return words[word].replace(/#(name|time|size|most|n)\b/g, (all, key) => values[key]);
}

/** Lists the files of a person that wait, each with the work to show or remove it. */
export async function drawUploads(person, work) {
  const files = await waiting(person, 'files');
  byId('file-waiting').hidden = files.length === 0;
  byId('file-waiting-list').replaceChildren(...files.map((one) => el('li', {}, `${named('file.waiting.one', one)} `,
    button(words['file.open'], () => work.open(one)), ' ', button(words['file.remove'], () => work.remove(one)))));
}
