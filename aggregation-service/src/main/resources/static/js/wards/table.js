/**
 * The heat map: a row for each ward, grouped by cluster, a column for each indicator. On a phone only the chosen
 * indicator has its column.
 *
 * @typedef {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place}} WardsContext
 * @typedef {{indicator: import('../service/api.js').Indicator, basis: import('./heat.js').Basis}} Column
 */

import { linkTo } from '../page/address.js';
import { el, shape } from '../page/dom.js';
import { amount } from '../text/format.js';
import { basisOf, heatOf } from './heat.js';

/**
 * Returns the columns: the indicators that a ward has a figure of, in the order of the report.
 *
 * @param {import('../service/units.js').Unit[]} units
 * @param {WardsContext} context
 * @returns {Column[]}
 */
export function columnsOf(units, { catalog, place }) {
  return catalog.indicators
    .map((indicator) => ({ indicator, cells: units.flatMap(({ cells }) => cells.filter((cell) => cell.indicator === indicator.code)) }))
    .filter(({ cells }) => cells.some(({ value }) => value !== null))
    .map(({ indicator, cells }) => ({ indicator, basis: basisOf(place.measure, cells, indicator.direction) }));
}

/**
 * @param {import('../service/units.js').Unit[]} units
 * @param {Column[]} columns
 * @param {string} chosen code of the indicator that a phone shows
 * @param {WardsContext} context
 * @param {{chosen: Set<string>, toggle: (unit: string, on: boolean) => void}} comparison
 */
export function heatTable(units, columns, chosen, context, comparison) {
  const { text: { wards } } = context;
  const table = el('table', { class: 'matrix heat' },
    el('caption', { class: 'visually-hidden' }, wards.heat),
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col', class: 'unit-name' }, wards.ward),
      ...columns.map(({ indicator, basis }) =>
        el('th', { scope: 'col', 'data-chosen': indicator.code === chosen }, indicator.name[context.lang],
          el('span', { class: 'beside' }, wards.bases[basis]))))),
    ...byCluster(units, context).map(({ name, lang, members }) => el('tbody', {},
      el('tr', { class: 'cluster' }, el('th', { scope: 'rowgroup', colspan: columns.length + 1, lang }, el('span', {}, name))),
      ...members.map((unit) => row(unit, columns, chosen, context, comparison)))));
  table.querySelector('td a')?.setAttribute('tabindex', '0');
  return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': wards.heat }, table);
}

function row(unit, columns, chosen, context, { chosen: compared, toggle }) {
  const { text: { wards }, place } = context;
  const box = el('input', { type: 'checkbox', 'aria-label': wards.choose(unit.name), autocomplete: 'off', 'data-key': `compare ${unit.unit}` });
  box.checked = compared.has(unit.unit);
  box.addEventListener('change', () => toggle(unit.unit, box.checked));
  return el('tr', {},
    el('th', { scope: 'row', class: 'unit-name', lang: 'vi' }, el('span', { class: 'choice' }, box,
      el('a', { href: linkTo(place, { view: 'unit', scope: `unit:${unit.unit}` }), 'data-key': `ward ${unit.unit}` }, unit.name))),
    ...columns.map((column) => cellOf(unit, column, column.indicator.code === chosen, context)));
}

function cellOf(unit, { indicator, basis }, isChosen, context) {
  const cell = unit.cells.find((one) => one.indicator === indicator.code);
  if (cell === undefined) return el('td', { 'data-chosen': isChosen }, el('span', { class: 'absent' }, '·'));
  const { standing, outline, text } = heatOf(cell, basis, indicator, context);
  const said = describe(unit, cell, text, indicator, basis, context);
  return el('td', { 'data-standing': standing, 'data-chosen': isChosen },
    el('a', {
      href: linkTo(context.place, { view: 'indicator', indicator: indicator.code, scope: `unit:${unit.unit}` }),
      'aria-label': said,
      title: said,
      tabindex: -1,
      'data-key': `heat ${unit.unit} ${indicator.code}`,
    }, outline === null ? null : shape(outline), el('span', {}, text)));
}

/** Returns a cell in words. */
export function describe({ name }, { value, rank, ranked }, shown, indicator, basis, { lang, text }) {
  if (value === null) return `${name}, ${indicator.name[lang]}: ${shown} ${text.noFigure}`;
  return text.wards.cell(name, indicator.name[lang], `${amount(value, lang)} ${indicator.unitOfMeasure[lang]}`,
    basis === 'value' ? '' : `${text.wards.bases[basis]}: ${shown}`, basis === 'rank' || rank === null ? '' : text.wards.rank(rank, ranked));
}

function byCluster(units, { catalog, lang, text }) {
  const known = new Set(catalog.clusters.map(({ id }) => id));
  return [
    ...catalog.clusters.map(({ id, name }) => ({ name: name[lang], lang, members: units.filter(({ cluster }) => cluster === id) })),
    { name: text.wards.noCluster, lang, members: units.filter(({ cluster }) => !known.has(cluster)) },
  ].filter(({ members }) => members.length > 0);
}
