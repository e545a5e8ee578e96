/**
 * The page on which a clerk enters figures: a grid of indicators by period, checked and sent over the API that a ward's
 * software uses too, and a file, checked first. Figures stay text from the cell to the service. Drafts are kept in this
 * browser until they are sent.
 */

const page = document.getElementById('entry');
const words = Object.fromEntries([...document.querySelectorAll('#words li')].map((one) => [one.dataset.word, one.textContent]));
const byId = (id) => document.getElementById(id);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOTS = 'chitieu.entry.dots';
let duties = { units: [] };
let isConfirmed = false;

/** Returns an element; texts are children, so nothing from outside is ever read as HTML. */
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function say(text, kind) {
  byId('said').textContent = text;
  byId('said').className = kind ?? '';
}

const counted = (word, n) => words[word].replace('#n', String(n));

/** Asks the API; throws what to say where there is no answer to read. */
async function ask(path, body, type) {
  let answer;
  try {
    answer = await fetch(path, body === undefined ? { headers: { Accept: 'application/json', 'Accept-Language': page.dataset.lang } } : {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/json', 'Accept-Language': page.dataset.lang, [page.dataset.header]: page.dataset.token },
      body,
    });
  } catch {
    throw new Error(words.away);
  }
  if (answer.status === 401) throw new Error(words.signedOut);
  const read = await answer.json().catch(() => null);
  if (read === null) throw new Error(words.away);
  if (read.results === undefined && !answer.ok) throw new Error(textOf(read));
  return read;
}

const textOf = ({ messageVi, detail, message }) => (page.dataset.lang === 'vi' ? messageVi ?? detail ?? message : message ?? detail ?? messageVi);

function quarterOf(period) {
  const [year, month] = period.split('-');
  return month.startsWith('Q') ? period : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

function monthsOf(quarter) {
  const [year, number] = quarter.split('-Q').map(Number);
  return [1, 2, 3].map((month) => `${year}-${String((number - 1) * 3 + month).padStart(2, '0')}`);
}

const periodsOf = ({ frequency }, quarter) => (frequency === 'QUARTER' ? [quarter] : frequency === 'MONTH' ? monthsOf(quarter) : []);

/** Text of the form 2022-03 and 2022-Q1 compare as time does. */
function isOpen({ openFrom, openTo }, period) {
  const from = quarterOf(openFrom);
  const quarter = quarterOf(period);
  return quarter >= from && (period.includes('Q') === openTo.includes('Q') ? period <= openTo : quarter <= quarterOf(openTo));
}

const unit = () => duties.units.find(({ id }) => id === byId('unit').value) ?? duties.units[0];

function quarters() {
  const due = new Set(unit().indicators.flatMap((one) => [...one.due.map(({ period }) => quarterOf(period)), quarterOf(one.openTo)]));
  return [...due].sort().reverse();
}

const draftKey = () => `chitieu.entry.${duties.key.id}.${unit().id}.${byId('quarter').value}`;

function keepDraft() {
  isConfirmed = false;
  const kept = Object.fromEntries(cells().filter(({ input }) => input.value !== '').map(({ name, input }) => [name, input.value]));
  if (Object.keys(kept).length === 0) localStorage.removeItem(draftKey());
  else localStorage.setItem(draftKey(), JSON.stringify(kept));
}

const cells = () => [...byId('figures').querySelectorAll('input')].map((input) => ({ input, name: input.name, indicator: input.dataset.indicator, period: input.dataset.period }));

const label = (period) => (period.includes('Q') ? words.one : `${words.month} ${Number(period.split('-')[1])}`);

function drawGrid() {
  const quarter = byId('quarter').value;
  const lang = page.dataset.lang;
  const rows = unit().indicators.map((one) => {
    const periods = periodsOf(one, quarter);
    if (periods.length === 0) return null;
    return el('tr', {}, el('th', { scope: 'row' }, one.name[lang], el('small', {}, one.unitOfMeasure[lang])),
      ...periods.map((period) => el('td', { colspan: periods.length === 1 ? '3' : null, 'data-label': label(period) },
        el('input', {
          name: `${one.code}/${period}`,
          'data-indicator': one.code,
          'data-period': period,
          inputmode: 'decimal',
          autocomplete: 'off',
          'aria-label': `${one.name[lang]}, ${label(period)}`,
          disabled: isOpen(one, period) ? null : '',
        }), el('span', { class: 'note', id: `note-${one.code}-${period}` }))));
  }).filter((row) => row !== null);
  byId('figures').replaceChildren(
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, words.indicator), ...monthsOf(quarter).map((month) => el('th', { scope: 'col' }, label(month))))),
    el('tbody', {}, ...rows));
  if (rows.length === 0) say(words.noDuties);
  const kept = JSON.parse(localStorage.getItem(draftKey()) ?? '{}');
  for (const { input, name } of cells()) input.value = kept[name] ?? '';
  if (Object.keys(kept).length > 0) say(words.draft);
  byId('template').href = `api/v1/template?unit=${encodeURIComponent(unit().id)}&quarter=${quarter}`;
  byId('receipt').hidden = true;
}

