/** Says which quarter is shown where another one runs, and leads to the other. */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { quarterName } from '../text/format.js';

/**
 * Returns the notice; null where the quarter that is shown is neither the one to begin with nor one that is not due.
 *
 * @param {import('../service/api.js').Total[]} totals of the quarter that is shown
 * @param {import('./cells.js').View & {catalog: import('../service/api.js').Catalog, notDue: Set<string>}} view
 */
export function runningNotice(totals, { catalog, place, text, lang, notDue }) {
  const { currentQuarter, runningQuarter } = catalog;
  if (!runningQuarter || runningQuarter === currentQuarter) return null;
  const to = (quarter, words) => el('a', { href: linkTo(place, { quarter, view: 'quarter' }), 'data-key': `quarter ${quarter}` }, words);
  const named = (quarter) => quarterName(quarter, lang);
  if (place.quarter === currentQuarter) {
    return el('p', { class: 'running' }, text.running.shown(named(currentQuarter)), ' ',
      to(runningQuarter, text.running.toRunning(named(runningQuarter))));
  }
  if (place.quarter !== runningQuarter && notDue.size === 0) return null;
  const figures = totals.filter(({ value }) => value !== null).length;
  return el('p', { class: 'running' },
    place.quarter === runningQuarter ? text.running.runs(named(place.quarter), figures) : text.running.open(named(place.quarter), figures), ' ',
    to(currentQuarter, text.running.toCurrent(named(currentQuarter))));
}
