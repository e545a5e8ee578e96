/** The strip above the table: how many targets stand where. Each standing is a button that filters the table. */

import { el, shape } from '../page/dom.js';
import { EMBLEMS, shapeOf, STANDINGS } from '../page/verdicts.js';

export class Summary {
  /**
   * @param {HTMLElement} home the list that the buttons are put into
   * @param {(standing: import('../page/verdicts.js').Standing | null) => void} chosen told the standing to show, null for all
   */
  constructor(home, chosen) {
    this.buttons = new Map();
    for (const standing of STANDINGS) {
      const button = el('button', { type: 'button', 'data-standing': standing },
        shape(shapeOf(EMBLEMS[standing])), el('span', { class: 'count' }), el('span', { class: 'standing' }));
      button.addEventListener('click', () =>
        chosen(button.getAttribute('aria-pressed') === 'true' ? null : standing));
      this.buttons.set(standing, button);
      home.append(el('li', {}, button));
    }
  }

  /**
   * @param {Record<string, number>} counts by standing
   * @param {string | null} pressed the standing that the table is filtered by
   * @param {{standings: Record<string, string>}} text
   */
  show(counts, pressed, text) {
    for (const [standing, button] of this.buttons) {
      button.setAttribute('aria-pressed', String(standing === pressed));
      button.classList.toggle('none', counts[standing] === 0);
      button.querySelector('.count').textContent = String(counts[standing]);
      button.querySelector('.standing').textContent = text.standings[standing];
    }
  }
}
