/** The reporting ledger: how often each unit was reminded and late in a year. */

import { ask, inCity, want } from './api.js';
import { announce, el, field, select, table } from './dom.js';
import { filters } from './filters.js';
import { time } from './format.js';
import { said } from './request-form.js';

const YEARS = 5;

/** What the table can be sorted by: the numbers of a row, the highest first, or the name. */
const SORTS = {
  late: (row) => row.late,
  missing: (row) => row.missing,
  longest: (row) => row.longestLateWorkingDays,
  reminders: (row) => row.reminders,
  name: null,
};

function sortedBy(sort, rows, lang) {
  const number = SORTS[sort];
  const byName = (a, b) => a.name.localeCompare(b.name, lang);
  return [...rows].sort((a, b) => (number === null || number === undefined ? 0 : number(b) - number(a)) || byName(a, b));
}

/** Returns a link to the unit's own page among the figures. */
function unitLink(row, { w, names, who }) {
  const city = who.cities.length > 1 ? { city: who.city } : {};
  const query = new URLSearchParams({ ...city, view: 'unit', scope: `unit:${row.unit}`, lang: w.code });
  return el('a', { href: `${names.dashboard}${names.dashboard.includes('?') ? '&' : '?'}${query}` }, row.name);
}

/** Returns the button that reminds a unit now; nothing where the unit owes nothing, or the reader may not. */
function remind(row, page) {
  const { w, who } = page;
  if (row.missing === 0 || !who.rights.includes('MAIL')) return '';
  const button = el('button', { type: 'button', class: 'second small', 'aria-label': `${w.remindNow}: ${row.name}` }, w.remindNow);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const { mails } = await want('POST', `api/v1/ledger/${encodeURIComponent(row.unit)}/reminders`, null);
      button.replaceWith(el('span', { class: 'small', role: 'status' }, w.reminded(mails.length)));
      announce(`${row.name}: ${w.reminded(mails.length)}`);
    } catch (fault) {
      button.disabled = false;
      button.after(el('span', { class: 'message fault', role: 'alert' }, said(w, fault)));
    }
  });
  return button;
}

export async function showLedger(page) {
  const { w, query, names } = page;
  const newest = Number(names.today.slice(0, 4));
  const year = query.get('year') ?? String(newest);
  const { rows, asOf } = await ask(`api/v1/ledger?year=${encodeURIComponent(year)}`);
  const years = Array.from({ length: YEARS }, (_, i) => String(newest - i));
  const sort = query.get('sort') ?? 'late';
  const numbers = sortedBy(sort, rows, w.code).map((row) => [
    unitLink(row, page), String(row.reports), String(row.late), String(row.reminders), String(row.warnings), String(row.missing),
    row.longestLateWorkingDays === 0 ? '' : String(row.longestLateWorkingDays),
    remind(row, page),
  ]);
  return [
    el('h1', {}, w.ledger),
    filters(page, 'ledger', field('year', w.year, select('year', years.map((one) => [one, one]), year)),
      field('sort', w.sort, select('sort', Object.keys(SORTS).map((one) => [one, w.ledgerSorts[one]]), sort))),
    el('p', { class: 'count' }, rows.length === 0 ? w.empty : `${w.shown(rows.length)} · ${time(asOf, w.code, names.zone)}`),
    rows.length === 0 ? el('p') : table(w.ledger, [w.unit, w.reports, w.late, w.reminders, w.overdue, w.missingReports, w.longest, ''], numbers),
    el('p', {}, el('a', { href: inCity(`api/v1/ledger.xlsx?year=${encodeURIComponent(year)}&lang=${w.code}`), download: true }, w.xlsx)),
  ];
}
