/** The grid: a cell for each figure that is open, with what was reported before, its kind and, where asked for, a reason. */

import { byId, button, chosen, el, indicatorOf, lang, say, words } from './entry-parts.js';
import { cellOf, cells, draft, drawnFor, figureOf, fill, inputs, keepDraft, learn, nameOf, note, showParts } from './entry-cells.js';
import { closed, findings } from './entry-checks.js';
import { plain, readings, remember, shown } from './entry-numbers.js';

const STATUSES = ['OFFICIAL', 'PRELIMINARY', 'ESTIMATE'];

function monthsOf(quarter) {
  const [year, number] = quarter.split('-Q').map(Number);
  return [1, 2, 3].map((month) => `${year}-${String((number - 1) * 3 + month).padStart(2, '0')}`);
}

const periodsOf = ({ frequency }, quarter) => (frequency === 'QUARTER' ? [quarter] : frequency === 'MONTH' ? monthsOf(quarter) : []);

const label = (period) => (period.includes('Q') ? words.one : `${words.month} ${Number(period.split('-')[1])}`);

const statusText = (status) => words[`status.${status.toLowerCase()}`];

const before = (word, figure, more = '') => (figure?.value === undefined ? null
  : el('span', {}, `${words[word]}: ${shown(figure.value, lang)}${more}`));

function historyOf(figure = {}) {
  const { standing, last, yearBefore } = figure;
  const firmness = standing?.value === undefined ? '' : ` (${statusText(standing.status)})`;
  return el('span', { class: 'before' }, before('standing', standing, firmness), before('last', last), before('year.before', yearBefore));
}

function cell(indicator, period, span) {
  const figure = figureOf(indicator.code, period);
  const name = `${indicator.name[lang]}, ${label(period)}`;
  const id = `${indicator.code}-${period}`;
  return el('td', { colspan: span, 'data-label': label(period) },
    el('input', {
      class: 'figure',
      name: nameOf(indicator.code, period),
      'data-indicator': indicator.code,
      'data-period': period,
      inputmode: 'decimal',
      autocomplete: 'off',
      'aria-label': name,
      disabled: figure === undefined ? '' : null,
    }),
    historyOf(figure),
    el('select', { 'aria-label': `${words.status}: ${name}`, hidden: '' }, ...STATUSES.map((one) => el('option', { value: one }, statusText(one)))),
    el('input', { class: 'reason', maxlength: '500', autocomplete: 'off', placeholder: words.reason, 'aria-label': `${words.reason}: ${name}`, hidden: '' }),
    el('span', { class: 'note', id: `note-${id}` }));
}

/** Takes what was reported meanwhile; what is typed stays. */
export function refresh(answer) {
  learn(answer);
  for (const one of cells()) {
    one.input.parentElement.querySelector('.before').replaceWith(historyOf(figureOf(one.indicator, one.period)));
    showParts(one);
  }
}

/** Removes the grid: what is typed into one belongs to the unit and quarter for which it was drawn. */
export function clearGrid() {
  byId('figures').replaceChildren();
  delete drawnFor().unit;
  delete drawnFor().quarter;
}

/** Draws the grid of the unit and quarter that are chosen; figures of a draft are in it. */
export function drawGrid(answer) {
  learn(answer);
  const { quarter } = chosen;
  Object.assign(drawnFor(), { unit: chosen.unit.id, quarter });
  const rows = chosen.unit.indicators.filter((one) => periodsOf(one, quarter).length > 0).map((one) => el('tr', {},
    el('th', { scope: 'row' }, one.name[lang], el('small', {}, one.unitOfMeasure[lang])),
    ...periodsOf(one, quarter).map((period, at, every) => cell(one, period, every.length === 1 ? '3' : null))));
  byId('figures').replaceChildren(
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, words.indicator), ...monthsOf(quarter).map((month) => el('th', { scope: 'col' }, label(month))))),
    el('tbody', {}, ...rows));
  if (rows.length === 0) say(words.noDuties);
  const kept = draft();
  for (const one of cells()) fill(one, kept[one.name] ?? { value: '' });
  if (Object.keys(kept).length > 0) say(words.draft);
  return Object.keys(kept).length;
}

