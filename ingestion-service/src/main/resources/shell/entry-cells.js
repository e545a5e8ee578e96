/** The cells of the grid and what is typed into them, which is kept as a draft until it has left. */

import { byId, chosen, counted, el, lang, textOf } from './entry-parts.js';
import { shown, typed } from './entry-numbers.js';

let figures = new Map();

/** Takes the figures that are open, with what was reported before. */
export function learn(answer) {
  figures = new Map(answer.figures.map((one) => [nameOf(one.indicator, one.period), one]));
}

export const nameOf = (indicator, period) => `${indicator}/${period}`;

export const figureOf = (indicator, period) => figures.get(nameOf(indicator, period));

export const inputs = () => [...byId('figures').querySelectorAll('input.figure')];

export const cellOf = (input) => ({
  input,
  name: input.name,
  indicator: input.dataset.indicator,
  period: input.dataset.period,
  status: input.parentElement.querySelector('select'),
  reason: input.parentElement.querySelector('input.reason'),
});

export const cells = () => inputs().map(cellOf);

/** Returns the unit and quarter for which the grid is drawn, whatever is chosen by now; neither without a grid. */
export const drawnFor = () => byId('figures').dataset;

const draftKey = ({ unit, quarter } = drawnFor()) => `chitieu.entry.draft.${chosen.dutiesOf}.${unit}.${quarter}`;

export const draft = (key = draftKey()) => JSON.parse(localStorage.getItem(key) ?? '{}');

export function keepDraft() {
  if (drawnFor().unit === undefined) return;
  const kept = Object.fromEntries(cells().filter(({ input }) => input.value !== '')
    .map(({ name, input, status, reason }) => [name, { value: input.value, status: status.value, reason: reason.value }]));
  if (Object.keys(kept).length === 0) localStorage.removeItem(draftKey());
  else localStorage.setItem(draftKey(), JSON.stringify(kept));
}

export function quarterOf(period) {
  const [year, month] = period.split('-');
  return month.startsWith('Q') ? period : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** What belongs to a figure alone is there once the figure is. */
export function showParts({ input, indicator, period, status, reason }) {
  status.hidden = input.value === '';
  const standing = figureOf(indicator, period)?.standing;
  const isAsked = reason.dataset.asked === 'true' || standing?.status === 'OFFICIAL' && standing.value !== undefined;
  reason.hidden = input.value === '' || !isAsked;
}

export function fill(one, { value, status, reason }) {
  one.input.value = value;
  one.status.value = status ?? byId('status').value;
  one.reason.value = reason ?? '';
  showParts(one);
}

export function note(input, kind, found = [], ...more) {
  const place = byId(`note-${input.dataset.indicator}-${input.dataset.period}`);
  place.className = `note ${kind}`;
  place.dataset.codes = found.map(({ code }) => code).join(' ');
  place.replaceChildren(...found.map((one) => el('span', {}, textOf(one))), ...more);
  input.setAttribute('aria-invalid', String(kind === 'fault'));
  input.setAttribute('aria-describedby', place.id);
  input.parentElement.classList.toggle('warned', kind === 'ask');
}

/** Empties the cells of figures that have left. */
export function empty(read) {
  for (const one of read) {
    fill(one, { value: '' });
    note(one.input, '');
  }
  keepDraft();
}

const find = ({ unit, indicator, period }) => (unit === drawnFor().unit ? cells().find(({ name }) => name === nameOf(indicator, period)) : undefined);

const typedOf = ({ value, status, reason }) => ({ value: typed(value, lang), status, reason });

/**
 * Puts a figure that came back into its cell, to be corrected; into the draft of its unit and quarter where that is not
 * on the page. What was typed there meanwhile stays, and the note says which figure it was that came back.
 *
 * @returns {boolean} whether the figure is in its cell now
 */
export function putBack(figure, kind, found) {
  const { unit, indicator, period, value } = figure;
  const one = find(figure);
  if (one === undefined) {
    const key = draftKey({ unit, quarter: quarterOf(period) });
    localStorage.setItem(key, JSON.stringify({ [nameOf(indicator, period)]: typedOf(figure), ...draft(key) }));
    return false;
  }
  const isFree = one.input.value.trim() === '';
  if (isFree) fill(one, typedOf(figure));
  note(one.input, kind, found, ...(isFree ? [] : [el('span', {}, counted('came.back', shown(value, lang)))]));
  keepDraft();
  return isFree;
}

/** A correction may say why, whether or not that is asked for. */
export function edit(figure) {
  const one = find(figure);
  one.reason.dataset.asked = 'true';
  fill(one, typedOf({ ...figure, reason: '' }));
  note(one.input, '');
  keepDraft();
  one.input.focus();
}
