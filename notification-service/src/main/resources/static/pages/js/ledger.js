/** The reporting ledger: how often each unit was reminded and late in a year. */

import { ask, inCity } from './api.js';
import { el, field, select, table } from './dom.js';
import { filters } from './filters.js';
import { time } from './format.js';

const YEARS = 5;

export async function showLedger(page) {
  const { w, query, names } = page;
  const newest = Number(names.today.slice(0, 4));
  const year = query.get('year') ?? String(newest);
  const { rows, asOf } = await ask(`api/v1/ledger?year=${encodeURIComponent(year)}`);
  const years = Array.from({ length: YEARS }, (_, i) => String(newest - i));
  const numbers = rows.map((row) => [
    row.name, String(row.reports), String(row.late), String(row.reminders), String(row.warnings), String(row.missing),
    row.longestLateWorkingDays === 0 ? '' : String(row.longestLateWorkingDays),
  ]);
  return [
    el('h1', {}, w.ledger),
    filters(page, 'ledger', field('year', w.year, select('year', years.map((one) => [one, one]), year))),
    el('p', { class: 'count' }, rows.length === 0 ? w.empty : `${w.shown(rows.length)} · ${time(asOf, w.code, names.zone)}`),
    rows.length === 0 ? el('p') : table(w.ledger, [w.unit, w.reports, w.late, w.reminders, w.overdue, w.missingReports, w.longest], numbers),
    el('p', {}, el('a', { href: inCity(`api/v1/ledger.xlsx?year=${encodeURIComponent(year)}&lang=${w.code}`), download: true }, w.xlsx)),
  ];
}
