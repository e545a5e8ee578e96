/** What is said of a unit beside its figures: punctuality, data quality, and where its alerts are. */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { quarterName } from '../text/format.js';
import { wordFor } from '../text/words.js';

/** Returns what a kind of unit is called in a rank: "phường". */
export function kindName(kind, { unit }) {
  return wordFor(unit.kinds, kind);
}

/**
 * @param {import('../service/units.js').Unit} unit
 * @param {import('../page/view.js').ViewContext} view
 */
export function qualityFacts({ kind, cluster, counts, quality }, { text, lang, catalog }) {
  const within = catalog.clusters.find(({ id }) => id === cluster)?.name[lang];
  const all = Object.values(counts).reduce((a, b) => a + b, 0);
  const facts = [
    [text.unit.kind, `${kindName(kind, text)}${within ? `, ${within}` : ''}`],
    [text.unit.reported, text.unit.of(counts.REPORTED + counts.LATE, all)],
    [text.unit.late, String(quality.late)],
    [text.unit.corrected, String(quality.corrected)],
    [text.unit.doubted, String(quality.doubted)],
    [text.unit.rejected, String(quality.rejected)],
    [text.unit.withdrawn, String(quality.withdrawn)],
    [text.unit.estimates, text.unit.of(quality.estimates, quality.figures)],
  ];
  return el('div', {},
    el('dl', { class: 'facts-strip' }, ...facts.map(([name, said]) => el('div', {}, el('dt', {}, name), el('dd', {}, said)))),
    el('p', { class: 'hint' }, text.unit.qualityHint));
}

/**
 * @param {{quarter: string, unit: import('../service/units.js').Unit | null}[]} quarters the newest last
 * @param {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place}} view
 */
export function punctualityTable(quarters, { text, lang, place }) {
  const states = ['REPORTED', 'LATE', 'MISSING', 'NOT_DUE', 'WITHDRAWN'];
  const rows = quarters.filter(({ unit }) => unit !== null && states.some((state) => unit.counts[state] > 0)).reverse();
  if (rows.length === 0) return null;
  return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': text.unit.punctuality },
    el('table', { class: 'plain' },
      el('caption', { class: 'visually-hidden' }, text.unit.punctuality),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, text.quarter),
        ...states.map((state) => el('th', { scope: 'col', class: 'figure' }, text.reports.states[state])))),
      el('tbody', {}, ...rows.map(({ quarter, unit }) => el('tr', {},
        el('th', { scope: 'row' },
          el('a', { href: linkTo({ ...place, quarter }, { view: 'completeness' }), 'data-key': `punctual ${quarter}` }, quarterName(quarter, lang))),
        ...states.map((state) => el('td', { class: 'figure' }, String(unit.counts[state]))))))));
}

/** The cases are kept by another service, so the page leads there; null where that is not known. */
export function alertsLink({ text, alerts, place }) {
  if (alerts === null) return null;
  const there = new URL(alerts);
  const asked = { view: 'cases', scope: place.scope, lang: place.lang, ...(place.city === null ? {} : { city: place.city }) };
  for (const [name, value] of Object.entries(asked)) there.searchParams.set(name, value);
  return el('p', {}, el('a', { href: there.href, 'data-key': 'open alerts' }, text.unit.openAlerts));
}
