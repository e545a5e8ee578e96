/**
 * The table of the quarter. Showing it again changes only the cells whose content differs, marks them for a moment,
 * and leaves opened details and the focus where they are.
 *
 * @typedef {import('./rows.js').Group} Group
 * @typedef {import('./cells.js').View & {quarter: string, placeName: string, owners: string[]}} TableView
 */

import * as cells from './cells.js';
import { el, keepOpen } from '../page/dom.js';
import { ownerName } from '../page/owners.js';
import { monthsOf, quarterName, yearOf } from '../text/format.js';

const MARKED_MS = 4_000;

export class QuarterTable {
  /** @param {HTMLElement} home the element that the table is put into */
  constructor(home) {
    this.home = home;
    this.structure = '';
    /** @type {Map<string, HTMLElement>} */
    this.contents = new Map();
  }

  /**
   * Shows these groups; a table of the same structure is changed in place.
   *
   * @param {Group[]} groups
   * @param {TableView} view
   */
  show(groups, view) {
    const columns = columnsOf(view);
    const structure = structureOf(groups, view);
    if (structure === this.structure) {
      this.#update(groups, columns);
    } else {
      this.#build(groups, columns, view);
      this.structure = structure;
    }
  }

  clear() {
    this.home.replaceChildren();
    this.contents.clear();
    this.structure = '';
  }

  #build(groups, columns, view) {
    this.contents.clear();
    const bodies = groups.map((group) =>
      el('tbody', { role: 'rowgroup' }, groupRow(group, columns, view), ...group.rows.map((row) => this.#row(row, columns))));
    // Cards leave cells out, so each says which column it is of.
    const table = el('table', { role: 'table', 'aria-colcount': columns.length, 'data-owners': view.owners.length },
      el('caption', { class: 'visually-hidden' }, view.text.caption(quarterName(view.quarter, view.lang), view.placeName)),
      head(columns, view),
      ...bodies);
    this.home.replaceChildren(table);
  }

  #row(row, columns) {
    const tr = el('tr', { role: 'row', class: row.context ? 'indicator context' : 'indicator', 'data-depth': row.depth });
    for (const [index, column] of columns.entries()) {
      const content = contentOf(column, row);
      this.contents.set(keyOf(row, column), content);
      const heads = column.id === 'name';
      tr.append(el(heads ? 'th' : 'td', {
        role: heads ? 'rowheader' : 'cell',
        scope: heads ? 'row' : null,
        'aria-colindex': index + 1,
        class: `${column.kind} column-${column.id}`,
        'data-label': column.label,
      }, content));
    }
    return tr;
  }

  #update(groups, columns) {
    for (const row of groups.flatMap((group) => group.rows)) {
      for (const column of columns) {
        const key = keyOf(row, column);
        const before = this.contents.get(key);
        const after = contentOf(column, row);
        keepOpen(before, after);
        if (before.isEqualNode(after)) continue;
        exchange(before, after);
        this.contents.set(key, after);
        // A small chart that comes later than the figures is no news.
        if (column.kind !== 'small') mark(after.parentElement);
      }
    }
  }
}

/** Columns: id, kind (class for its look), heading, label in a card, content of a row's cell. */
function columnsOf(view) {
  const { text, lang, quarter, owners } = view;
  const column = (id, kind, heading, content, label = heading) => ({ id, kind, heading, label, content });
  return [
    column('number', 'number', text.number, (row) => [row.number]),
    column('name', 'name', text.indicator, (row) => cells.indicatorName(row, view)),
    column('value', 'figure', text.value(quarterName(quarter, lang)), (row) => cells.value(row, view)),
    column('last-year', 'figure', text.lastYear, (row) => cells.lastYear(row, view)),
    column('growth', 'figure', text.growth, (row) => cells.growth(row, view), text.growthShort),
    // In the first quarter it is the quarter's own figure again.
    ...(monthsOf(quarter) === 3
      ? []
      : [column('cumulative', 'figure', text.cumulative(monthsOf(quarter)), (row) => cells.cumulative(row, view))]),
    column('trend', 'small', text.sparkline, (row) => cells.trend(row, view)),
    ...owners.map((owner) =>
      column(`owner-${owner}`, 'owner', ownerName(owner, view), (row) => cells.attainment(row, owner, view))),
    column('trust', 'trust', text.trust, (row) => cells.trust(row, view)),
  ];
}

function head(columns, { text, quarter }) {
  const owners = columns.filter(({ kind }) => kind === 'owner');
  const colindex = (column) => ({ 'aria-colindex': columns.indexOf(column) + 1 });
  const single = (column) =>
    el('th', { role: 'columnheader', scope: 'col', rowspan: owners.length ? 2 : null, class: column.kind, ...colindex(column) },
      column.heading);
  const isFirstOwner = (column) => column === owners[0];
  const together = () =>
    el('th', { role: 'columnheader', scope: 'colgroup', colspan: owners.length, class: 'owner', ...colindex(owners[0]) },
      text.targets(yearOf(quarter)));
  const upper = columns
    .filter((column) => column.kind !== 'owner' || isFirstOwner(column))
    .map((column) => (isFirstOwner(column) ? together() : single(column)));
  const lower = owners.map((column) =>
    el('th', { role: 'columnheader', scope: 'col', class: 'owner', ...colindex(column) }, column.heading));
  return el('thead', { role: 'rowgroup' },
    el('tr', { role: 'row' }, ...upper),
    lower.length ? el('tr', { role: 'row' }, ...lower) : null);
}

function groupRow({ number, name }, columns, { lang }) {
  return el('tr', { role: 'row', class: 'group' },
    el('td', { role: 'cell', class: 'number', 'aria-colindex': 1 }, number),
    el('th', { role: 'rowheader', scope: 'rowgroup', colspan: columns.length - 1, 'aria-colindex': 2 }, name[lang]));
}

function contentOf(column, row) {
  return el('div', { class: 'content' }, ...column.content(row));
}

function keyOf({ indicator }, { id }) {
  return `${indicator.code} ${id}`;
}

function structureOf(groups, { lang, quarter, placeName, owners }) {
  const rows = groups.map(({ name, rows: members }) => [name.vi, members.map((row) => [row.indicator.code, row.number, row.context])]);
  return JSON.stringify([lang, quarter, placeName, owners, rows]);
}

function exchange(before, after) {
  const focusable = 'a, summary';
  const focused = [...before.querySelectorAll(focusable)].indexOf(document.activeElement);
  before.replaceWith(after);
  if (focused >= 0) after.querySelectorAll(focusable)[focused]?.focus({ preventScroll: true });
}

function mark(cell) {
  cell.classList.remove('changed');
  // Reading the width lets the animation start again when a cell changes twice in a row.
  void cell.offsetWidth;
  cell.classList.add('changed');
  clearTimeout(Number(cell.dataset.marked));
  cell.dataset.marked = String(setTimeout(() => cell.classList.remove('changed'), MARKED_MS));
}
