/** Clusters and units within a scope, sorted by one indicator. */

import { linkTo } from '../page/address.js';
import { el, isOnAPhone } from '../page/dom.js';
import { growthOf, verdictMark } from '../page/figures.js';
import { amount, barWidth, compareDecimals, drawn, percent } from '../text/format.js';

const AT_FIRST = 10;
const AT_FIRST_ON_A_PHONE = 5;

/**
 * Returns the ranking; null where there is nothing to rank.
 *
 * @param {import('../service/api.js').Total[]} parts
 * @param {import('./facts.js').LookView} view
 * @param {(changes: Partial<import('../page/address.js').Place>) => void} go
 * @param {boolean} all whether to show more than the first ones
 * @param {() => void} showAll
 */
export function ranking(parts, view, go, all = true, showAll = () => {}) {
  const { place } = view;
  const hasBoth = place.scope === 'city' && parts.some(isCluster);
  const rows = sorted(parts.filter((part) => isCluster(part) === (hasBoth && place.by === 'cluster')), place.sort, view);
  if (rows.length === 0) return null;
  const few = isOnAPhone() ? AT_FIRST_ON_A_PHONE : AT_FIRST;
  return el('div', {}, hasBoth ? choice(place.by, view.text, go) : null,
    table(rows, ranksOf(rows, view), all ? rows.length : few, view, go),
    all || rows.length <= few ? null : more(rows.length, view.text.look, showAll));
}

function more(count, look, showAll) {
  const button = el('button', { type: 'button', 'data-key': 'all ranked' }, look.showAll(count));
  button.addEventListener('click', showAll);
  return button;
}

/**
 * Sorts by value or growth, greatest first and what is not known last, or by name.
 *
 * @param {import('../service/api.js').Total[]} totals
 * @param {import('../page/address.js').Place['sort']} by
 * @param {Pick<import('./facts.js').LookView, 'unitNames' | 'catalog' | 'lang'>} view
 */
export function sorted(totals, by, view) {
  const name = (total) => placeName(total, view);
  const byName = (a, b) => name(a).localeCompare(name(b), 'vi');
  const key = by === 'growth' ? 'growthPercent' : 'value';
  const greatestFirst = (a, b) => {
    if (a[key] === null || b[key] === null) return Number(a[key] === null) - Number(b[key] === null);
    return compareDecimals(b[key], a[key]);
  };
  return [...totals].sort((a, b) => (by === 'name' ? 0 : greatestFirst(a, b)) || byName(a, b));
}

/**
 * Returns the places by scope, whatever the rows are sorted by: as on the page of a unit, among all of its kind in the
 * city, the best first, equal ones alike. None has who has no figure, or one in which reports are missing; there are none
 * of what is only followed, within a cluster, where its units alone are known, nor of units that are there no more.
 *
 * @param {Pick<import('../service/api.js').Total, 'scope' | 'value' | 'trust'>[]} rows
 * @param {Pick<import('./facts.js').LookView, 'indicator' | 'catalog' | 'place'>} view
 * @returns {Map<string, string>}
 */
export function ranksOf(rows, { indicator, catalog, place }) {
  if (indicator.direction === 'NEUTRAL' || place.scope !== 'city') return new Map();
  const kinds = new Map(catalog.units.map(({ id, kind }) => [`unit:${id}`, kind]));
  const kindOf = (row) => (isCluster(row) ? 'cluster' : kinds.get(row.scope));
  if (rows.some((row) => kindOf(row) === undefined)) return new Map();
  const whole = rows.filter(({ value, trust }) => value !== null && trust.complete);
  const isBetter = (a, b) => (indicator.direction === 'LOWER' ? compareDecimals(a.value, b.value) < 0 : compareDecimals(a.value, b.value) > 0);
  return new Map(whole.map((row) => {
    const alike = whole.filter((other) => kindOf(other) === kindOf(row));
    return [row.scope, `${alike.filter((other) => isBetter(other, row)).length + 1}/${alike.length}`];
  }));
}

