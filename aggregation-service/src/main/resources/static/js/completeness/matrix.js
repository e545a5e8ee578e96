/**
 * The matrix: a row for each unit, grouped by cluster, a column for each indicator. Each cell is a link to the unit's
 * figure; one of them is in the order of the Tab key, the arrow keys lead to the others.
 *
 * @typedef {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place}} MatrixView
 */

import { linkTo } from '../page/address.js';
import { el, shape } from '../page/dom.js';
import { moment } from '../text/format.js';
import { wordFor } from '../text/words.js';
import { outlineOf } from './states.js';

/**
 * @param {import('../service/api.js').ReportUnit[]} units
 * @param {import('../service/api.js').Completeness['indicators']} indicators
 * @param {MatrixView} view
 * @param {string} quarter its name
 */
export function matrix(units, indicators, view, quarter) {
  const { reports } = view.text;
  const columns = indicators.map(({ indicator, counts }) => ({ code: indicator, counts, name: nameOf(indicator, view) }));
  const table = el('table', { class: 'matrix' },
    el('caption', { class: 'visually-hidden' }, reports.caption(quarter, view.placeName)),
    head(columns, view),
    ...byCluster(units, view).map(({ name, lang, members }) => el('tbody', {},
      el('tr', { class: 'cluster' }, el('th', { scope: 'rowgroup', colspan: columns.length + 2, lang }, el('span', {}, name))),
      ...members.map((unit) => row(unit, columns, view)))));
  table.querySelector('td a')?.setAttribute('tabindex', '0');
  return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': reports.caption(quarter, view.placeName) }, table);
}

function head(columns, { text: { reports } }) {
  return el('thead', {},
    el('tr', {},
      el('th', { scope: 'col', class: 'unit-name' }, reports.unit),
      ...columns.map(({ name }) => el('th', { scope: 'col' }, name)),
      el('th', { scope: 'col' }, reports.all)),
    el('tr', { class: 'sums' },
      el('th', { scope: 'row', class: 'unit-name' }, reports.all),
      ...columns.map(({ counts }) => sum(counts, reports)),
      el('td', {})));
}

function row({ unit, name, counts, cells }, columns, view) {
  const known = new Map(cells.map((cell) => [cell.indicator, cell]));
  return el('tr', {},
    el('th', { scope: 'row', class: 'unit-name', lang: 'vi' },
      el('a', { href: linkTo(view.place, { scope: `unit:${unit}` }), 'data-key': `unit ${unit}` }, name)),
    ...columns.map((column) => cellOf(known.get(column.code), unit, name, column, view)),
    sum(counts, view.text.reports));
}

function cellOf(cell, unit, unitName, { code, name }, { text: { reports }, lang, place }) {
  if (cell === undefined) {
    return el('td', { 'data-state': 'none' },
      el('span', { 'aria-hidden': 'true' }, '·'), el('span', { class: 'visually-hidden' }, reports.notExpected));
  }
  const { state, reportedPeriods, expectedPeriods, lastReportedAt } = cell;
  const last = lastReportedAt === null ? null : moment(lastReportedAt, lang);
  const said = reports.cell(unitName, name, wordFor(reports.states, state), reportedPeriods, expectedPeriods, last);
  return el('td', { 'data-state': state },
    el('a', {
      href: linkTo(place, { view: 'indicator', indicator: code, scope: `unit:${unit}` }),
      'aria-label': said,
      title: said,
      tabindex: -1,
      'data-key': `cell ${unit} ${code}`,
    }, shape(outlineOf(state)), el('span', {}, `${reportedPeriods}/${expectedPeriods}`)));
}

function sum(counts, { rowCount }) {
  const all = Object.values(counts).reduce((a, b) => a + b, 0);
  const done = counts.REPORTED + counts.LATE;
  return el('td', { class: done < all ? 'sum short' : 'sum' }, rowCount(done, all));
}

function nameOf(code, { catalog, lang }) {
  return catalog.indicators.find((indicator) => indicator.code === code)?.name[lang] ?? code;
}

function byCluster(units, { catalog, lang, text }) {
  const groups = catalog.clusters.map(({ id, name }) => ({ name: name[lang], lang, members: units.filter(({ cluster }) => cluster === id) }));
  const known = new Set(catalog.clusters.map(({ id }) => id));
  groups.push({ name: text.noCluster, lang, members: units.filter(({ cluster }) => !known.has(cluster)) });
  return groups.filter(({ members }) => members.length > 0);
}

const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/**
 * Lets the arrow keys, Home and End lead from cell to cell.
 *
 * @param {HTMLElement} home
 */
export function followArrows(home) {
  home.addEventListener('keydown', (event) => {
    const from = event.target.closest?.('td a');
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = nextCell(home, from, event.key);
    if (to === null) return;
    event.preventDefault();
    focusCell(home, to);
  });
  home.addEventListener('focusin', (event) => {
    const cell = event.target.closest?.('td a');
    if (cell) makeCurrent(home, cell);
  });
}

function nextCell(home, from, key) {
  const lines = [...home.querySelectorAll('tbody tr:not(.cluster)')];
  const column = from.closest('td').cellIndex;
  const at = lines.indexOf(from.closest('tr'));
  if (key === 'Home' || key === 'End') {
    const links = [...lines[at].querySelectorAll('td a')];
    return key === 'Home' ? links[0] : links.at(-1);
  }
  if (!Object.hasOwn(STEPS, key)) return null;
  const [down, right] = STEPS[key];
  for (let line = at + down, cell = column + right; lines[line]?.cells[cell]; line += down, cell += right) {
    const link = lines[line].cells[cell].querySelector('td > a');
    if (link) return link;
  }
  return null;
}

function focusCell(home, cell) {
  makeCurrent(home, cell);
  cell.focus();
}

function makeCurrent(home, cell) {
  home.querySelectorAll('td a[tabindex="0"]').forEach((each) => each.setAttribute('tabindex', '-1'));
  cell.setAttribute('tabindex', '0');
}
