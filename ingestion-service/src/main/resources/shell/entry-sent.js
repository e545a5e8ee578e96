/** What was sent: the confirmation to print, and each figure followed until it is in the totals, corrected, withdrawn. */

import { Away, Refused, ask, button, byId, chosen, el, indicatorOf, lang, periodText, say, textOf, timeText, words } from './entry-parts.js';
import { confirmationText } from './entry-confirm.js';
import { shown } from './entry-numbers.js';
import { keepSent, sent, waiting } from './entry-store.js';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** What counts is known to ingestion a little after the totals have it. */
const AFTERWARDS = 3000;
let following = null;
let printed = [];

const heads = (...keys) => el('thead', {}, el('tr', {}, ...keys.map((key) => el('th', { scope: 'col' }, words[key]))));

const valueText = ({ value, withdrawn }) => (withdrawn ? words.withdrawn : value === undefined ? '' : shown(value, lang));

const timeliness = ({ lateSince }) => (lateSince ? words.late.replace('#time', timeText(lateSince)) : words['in.time']);

const cellsOf = (one) => [
  el('th', { scope: 'row' }, indicatorOf(one.indicator)?.name[lang] ?? one.indicator),
  el('td', {}, periodText(one.period)),
  el('td', { class: 'number' }, valueText(one)),
  el('td', {}, indicatorOf(one.indicator)?.unitOfMeasure[lang] ?? ''),
  el('td', {}, timeText(one.enteredAt)),
];

/** Shows the confirmation of what was taken. */
export function showReceipt(taken) {
  printed = taken;
  byId('receipt').hidden = taken.length === 0;
  if (taken.length === 0) return;
  byId('receipt-of').textContent = `${chosen.unit.name}, ${timeText(taken[0].enteredAt)}`;
  byId('receipts').replaceChildren(
    heads('indicator', 'period', 'value', 'unit.of.measure', 'time', 'deadline', 'receipt.number'),
    el('tbody', {}, ...taken.map((one) => el('tr', {}, ...cellsOf(one), el('td', {}, timeliness(one)),
      el('td', {}, one.receipt ?? '', one.confirmation ? el('span', { class: 'before' }, confirmationText(one.confirmation)) : null)))));
}

const stateText = (one) => [one.state === 'REJECTED' && one.error ? textOf(one.error) : words[`state.${one.state}`], confirmationText(one.confirmation)]
  .filter((text) => text !== '').join('; ');

/** What the head has said since of a figure that was sent from here. */
const saidOf = (answer, { id }) => answer.figures.map(({ standing }) => standing?.confirmation).find((said) => said?.update === id);

/** The newest of each cell: what waits, what was sent from here, or what counts and came another way. */
function newest(answer, records) {
  const counting = answer.figures.filter(({ standing }) => standing !== undefined).map(({ indicator, standing }) => ({
    ...standing, unit: chosen.unit.id, indicator, enteredAt: standing.reportedAt, withdrawn: standing.value === undefined, state: 'COUNTS',
  }));
  const isHere = ({ unit, indicator, period }) => unit === chosen.unit.id && answer.figures.some((one) => one.indicator === indicator && one.period === period);
  const byCell = new Map();
  for (const one of [...counting, ...records.filter(isHere)]) {
    const key = `${one.indicator}/${one.period}`;
    const confirmation = byCell.get(key)?.confirmation;
    // What the head has said stands with what counts, and the receipt with what was sent from here.
    if (confirmation !== undefined && confirmation.update === one.id) byCell.set(key, { ...one, confirmation });
    else if (!byCell.has(key) || Date.parse(byCell.get(key).enteredAt) <= Date.parse(one.enteredAt)) byCell.set(key, one);
  }
  return [...byCell.values()].sort((one, other) => Date.parse(other.enteredAt) - Date.parse(one.enteredAt));
}

function withdrawal(one, work, place) {
  const reason = el('input', { maxlength: '500', autocomplete: 'off', 'aria-label': words['withdraw.reason'], placeholder: words['withdraw.reason'] });
  return [reason, button(words['withdraw.now'], () => {
    const why = reason.value.trim();
    if (why === '') {
      reason.focus();
      return;
    }
    place.replaceChildren();
    work.withdraw(one, why);
  })];
}

function actions(one, work) {
  if (one.withdrawn || one.state === 'WAITING') return el('td', {});
  const place = el('td', { class: 'actions' });
  place.append(
    button(words.correct, () => work.correct(one)),
    button(words.withdraw, () => {
      const asked = withdrawal(one, work, place);
      place.replaceChildren(...asked);
      asked[0].focus();
    }));
  return place;
}

async function records(person) {
  const waits = (await waiting(person)).flatMap(({ enteredAt, updates }) => updates.map((one) => ({ ...one, enteredAt, receipt: null, state: 'WAITING' })));
  return [...waits, ...await sent(person)];
}

/** Draws what the unit has sent for the quarter, unless a reason is being typed there. */
export async function drawSent(person, answer, work) {
  if (!byId('receipt').hidden && printed.length > 0) showReceipt(printed.map((one) => ({ ...one, confirmation: saidOf(answer, one) ?? one.confirmation })));
  if (byId('sent-table').querySelector('input') !== null) return;
  const rows = newest(answer, await records(person));
  byId('sent-none').hidden = rows.length > 0;
  byId('sent-table').hidden = rows.length === 0;
  byId('sent-table').replaceChildren(
    heads('indicator', 'period', 'value', 'unit.of.measure', 'time', 'receipt.number', 'state', 'actions'),
    el('tbody', {}, ...rows.map((one) => el('tr', { 'data-cell': `${one.indicator}/${one.period}`, 'data-state': one.state, 'data-confirmation': one.confirmation?.state },
      ...cellsOf(one), el('td', {}, one.receipt ?? ''), el('td', { class: 'state' }, stateText(one)), actions(one, work)))));
}

async function progress(one) {
  try {
    const { outcome, error } = await ask(`api/v1/receipts/${one.receipt}`, { city: one.city });
    return { ...one, state: outcome, error: error ?? null };
  } catch (fault) {
    if (fault instanceof Refused && fault.problem.code === 'UNDER_WAY') return one;
    if (fault instanceof Refused) return { ...one, state: 'UNKNOWN' };
    throw fault;
  }
}

/** Asks for the receipts that are under way, ever more slowly, until all are in the totals. */
export async function follow(person, changed, wait = FIRST_WAIT) {
  clearTimeout(following);
  const open = (await sent(person)).filter(({ state }) => state === 'UNDER_WAY');
  if (open.length === 0) return;
  try {
    const moved = (await Promise.all(open.map(progress))).filter((one, index) => one !== open[index]);
    if (moved.length > 0) {
      await keepSent(moved);
      await changed();
    }
    if (moved.length === open.length) {
      following = setTimeout(changed, AFTERWARDS);
      return;
    }
  } catch (fault) {
    if (!(fault instanceof Away)) say(fault.message, 'fault');
  }
  following = setTimeout(() => follow(person, changed, Math.min(LONGEST_WAIT, 2 * wait)), wait);
}
