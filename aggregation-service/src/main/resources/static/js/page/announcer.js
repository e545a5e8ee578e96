/** Says which figures moved, once for a burst of changes, so that nobody is flooded. */

import { words } from '../text/words.js';

const AFTER_MS = 1_500;
const MOST_NAMES = 3;

export class Announcer {
  #names = new Set();
  #timer = 0;

  /** @param {HTMLElement} home a live region */
  constructor(home) {
    this.home = home;
  }

  /**
   * @param {string} name what moved
   * @param {import('../text/format.js').Lang} lang
   */
  tell(name, lang) {
    this.#names.add(name);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(lang), AFTER_MS);
  }

  #say(lang) {
    const names = [...this.#names];
    this.#names.clear();
    const more = names.length > MOST_NAMES ? ', …' : '';
    this.home.textContent = words(lang).justUpdated(names.slice(0, MOST_NAMES).join(', ') + more);
  }
}