function isCluster({ scope }) {
  return scope.startsWith('cluster:');
}

function placeName({ scope }, { unitNames, catalog, lang }) {
  const id = scope.slice(scope.indexOf(':') + 1);
  return isCluster({ scope }) ? catalog.clusters.find((each) => each.id === id)?.name[lang] ?? id : unitNames.get(id) ?? id;
}

function choice(by, { look }, go) {
  const button = (value, words) => {
    const made = el('button', { type: 'button', 'aria-pressed': String(by === value), 'data-key': `by ${value}` }, words);
    made.addEventListener('click', () => go({ by: value }));
    return made;
  };
  return el('div', { class: 'segments', role: 'group', 'aria-label': look.ranking },
    button('unit', look.rankUnits), button('cluster', look.rankClusters));
}

function table(rows, ranks, count, view, go) {
  const { text: { look, growthShort } } = view;
  const most = Math.max(...rows.map(({ value }) => Math.abs(drawn(value) ?? 0)));
  const judged = rows.some(({ attainments }) => attainments.length > 0);
  return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': look.ranking },
    el('table', { class: 'plain ranking' },
      el('caption', { class: 'visually-hidden' }, look.ranking),
      el('thead', {}, el('tr', {},
        ranks.size > 0 ? el('th', { scope: 'col', class: 'number' }, look.rank) : null,
        sortHead('name', look.place, view, go),
        sortHead('value', look.value, view, go, 'figure'),
        el('th', { scope: 'col', class: 'wide' }, look.share),
        sortHead('growth', growthShort, view, go, 'figure'),
        judged ? el('th', { scope: 'col' }, look.verdict) : null,
        el('th', { scope: 'col' }, look.unitsReported))),
      el('tbody', {}, ...rows.slice(0, count).map((row) => line(row, ranks, most, judged, view)))));
}

function sortHead(key, words, { place: { sort }, text }, go, kind = null) {
  const isSorted = sort === key;
  const button = el('button', { type: 'button', class: 'sort', 'data-key': `sort ${key}`, 'data-sorted': isSorted }, words);
  button.addEventListener('click', () => go({ sort: key }));
  return el('th', {
    scope: 'col',
    class: kind,
    'aria-sort': isSorted ? (key === 'name' ? 'ascending' : 'descending') : null,
    title: isSorted ? text.look.sortedBy(words.toLowerCase()) : null,
  }, button);
}

function line(total, ranks, most, judged, view) {
  const { lang, text, place } = view;
  const { trust } = total;
  return el('tr', {},
    ranks.size > 0 ? el('td', { class: 'number' }, ranks.get(total.scope) ?? '') : null,
    el('th', { scope: 'row' },
      el('a', { href: linkTo(place, { view: 'indicator', indicator: place.indicator, scope: total.scope }), lang: isCluster(total) ? lang : 'vi', 'data-key': `rank ${total.scope}` },
        placeName(total, view))),
    el('td', { class: 'figure' }, total.value === null ? el('span', { class: 'absent' }, text.noFigure) : amount(total.value, lang)),
    el('td', { class: 'wide' }, sizeBar(total.value, most)),
    el('td', { class: 'figure' }, total.value === null ? null : growthOf(total, view)),
    judged ? el('td', {}, ...total.attainments.map(({ verdict, sharePercent }) =>
      el('p', {}, verdictMark(verdict, view.indicator.direction, view), ' ', sharePercent === null ? null : percent(sharePercent, lang)))) : null,
    el('td', { class: trust.complete ? 'reported' : 'reported short' },
      trust.expectedUnits === 0 ? null : `${trust.reportedUnits}/${trust.expectedUnits}`));
}

/** The figure beside it says the same. */
function sizeBar(value, most) {
  const track = el('div', { class: 'size', 'aria-hidden': 'true' });
  const share = most === 0 ? 0 : (Math.abs(drawn(value) ?? 0) / most) * 100;
  track.style.setProperty('--share', `${barWidth(String(share))}%`);
  return track;
}
