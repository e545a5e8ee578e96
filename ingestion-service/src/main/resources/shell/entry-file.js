/** A file: read as it was understood first, asked about once where numbers can be read in two ways, then sent. */

import { Refused, ask, button, byId, chosen, counted, el, lang, newId, periodText, say, textOf, words, working } from './entry-parts.js';
import { forget, reading, readings, remember, shown } from './entry-numbers.js';
import { now } from './entry-outbox.js';

const PLACE = 'file-said';
const COLUMNS = ['indicator', 'period', 'value', 'unitOfMeasure', 'status'];
let file = null;
let key = '';
let understood = null;
let isDeclared = false;

const saying = (text, kind) => say(text, kind, PLACE);

/** A file is sent as what its bytes are, whatever its name says. */
const post = (query) => ask(`api/v1/updates?${query}${isDeclared ? `&numbers=${reading()}` : ''}`, {
  body: file, type: 'application/octet-stream', headers: { 'Idempotency-Key': key },
});

function clear() {
  understood = null;
  byId('understood').hidden = true;
  byId('which').hidden = true;
  byId('send-file').hidden = true;
}

const ambiguous = (results) => results.filter(({ errors }) => errors.some(({ code }) => code === 'VALUE_AMBIGUOUS'))
  .flatMap((result) => result.reading?.cells ?? []).filter(({ field, text }) => field === 'value' && readings(text) !== null);

function askWhich(text) {
  const both = readings(text);
  const choose = (numbers) => () => {
    remember(numbers);
    isDeclared = true;
    working(check, PLACE);
  };
  byId('which').replaceChildren(el('p', {}, words['which.file'].replace('#text', text)),
    ...['vi', 'en'].map((numbers) => button(words[`as.${numbers}`].replace('#n', shown(both[numbers], lang)), choose(numbers))));
  byId('which').hidden = false;
  byId('which').querySelector('button').focus();
}

function otherReading() {
  byId('which').replaceChildren(el('p', {}, words[`read.${reading()}`]), button(words['read.other'], () => {
    forget();
    isDeclared = false;
    working(check, PLACE);
  }));
  byId('which').hidden = false;
}

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
function draw(answer) {
  byId('layout').replaceChildren(...(answer.table ? layout(answer) : []));
  const heads = ['row', 'indicator', 'period', 'value', 'unit.of.measure', 'status', 'outcome'];
  byId('rows').replaceChildren(
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, words[head])))),
    el('tbody', {}, ...answer.results.map(drawRow)));
  byId('others').replaceChildren(...(answer.table?.otherRows ?? []).map(({ row, text }) => el('li', {}, `${words.row} ${row}: ${text}`)));
  byId('others-of').hidden = byId('others').childElementCount === 0;
  byId('understood').hidden = false;
}

const has = ({ results }, test) => results.filter(test).length;
const isWrong = ({ errors }) => errors.length > 0;
const isStrange = ({ errors, warnings }) => errors.length === 0 && warnings.length > 0;

function summary(answer) {
  const [wrong, strange] = [has(answer, isWrong), has(answer, isStrange)];
  const good = answer.results.length - wrong - strange;
  byId('confirm-part').hidden = strange === 0;
  byId('confirm-file').checked = false;
  byId('send-file').hidden = good + strange === 0;
  if (wrong + strange === 0) saying(counted('checked', good), 'good');
  else saying([counted('file.good', good), wrong > 0 && counted('file.wrong', wrong), strange > 0 && counted('file.strange', strange)].filter(Boolean).join(' '), wrong > 0 ? 'fault' : '');
}

async function check() {
  clear();
  if (file === null) {
    saying(words.nothing, 'fault');
    return;
  }
  const answer = await ofFile(() => post('dryRun=true'));
  const asked = ambiguous(answer.results);
  if (asked.length > 0 && reading() !== null && !isDeclared) {
    isDeclared = true;
    return check();
  }
  understood = answer;
  draw(answer);
  summary(answer);
  if (asked.length > 0) askWhich(asked[0].text);
  else if (isDeclared) otherReading();
}

/** Of a file in which no row is right the answer is a refusal with its rows. */
async function ofFile(work) {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refused) byId(PLACE).dataset.code = fault.problem.code;
    throw fault;
  }
}

const recordOf = (result, at, person) => {
  const read = understood.results[at].reading ?? {};
  return {
    id: result.id, person, unit: read.unit ?? chosen.unit.id, indicator: read.indicator, period: read.period, value: read.value,
    status: read.status, enteredAt: now(), receipt: result.receipt ?? null, lateSince: result.lateSince ?? null,
    state: result.receipt === undefined ? 'KEPT' : 'UNDER_WAY',
  };
};

async function send(person, sent) {
  if (understood === null) return check();
  const answer = await ofFile(() => post(byId('confirm-file').checked ? 'confirm=true' : 'confirm=false'));
  const taken = answer.results.map((result, at) => ({ result, at })).filter(({ result }) => result.outcome === 'ACCEPTED')
    .map(({ result, at }) => recordOf(result, at, person));
  const left = answer.results.length - taken.length;
  draw({ ...answer, results: answer.results.map((result, at) => ({ ...result, reading: understood.results[at].reading })) });
  byId('send-file').hidden = true;
  byId('confirm-part').hidden = true;
  saying([counted('sent', taken.length), left > 0 && counted('file.left', left)].filter(Boolean).join(' '), left > 0 ? 'fault' : 'good');
  key = newId();
  await sent(taken);
  return undefined;
}

function take(given) {
  if (given === undefined) return;
  file = given;
  key = newId();
  isDeclared = false;
  delete byId(PLACE).dataset.code;
  byId('file-name').textContent = given.name;
  working(check, PLACE);
}

/** Starts to listen to the form; a file that is dropped anywhere on the page is taken too. */
export function listen(person, sent) {
  byId('file').addEventListener('change', () => take(byId('file').files[0]));
  byId('check-file').addEventListener('click', () => working(check, PLACE));
  byId('by-file').addEventListener('submit', (event) => {
    event.preventDefault();
    working(() => send(person, sent), PLACE);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    byId('drop').classList.add('over');
  });
  document.addEventListener('dragleave', () => byId('drop').classList.remove('over'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    byId('drop').classList.remove('over');
    take(event.dataTransfer.files[0]);
  });
}
