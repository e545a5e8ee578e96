/**
 * The words of the page in a language; the tests see to it that neither list lacks one that the other has.
 *
 * @typedef {import('./format.js').Lang} Lang
 */

import { EN } from './en.js';
import { VI } from './vi.js';

/**
 * Returns the words of a language.
 *
 * @param {Lang} lang
 */
export function words(lang) {
  return lang === 'en' ? EN : VI;
}

/**
 * Returns what a word list has for a code, or the code itself where a newer service knows one that this page does not.
 *
 * @param {Record<string, string>} list
 * @param {string} code
 */
export function wordFor(list, code) {
  return Object.hasOwn(list, code) ? list[code] : code;
}