function note(input, kind, ...children) {
  const shown = byId(`note-${input.dataset.indicator}-${input.dataset.period}`);
  shown.className = `note ${kind}`;
  shown.replaceChildren(...children);
  input.setAttribute('aria-invalid', String(kind === 'fault'));
  input.setAttribute('aria-describedby', shown.id);
  input.parentElement.classList.toggle('warned', kind === 'ask');
}

/**
 * Reads a number as it is written in Vietnam (1.234,5) or plainly (1234.5). A dot before exactly three digits may be
 * either, so the clerk is asked once, and the answer is remembered.
 *
 * @returns {string | null | undefined} plain decimal text; null where it has to be asked, undefined for no number
 */
function plain(text) {
  const given = text.replace(/[\s\u00a0]/g, '');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(given) || /^-?\d{1,3}(\.\d{3}){2,}$/.test(given)) return given.replaceAll('.', '').replace(',', '.');
  if (/^-?\d+,\d+$/.test(given)) return given.replace(',', '.');
  if (/^-?\d{1,3}\.\d{3}$/.test(given)) {
    const known = localStorage.getItem(DOTS);
    return known === null ? null : known === 'thousands' ? given.replace('.', '') : given;
  }
  return /^-?\d+(\.\d+)?$/.test(given) ? given : undefined;
}

function askWhich(input) {
  const given = input.value.trim();
  const choose = (kind) => () => {
    localStorage.setItem(DOTS, kind);
    for (const cell of cells()) note(cell.input, '');
    input.focus();
  };
  const asThousands = el('button', { type: 'button' }, words.asThousands.replace('#n', given.replace('.', '')));
  const asDecimal = el('button', { type: 'button' }, words.asDecimal.replace('#n', given.replace('.', ',')));
  asThousands.addEventListener('click', choose('thousands'));
  asDecimal.addEventListener('click', choose('decimal'));
  note(input, 'ask', words.which.replace('#text', given), asThousands, asDecimal);
}

/** Returns what is to be sent, or null where a cell has to be mended first. */
function updates() {
  let isClear = true;
  const filled = cells().filter(({ input }) => !input.disabled && input.value.trim() !== '');
  const read = filled.map(({ input, indicator, period }) => {
    note(input, '');
    const value = plain(input.value);
    if (value === null) askWhich(input);
    if (value === undefined) note(input, 'fault', words.notANumber);
    isClear &&= typeof value === 'string';
    const reason = byId('reason').value.trim();
    return { input, update: { unit: unit().id, indicator, period, value, status: byId('status').value, ...(reason === '' ? {} : { reason }) } };
  });
  if (read.length === 0) say(words.nothing, 'fault');
  return isClear && read.length > 0 ? read : null;
}

/** Writes each answer beside its cell; returns how many were refused, and how many are doubtful. */
function showResults(read, { results }) {
  const seen = { refused: 0, warned: 0 };
  results.forEach(({ errors, warnings }, index) => {
    const { input } = read[index];
    if (errors.length > 0) {
      seen.refused += 1;
      note(input, 'fault', errors.map(textOf).join(' '));
    } else if (warnings.length > 0) {
      seen.warned += 1;
      note(input, 'ask', warnings.map(textOf).join(' '));
    } else {
      note(input, '');
    }
  });
  return seen;
}

async function working(work) {
  const buttons = [...document.querySelectorAll('#entry button')];
  buttons.forEach((one) => { one.disabled = true; });
  try {
    await work();
  } catch (fault) {
    say(fault.message, 'fault');
  } finally {
    buttons.forEach((one) => { one.disabled = false; });
  }
}

const bodyOf = (read) => JSON.stringify({ updates: read.map(({ update }) => update) });

async function check() {
  const read = updates();
  if (read === null) return;
  const answer = await ask('api/v1/updates?dryRun=true', bodyOf(read), 'application/json');
  const { refused, warned } = showResults(read, answer);
  if (refused > 0) say(counted('refused', refused), 'fault');
  else if (warned > 0) say(counted('warned', warned));
  else say(counted('checked', read.length), 'good');
}

