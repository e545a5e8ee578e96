/** Who has reported what: the matrix of units and indicators of a quarter. */

import { loadCompleteness } from '../service/api.js';
import { byId, el, put, shape } from '../page/dom.js';
import { moment, quarterName } from '../text/format.js';
import { followArrows, matrix } from './matrix.js';
import { outlineOf, STATES } from './states.js';

export class CompletenessView {
  /** @type {import('../service/api.js').Completeness | null} */
  #completeness = null;

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(
      el('div', { id: 'reports-head' }),
      el('div', { id: 'reports-legend' }),
      el('div', { id: 'matrix' }));
    followArrows(byId('matrix'));
  }

  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

  /** Whatever a unit sends moves a total of the scope that it lies in. */
  streamScope({ scope }) {
    return scope;
  }

  get loaded() {
    return this.#completeness !== null;
  }

  get asOf() {
    const times = (this.#completeness?.units ?? [])
      .flatMap(({ cells }) => cells.map(({ lastReportedAt }) => lastReportedAt))
      .filter((time) => time !== null);
    return times.reduce((latest, each) => (latest === null || Date.parse(each) > Date.parse(latest) ? each : latest), null);
  }

  async load({ quarter, scope }, signal) {
    this.#completeness = await loadCompleteness(quarter, scope, signal);
  }

  changed() {
    return 'reload';
  }

  title({ quarter }, { text }, nameOf) {
    return text.reports.title(nameOf(quarter));
  }

  paint(place, context) {
    const { text, lang } = context;
    const { counts, units } = this.#completeness;
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    const done = counts.REPORTED + counts.LATE;
    put(byId('reports-head'),
      el('p', {}, el('strong', {}, text.reports.summary(done, all)), ' ', deadlines(units, lang, text)),
      this.#onlyIncomplete(place, text));
    put(byId('reports-legend'), legend(counts, text));
    this.#paintMatrix(place, { ...context, place }, all);
  }

  #onlyIncomplete({ incomplete }, text) {
    const box = el('input', { type: 'checkbox', id: 'only-incomplete', autocomplete: 'off', checked: incomplete, 'data-key': 'only-incomplete' });
    box.addEventListener('change', () => this.frame.go({ incomplete: box.checked }));
    return el('label', { class: 'check', for: 'only-incomplete' }, box, ' ', text.onlyIncomplete);
  }

  #paintMatrix(place, view, all) {
    const { units, indicators } = this.#completeness;
    const lacking = ({ counts }) => counts.MISSING + counts.NOT_DUE + counts.WITHDRAWN > 0;
    const asked = (lines) => (place.incomplete ? lines.filter(lacking) : lines);
    const shown = asked(units);
    if (shown.length > 0) {
      put(byId('matrix'), matrix(shown, asked(indicators), view, quarterName(place.quarter, view.lang)));
    } else {
      put(byId('matrix'), el('p', { class: 'calm' }, all === 0 ? view.text.reports.none : view.text.reports.allComplete));
    }
  }

  clear() {
    for (const id of ['reports-head', 'reports-legend', 'matrix']) byId(id).replaceChildren();
  }

  stop() {}
}

/** One deadline for all, or from the first to the last: indicators and levels of units differ. */
function deadlines(units, lang, { reports }) {
  const times = [...new Set(units.flatMap(({ cells }) => cells.map(({ deadline }) => deadline)))].sort((a, b) => Date.parse(a) - Date.parse(b));
  if (times.length === 0) return null;
  return times.length === 1
    ? reports.deadline(moment(times[0], lang))
    : reports.deadlines(moment(times[0], lang), moment(times.at(-1), lang));
}

function legend(counts, { reports }) {
  return el('div', { class: 'legend' },
    el('ul', { 'aria-label': reports.legend },
      ...STATES.map((state) => el('li', { 'data-state': state },
        shape(outlineOf(state)), el('span', {}, reports.states[state]), ' ', el('strong', {}, String(counts[state])))),
      el('li', { 'data-state': 'none' }, el('span', { 'aria-hidden': 'true' }, '·'), ' ', reports.notExpected)),
    el('p', { class: 'hint' }, reports.keys));
}
