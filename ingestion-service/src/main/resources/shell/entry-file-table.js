/** The table of a file as the service has read it. */

import { byId, counted, el, lang, periodText, textOf, words } from './entry-parts.js';
import { shown } from './entry-numbers.js';

const COLUMNS = ['indicator', 'period', 'value', 'unitOfMeasure', 'status'];

const fieldText = (result, field) => {
  const read = result.reading ?? {};
  const written = read.cells?.find((one) => one.field === field)?.text;
  if (result.errors.some((one) => one.field === field)) return written ?? read[field] ?? '';
  if (field === 'indicator') return read.indicatorName ?? read.indicator ?? '';
  if (field === 'period') return read.period === undefined ? written ?? '' : periodText(read.period);
  if (field === 'value') return read.value === undefined || !/^-?\d+(\.\d+)?$/.test(read.value) ? read.value ?? '' : shown(read.value, lang);
  return field === 'status' ? words[`status.${(read.status ?? '').toLowerCase()}`] ?? read.status : read[field] ?? '';
};

const rowOf = (result) => String(result.row ?? result.index + 1);

function said({ cell, ...found }) {
  return el('span', { class: 'finding', 'data-code': found.code }, `${cell ? `${words.cell} ${cell}: ` : ''}${textOf(found)}`);
}

function drawRow(result) {
  const { errors, warnings, outcome } = result;
  const kind = errors.length > 0 ? 'fault' : warnings.length > 0 ? 'ask' : null;
  const all = [...errors, ...warnings];
  return el('tr', { class: kind, 'data-outcome': outcome },
    el('th', { scope: 'row' }, rowOf(result)),
    ...COLUMNS.map((field) => el('td', { class: errors.some((one) => one.field === field) ? 'wrong' : null }, fieldText(result, field))),
    el('td', { class: kind === null ? 'note' : `note ${kind}` }, ...(all.length > 0 ? all.map(said) : [outcome === 'REJECTED' ? outcome : words.fine])));
}

function layout({ table, notFilledIn }) {
  const parts = [
    table.sheet && words['table.sheet'].replace('#text', table.sheet),
    table.otherSheets.length > 0 && words['table.other.sheets'].replace('#text', table.otherSheets.join(', ')),
    table.encoding && words['table.encoding'].replace('#text', table.encoding),
    words['table.titles'].replace('#text', table.headerRows.join(', ')),
    words['table.columns'].replace('#text', table.columns.filter(({ field }) => field).map(({ column, title }) => `${column} “${title}”`).join(', ')),
    table.period && words['table.period'].replace('#text', periodText(table.period)),
    notFilledIn && counted('table.empty', notFilledIn),
  ];
  return parts.filter(Boolean).map((text) => el('li', {}, text));
}

/** Draws the table as it was understood, wrong cells marked, each with what is to be done. */
export function draw(answer) {
  byId('layout').replaceChildren(...(answer.table ? layout(answer) : []));
  const heads = ['row', 'indicator', 'period', 'value', 'unit.of.measure', 'status', 'outcome'];
  byId('rows').replaceChildren(
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, words[head])))),
    el('tbody', {}, ...answer.results.map(drawRow)));
  byId('others').replaceChildren(...(answer.table?.otherRows ?? []).map(({ row, text }) => el('li', {}, `${words.row} ${row}: ${text}`)));
  byId('others-of').hidden = byId('others').childElementCount === 0;
  byId('understood').hidden = false;
}