/** Asks once which of two figures is meant; the answer is remembered for what comes after. */
function askWhich(input, found) {
  const both = readings(input.value);
  const choose = (numbers) => () => {
    remember(numbers);
    for (const one of cells()) note(one.input, '');
    input.focus();
  };
  note(input, 'ask', found, ...['vi', 'en'].map((numbers) => button(words[`as.${numbers}`].replace('#n', shown(both[numbers], lang)), choose(numbers))));
}

/** Looks at one cell without the service; returns what is wrong and what is strange. */
function look(one) {
  const { errors, warnings } = findings(one.input.value.trim(), indicatorOf(one.indicator), figureOf(one.indicator, one.period), one.status.value, one.reason.value.trim());
  if (errors.some(({ code }) => code === 'VALUE_AMBIGUOUS')) askWhich(one.input, errors);
  else if (errors.length > 0) note(one.input, 'fault', [...errors, ...warnings]);
  else if (warnings.length > 0) note(one.input, 'ask', warnings);
  else note(one.input, '');
  return { errors, warnings };
}

/** Returns the figures that are filled in, each with its cell, how many are wrong, and which are doubtful. */
export function collect() {
  const filled = cells().filter(({ input }) => !input.disabled && input.value.trim() !== '');
  const seen = filled.map((one) => ({ one, ...look(one) }));
  return {
    read: seen.map(({ one }) => ({ ...one, figure: figureFrom(one) })),
    wrong: seen.filter(({ errors }) => errors.length > 0).length,
    doubtful: seen.filter(({ warnings }) => warnings.length > 0).map(({ one }) => figureFrom(one)),
  };
}

function figureFrom({ input, indicator, period, status, reason }) {
  const why = reason.value.trim();
  return { unit: drawnFor().unit, indicator, period, value: plain(input.value), status: status.value, ...(why === '' ? {} : { reason: why }) };
}

/** Writes what the service says beside each cell; returns how many are refused, and which are doubtful. */
export function showResults(read, results) {
  const seen = { refused: 0, doubtful: [] };
  results.forEach(({ errors, warnings }, index) => {
    if (errors.length > 0) seen.refused += 1;
    else if (warnings.length > 0) seen.doubtful.push(read[index].figure);
    note(read[index].input, errors.length > 0 ? 'fault' : warnings.length > 0 ? 'ask' : '', errors.length > 0 ? errors : warnings);
  });
  return seen;
}

/** An area of Excel is text with tabs and line ends: it fills the cells from here on, right and down. */
function paste(event) {
  const text = event.clipboardData.getData('text/plain');
  if (!event.target.classList.contains('figure') || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = [...byId('figures').querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('input.figure')]);
  const top = rows.findIndex((row) => row.includes(event.target));
  const left = rows[top].indexOf(event.target);
  text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) => line.split('\t').forEach((value, right) => {
    const input = rows[top + down]?.[left + right];
    if (input === undefined || value.trim() === '') return;
    if (input.disabled) note(input, 'fault', [closed(indicatorOf(input.dataset.indicator), input.dataset.period)]);
    else fill(cellOf(input), { value: value.trim() });
  }));
  keepDraft();
}

/** Up and down go from row to row, as in a spreadsheet. */
function move(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || !event.target.classList.contains('figure')) return;
  const column = inputs().filter((one) => one.parentElement.cellIndex === event.target.parentElement.cellIndex && !one.disabled);
  column[column.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}

/** A note moves what is below it: it comes when the keyboard goes on within the grid, not under a click on a button. */
function lookAtLeaving({ target, relatedTarget }) {
  if (target.classList.contains('figure') && byId('figures').contains(relatedTarget)) {
    if (target.value.trim() === '') note(target, '');
    else look(cellOf(target));
  }
}

/** Starts to listen to the grid. */
export function listen() {
  const table = byId('figures');
  table.addEventListener('input', (event) => {
    if (event.target.classList.contains('figure')) {
      const one = cellOf(event.target);
      if (one.status.hidden) one.status.value = byId('status').value;
      showParts(one);
    }
    keepDraft();
  });
  table.addEventListener('focusout', lookAtLeaving);
  table.addEventListener('paste', paste);
  table.addEventListener('keydown', move);
  byId('status').addEventListener('change', () => {
    for (const one of cells()) one.status.value = byId('status').value;
    keepDraft();
  });
}