/** What is doubtful is shown first, and sent with the next press; what is wrong stays, and all else is sent. */
async function send() {
  const read = updates();
  if (read === null) return;
  if (!isConfirmed) {
    const { warned } = showResults(read, await ask('api/v1/updates?dryRun=true', bodyOf(read), 'application/json'));
    if (warned > 0) {
      isConfirmed = true;
      say(counted('warned', warned));
      return;
    }
  }
  const answer = await ask(`api/v1/updates${isConfirmed ? '?confirm=true' : ''}`, bodyOf(read), 'application/json');
  const { refused } = showResults(read, answer);
  const isTaken = (index) => answer.results[index].outcome === 'ACCEPTED';
  const taken = read.filter((one, index) => isTaken(index));
  showReceipt(taken, answer.results.filter((one, index) => isTaken(index)));
  for (const { input } of taken) input.value = '';
  keepDraft();
  if (refused > 0) say(counted('refused', refused), 'fault');
  else say(counted('sent', taken.length), 'good');
}

function showReceipt(taken, results) {
  const lang = page.dataset.lang;
  const now = new Date().toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB');
  const named = (code) => unit().indicators.find((one) => one.code === code);
  byId('receipts').replaceChildren(
    el('thead', {}, el('tr', {}, ...[words.indicator, words.period, words.value, words['unit.of.measure'], words.time, words.receipt].map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...taken.map(({ update }, index) => el('tr', {},
      el('th', { scope: 'row' }, named(update.indicator).name[lang]),
      el('td', {}, update.period),
      el('td', {}, lang === 'vi' ? update.value.replace('.', ',') : update.value),
      el('td', {}, named(update.indicator).unitOfMeasure[lang]),
      el('td', {}, now),
      el('td', {}, results[index].receipt ?? '')))));
  byId('receipt').hidden = taken.length === 0;
}

/** An area of Excel is text with tabs and line ends: it fills the cells from here on, right and down. */
function paste(event) {
  const text = event.clipboardData.getData('text/plain');
  if (!(event.target instanceof HTMLInputElement) || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = [...byId('figures').querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('input')]);
  const top = rows.findIndex((row) => row.includes(event.target));
  const left = rows[top].indexOf(event.target);
  text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) => line.split('\t').forEach((cell, right) => {
    const input = rows[top + down]?.[left + right];
    if (input && !input.disabled) input.value = cell.trim();
  }));
  keepDraft();
}

async function file(path) {
  const chosen = byId('file').files[0];
  if (chosen === undefined) {
    say(words.nothing, 'fault');
    return;
  }
  const type = chosen.name.toLowerCase().endsWith('.csv') ? 'text/csv' : XLSX;
  const { results } = await ask(path, chosen, type);
  byId('rows').replaceChildren(
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, words.row), el('th', { scope: 'col' }, words.value))),
    el('tbody', {}, ...results.map(({ index, row, outcome, errors, warnings }) => el('tr', {},
      el('th', { scope: 'row' }, String(row ?? index + 1)),
      el('td', { class: errors.length > 0 ? 'note fault' : null }, [...errors, ...warnings].map(textOf).join(' ') || (outcome === 'REJECTED' ? outcome : words.fine))))));
  byId('rows').hidden = false;
  const refused = results.filter(({ errors }) => errors.length > 0).length;
  if (refused > 0) say(counted('refused', refused), 'fault');
  else say(counted(path.includes('dryRun') ? 'checked' : 'sent', results.length), 'good');
}

async function start() {
  duties = await ask('api/v1/duties');
  byId('unit').replaceChildren(...duties.units.map(({ id, name }) => el('option', { value: id }, name)));
  const drawQuarters = () => {
    byId('quarter').replaceChildren(...quarters().map((quarter) => el('option', { value: quarter }, quarter.replace(/(\d+)-Q(\d)/, 'Q$2/$1'))));
    drawGrid();
  };
  byId('unit').addEventListener('change', drawQuarters);
  byId('quarter').addEventListener('change', drawGrid);
  byId('figures').addEventListener('input', keepDraft);
  byId('figures').addEventListener('paste', paste);
  byId('check').addEventListener('click', () => working(check));
  byId('print').addEventListener('click', () => window.print());
  byId('grid').addEventListener('submit', (event) => {
    event.preventDefault();
    working(send);
  });
  byId('check-file').addEventListener('click', () => working(() => file('api/v1/updates?dryRun=true')));
  byId('by-file').addEventListener('submit', (event) => {
    event.preventDefault();
    working(() => file('api/v1/updates'));
  });
  drawQuarters();
  page.dataset.ready = 'true';
}

start().catch((fault) => say(fault.message, 'fault'));
