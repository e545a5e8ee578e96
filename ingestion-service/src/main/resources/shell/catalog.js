/**
 * The pages on which an administrator edits the catalog: tables whose rows are edited in a form, kept in the draft of
 * the city over the API, checked after each change, compared with the edition in force and published with a reason.
 */

import { allocation } from './allocation.js';
import { inCity } from './city.js';
import { readings, settled, typed } from './entry-numbers.js';
import { merge } from './merge.js';
import { succession } from './succession.js';

const page = document.getElementById('catalog');
const isVietnamese = page.dataset.lang === 'vi';

/** Returns a time as the clocks of the city show it. */
const timeText = (time) => new Date(time).toLocaleString(isVietnamese ? 'vi-VN' : 'en-GB', {
  day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: page.dataset.zone,
});

/** People are named without what tells their accounts from keys. */
const senderName = (sender) => sender.replace(/^account:/, '');
const words = Object.fromEntries([...document.querySelectorAll('#words li')].map((one) => [one.dataset.word, one.textContent]));
const byId = (id) => document.getElementById(id);
const DRAFT = 'api/v1/catalog/draft';
const EDITIONS = 'api/v1/catalog/editions';
const MAIN_COLUMNS = 8;
let tag = '';
let tables = [];
let faults = [];
const rowsOf = new Map();

/** Returns an element; texts are children, so nothing from outside is ever read as HTML. */
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function button(text, action, attributes = {}) {
  const made = el('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', action);
  return made;
}

function say(text, kind) {
  byId('said').textContent = text;
  byId('said').className = kind ?? '';
}

const filled = (word, places) => Object.entries(places).reduce((text, [place, value]) => text.replace(`#${place}`, String(value)), words[word]);
const titled = ({ title, titleVi }) => (isVietnamese ? titleVi : title);
const textOf = ({ messageVi, detail, message }) => (isVietnamese ? messageVi ?? detail ?? message : detail ?? message ?? messageVi);
const shownTables = () => (page.dataset.tables ?? '').split(' ').filter(Boolean);
const tableOf = (id) => tables.find((table) => table.id === id);

/** Asks the API; throws what to say where it refuses or does not answer. */
async function ask(path, { method = 'GET', body, match } = {}) {
  const headers = { Accept: 'application/json', 'Accept-Language': page.dataset.lang };
  if (method !== 'GET') headers[page.dataset.header] = page.dataset.token;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (match !== undefined) headers['If-Match'] = match;
  let answer;
  try {
    answer = await fetch(inCity(page.dataset.root + path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error(words.away);
  }
  if (answer.status === 401) throw new Error(words.signedOut);
  const read = answer.status === 204 ? {} : await answer.json().catch(() => null);
  if (read === null) throw new Error(words.away);
  if (!answer.ok) throw new Error(textOf(read));
  return { read, tag: answer.headers.get('ETag') };
}

async function guarded(action) {
  try {
    await action();
  } catch (refused) {
    say(refused.message, 'fault');
  }
}

/** Where another administrator changed the draft meanwhile, the page shows that one. */
async function readTable(id) {
  const { read, tag: current } = await ask(`${DRAFT}/tables/${id}`);
  rowsOf.set(id, read.rows);
  return current;
}

async function save(id, rows, said) {
  const { read, tag: current } = await ask(`${DRAFT}/tables/${id}`, { method: 'PUT', body: { rows }, match: tag });
  tag = current;
  rowsOf.set(id, read.rows);
  // Other tables may stand in the same file, where their rows have other lines now.
  await Promise.all(shownTables().filter((other) => other !== id).map(readTable));
  await showDraft();
  byId(`table-${id}`).querySelector('button').focus();
  say(said, 'good');
}

const choiceText = (column, value) => {
  const choice = column.choices.find((one) => one.value === value);
  return choice ? titled(choice) : value;
};

function nameOf(row) {
  const { cells } = row;
  const name = cells.name ?? cells['name.vi'] ?? cells.name_vi ?? cells.vi ?? cells.position_vi ?? cells.text ?? '';
  return name;
}

/* The draft: its state, errors and changes. */

async function showDraft() {
  const [{ read: draft, tag: current }, { read: check }] = await Promise.all([ask(DRAFT), ask(`${DRAFT}/check`)]);
  tag = current;
  tables = draft.tables;
  faults = check.errors;
  const changed = check.changes.length > 0;
  const state = changed || draft.changedAt
    ? filled('changed', { by: senderName(draft.changedBy ?? '–'), at: draft.changedAt ? timeText(draft.changedAt) : '–' })
    : words.unchanged;
  const verdict = faults.length > 0 ? filled('errors', { n: faults.length }) : changed ? words.valid : '';
  byId('state').textContent = [check.outdated ? words.outdated : state, verdict].filter(Boolean).join(' ');
  byId('state').className = check.outdated || faults.length > 0 ? 'fault' : '';
  merge({ el, button, words, filled, ask, guarded, isVietnamese }, byId('merge'), check.outdated, async () => {
    await start();
    say(words.merged, 'good');
  });
  byId('errors').replaceChildren(...faults.map(faultItem));
  byId('difference').hidden = !changed;
  byId('changed').textContent = filled('changes', { n: check.changes.length });
  byId('changes').replaceChildren(...check.changes.map((one) => el('li', {}, isVietnamese ? one.textVi : one.text)));
  if (changed && check.valid) showEffects();
  else byId('effects').hidden = true;
  byId('publish').hidden = !changed && !draft.changedAt;
  byId('publish').querySelector('button.main').disabled = faults.length > 0 || check.outdated;
  showTables();
}

/** What the draft would change in the verdicts; where that cannot be computed now, the page says so. */
async function showEffects() {
  const place = byId('effects');
  try {
    const { read } = await ask(`${DRAFT}/effects`);
    byId('flipped').textContent = filled('effects', { n: read.effects.filter(({ flips }) => flips).length, m: read.effects.length, q: read.quarter ?? '–' });
    byId('flips').replaceChildren(...read.effects.map(effectItem));
  } catch (away) {
    byId('flipped').textContent = away.message;
    byId('flips').replaceChildren();
  }
  place.hidden = false;
}

function effectItem(effect) {
  const verdict = (standing) => (standing ? `${words[`verdict.${standing.verdict}`]} (${standing.target})` : words.noTarget);
  const text = `${isVietnamese ? effect.nameVi : effect.name} · ${effect.scope} · ${effect.owner}: ${verdict(effect.before)} → ${verdict(effect.after)}`;
  return el('li', {}, effect.flips ? el('b', {}, text) : text);
}

function faultItem(fault) {
  const table = tableOf(fault.table);
  const column = table.columns.find(({ name }) => name === fault.column);
  const row = (rowsOf.get(fault.table) ?? []).find(({ line }) => line === fault.row);
  const key = row ? table.key.map((name) => row.cells[name]).filter(Boolean).join(', ') : '';
  const place = [titled(table), key || (fault.row ? filled('row', { n: fault.row }) : ''), column ? titled(column) : ''].filter(Boolean).join(' – ');
  return el('li', {}, row ? link(place, () => edit(table, row, fault.column)) : el('b', {}, place), `: ${textOf(fault)}`);
}

function link(text, action) {
  const made = el('a', { href: '#tables' }, text);
  made.addEventListener('click', (event) => {
    event.preventDefault();
    action();
  });
  return made;
}

/* Tables. */

function showTables() {
  const wanted = shownTables();
  for (const id of wanted) {
    const table = tableOf(id);
    const old = byId(`table-${id}`);
    const made = section(table, old?.querySelector('input[type=search]')?.value ?? '');
    if (old) old.replaceWith(made);
    else byId('tables').append(made);
  }
  if (wanted.includes('people')) byId('title-people').after(headless());
  const tools = { el, button, words, filled, rowsOf, nameOf, holds, guarded, save, decimal };
  if (wanted.includes('targets')) inFront('allocation', allocation(tools));
  if (wanted.includes('successors')) byId('title-successors').after(kept('succession', succession(tools)));
}

/** A form that is open stays so. */
function kept(id, made) {
  made.open = byId(id)?.open ?? false;
  byId(id)?.remove();
  return made;
}

const inFront = (id, made) => byId('tables').prepend(kept(id, made));

function section(table, filter) {
  const rows = rowsOf.get(table.id);
  const body = el('tbody', {});
  const count = el('p', {});
  const search = el('input', { type: 'search', value: filter });
  const show = () => {
    const text = search.value.trim().toLocaleLowerCase('vi');
    const shown = rows.filter((row) => text === '' || Object.values(row.cells).some((cell) => cell.toLocaleLowerCase('vi').includes(text)));
    body.replaceChildren(...shown.map((row) => tableRow(table, row)));
    count.textContent = shown.length === rows.length ? filled('rows', { n: rows.length }) : filled('shown', { n: shown.length, m: rows.length });
  };
  search.addEventListener('input', show);
  const main = mainColumns(table);
  const made = el(
    'section',
    { id: `table-${table.id}`, 'aria-labelledby': `title-${table.id}` },
    el('h2', { id: `title-${table.id}` }, titled(table)),
    table.single ? null : el('div', { class: 'tools' }, el('label', {}, words.filter, search), count),
    el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-labelledby': `title-${table.id}` }, el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...main.map((column) => el('th', { scope: 'col' }, titled(column))), el('td', {}))),
      body,
    )),
    table.single ? null : el('p', { class: 'buttons' },
      button(words.add, () => edit(table, { line: 0, cells: {} }), { 'data-add': table.id }),
      button(words.paste, () => pasteInto(table), { 'data-paste': table.id })),
    el('div', { id: `form-${table.id}` }),
  );
  show();
  return made;
}

const mainColumns = (table) => (table.columns.length <= MAIN_COLUMNS ? table.columns : table.columns.slice(0, MAIN_COLUMNS));

function tableRow(table, row) {
  const wrong = faults.filter((fault) => fault.table === table.id && fault.row === row.line);
  const cells = mainColumns(table).map((column) => {
    const here = wrong.filter((fault) => fault.column === column.name);
    const text = row.cells[column.name] ? choiceText(column, row.cells[column.name]) : '';
    return el('td', { 'data-label': titled(column), class: here.length > 0 ? 'fault' : null }, text, ...here.map((fault) => el('small', {}, textOf(fault))));
  });
  const name = table.key.map((key) => row.cells[key]).filter(Boolean).join(', ') || titled(table);
  return el('tr', { 'data-key': name }, ...cells, el('td', {}, button(words.edit, () => edit(table, row), { 'aria-label': `${words.edit}: ${name}` })));
}

/* The form of one row. */

function edit(table, row, focused) {
  const others = faults.filter((fault) => fault.table === table.id && fault.row === row.line && row.line > 0);
  const fields = table.columns.map((column) => field(table, column, row.cells[column.name] ?? '', others.filter((fault) => fault.column === column.name)));
  const take = () => Object.fromEntries(fields.map(({ column, input }) => [column.name, normal(column, input.value, row.cells[column.name])]).filter(([, value]) => value !== ''));
  const form = el('form', { novalidate: '' }, el('fieldset', { class: 'form' },
    el('legend', {}, row.line === 0 ? words.new : nameOf(row) || titled(table)),
    ...fields.map(({ label }) => label),
    el('p', { class: 'buttons' },
      el('button', { type: 'submit', class: 'main' }, words.save),
      button(words.cancel, () => close(table)),
      table.single || row.line === 0 ? null : button(words.remove, () => guarded(() => save(table.id, rowsOf.get(table.id).filter((one) => one !== row), words.saved))))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guarded(() => {
      const changed = { line: row.line, cells: take() };
      const rows = rowsOf.get(table.id);
      return save(table.id, row.line === 0 ? [...rows, changed] : rows.map((one) => (one === row ? changed : one)), words.saved);
    });
  });
  byId(`form-${table.id}`).replaceChildren(form);
  (fields.find(({ column }) => column.name === focused) ?? fields[0]).input.focus();
}

function close(table) {
  byId(`form-${table.id}`).replaceChildren();
  byId(`table-${table.id}`).querySelector('button').focus();
}

function field(table, column, value, wrong) {
  const id = `field-${table.id}-${column.name}`;
  const note = wrong.length > 0 ? el('span', { class: 'note', id: `${id}-note` }, wrong.map(textOf).join(' ')) : null;
  const attributes = { id, name: column.name, 'aria-invalid': note ? 'true' : null, 'aria-describedby': note ? note.id : null, 'aria-required': column.required ? 'true' : null };
  const input = inputOf(column, value, attributes);
  const hint = column.kind === 'LIST' ? words.list : column.kind === 'ENTRIES' ? words.entries : column.required ? words.needed : null;
  const options = suggestions(table, column);
  if (options.length > 0 && input.tagName === 'INPUT') input.setAttribute('list', `${id}-list`);
  return {
    column,
    input,
    label: el('label', { for: id }, titled(column), input, hint ? el('small', {}, hint) : null, note,
      options.length > 0 ? el('datalist', { id: `${id}-list` }, ...options.map(([one, name]) => el('option', { value: one }, name))) : null),
  };
}

function inputOf(column, value, attributes) {
  const choices = column.kind === 'FLAG' ? [{ value: 'true', title: 'Yes', titleVi: 'Có' }] : column.choices;
  if (choices.length > 0 && (value === '' || choices.some((one) => one.value === value))) {
    const select = el('select', attributes, el('option', { value: '' }, ''), ...choices.map((one) => el('option', { value: one.value }, titled(one))));
    select.value = value;
    return select;
  }
  const isDay = column.kind === 'DATE' && (value === '' || /^\d{4}-\d\d-\d\d$/.test(value));
  const made = el('input', { ...attributes, type: isDay ? 'date' : 'text', inputmode: column.kind === 'DECIMAL' ? 'decimal' : column.kind === 'INTEGER' ? 'numeric' : null, autocomplete: 'off' });
  made.value = value;
  return made;
}

/** Returns a decimal as the files have it; throws what to write instead of one that can be read in two ways. */
function decimal(text, before) {
  const value = settled(text, before);
  if (value !== null) return value;
  const [vi, en] = ['vi', 'en'].map((numbers) => typed(readings(text)[numbers], page.dataset.lang));
  throw new Error(filled('twoReadings', { text: text.trim(), vi, en }));
}

const normal = (column, text, before) => (column.kind === 'DECIMAL' ? decimal(text, before) : text.trim());

/** What a cell may name: rows of another table, scopes, owners and paces. */
function suggestions(table, column) {
  const named = (id, key = 'id') => (rowsOf.get(id) ?? []).map((row) => [row.cells[key] ?? '', nameOf(row)]);
  if (column.refersTo) return named(column.refersTo, column.refersTo === 'indicators' ? 'code' : 'id');
  if (column.name === 'scope' || column.name === 'in_charge_of') {
    return [['city', nameOf((rowsOf.get('city') ?? [{ cells: {} }])[0])], ...named('clusters').map(([id, name]) => [`cluster:${id}`, name]), ...named('units').map(([id, name]) => [`unit:${id}`, name])];
  }
  if (column.name === 'owner') return [['PROVINCE', isVietnamese ? 'Tỉnh' : 'Province'], ['CITY', isVietnamese ? 'Thành phố' : 'City'], ...named('owners')];
  if (column.name === 'pace') return [['EVEN', isVietnamese ? 'Đều' : 'Even'], ['SEASONAL', isVietnamese ? 'Theo mùa vụ' : 'Seasonal'], ['14/35/62/100', '']];
  return [];
}

/* Paste from a spreadsheet. */

function pasteInto(table) {
  const area = el('textarea', { id: `paste-${table.id}`, spellcheck: 'false' });
  const hint = filled('pasteHint', { columns: table.columns.map(titled).join(' | '), key: table.key.map((name) => titled(table.columns.find((one) => one.name === name))).join(', ') });
  const form = el('form', {}, el('fieldset', { class: 'form' }, el('legend', {}, words.paste),
    el('label', {}, el('small', {}, hint), area),
    el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'main' }, words.pasteTake), button(words.cancel, () => close(table)))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guarded(() => takePasted(table, area.value));
  });
  byId(`form-${table.id}`).replaceChildren(form);
  area.focus();
}

async function takePasted(table, text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => line.split('\t'));
  const width = table.columns.length;
  const rows = [...rowsOf.get(table.id)];
  lines.forEach((cells, at) => {
    if (cells.length > width) throw new Error(filled('pasteColumns', { n: at + 1, m: cells.length, k: width }));
    const texts = Object.fromEntries(table.columns.map(({ name }, place) => [name, (cells[place] ?? '').trim()]));
    const same = rows.findIndex((row) => table.key.every((name) => (row.cells[name] ?? '') === texts[name]));
    const values = Object.fromEntries(table.columns.map((column) => [column.name, normal(column, texts[column.name], rows[same]?.cells[column.name])]).filter(([, value]) => value !== ''));
    if (same < 0) rows.push({ line: 0, cells: values });
    else rows[same] = { line: rows[same].line, cells: values };
  });
  await save(table.id, rows, filled('pasted', { n: lines.length }));
}

/* Units without a head. */

const holds = ({ cells }) => (cells.valid_from ?? '') <= page.dataset.today && (cells.valid_to ?? '9999') >= page.dataset.today;

function headless() {
  const led = new Set(rowsOf.get('people').filter((row) => row.cells.role === 'HEAD' && holds(row)).map((row) => row.cells.in_charge_of));
  const without = rowsOf.get('units').filter((row) => holds(row) && !row.cells.outside && !led.has(`unit:${row.cells.id}`));
  if (without.length === 0) return el('p', { id: 'headless' }, words.allHaveHeads);
  return el('details', { id: 'headless' }, el('summary', {}, filled('headless', { n: without.length })),
    el('ul', {}, ...without.map((row) => el('li', {}, link(nameOf(row), () => edit(tableOf('people'), { line: 0, cells: { in_charge_of: `unit:${row.cells.id}`, role: 'HEAD', language: 'vi', level: '1', delivery: 'AT_ONCE' } }))))));
}

/* The history. */

async function showHistory() {
  if (!byId('editions')) return;
  const { read, tag: inForce } = await ask(EDITIONS);
  const items = read.editions.map((one) => el('li', {},
    el('b', {}, timeText(one.publishedAt)), ` · ${senderName(one.author)} · ${one.reason || '–'} `,
    one.inForce ? el('em', {}, `(${words.inForce})`) : goBackForm(one, inForce)));
  byId('editions').replaceChildren(...(items.length > 0 ? items : [el('li', {}, words.noHistory)]));
}

function goBackForm(one, inForce) {
  const reason = el('input', { maxlength: '1000', autocomplete: 'off' });
  const form = el('form', { class: 'row', novalidate: '' }, el('label', {}, words.backReason, reason), el('button', { type: 'submit' }, words.goBack));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guarded(() => publish(`${EDITIONS}/${one.edition}/publication`, reason.value, inForce));
  });
  return el('details', {}, el('summary', {}, words.goBack), form);
}

async function publish(path, reason, match) {
  if (reason.trim() === '') throw new Error(words.noReason);
  await ask(path, { method: 'POST', body: { reason }, match });
  byId('reason').value = '';
  await start();
  say(words.published, 'good');
}

byId('publish').addEventListener('submit', (event) => {
  event.preventDefault();
  guarded(() => publish(`${DRAFT}/publication`, byId('reason').value, tag));
});
byId('discard').addEventListener('click', () => guarded(async () => {
  await ask(DRAFT, { method: 'DELETE', match: tag });
  await start();
  say(words.discarded, 'good');
}));

/** Returns the tables that a table's cells may name. */
function named({ columns }) {
  const ids = columns.map(({ refersTo }) => refersTo).filter(Boolean);
  if (columns.some(({ name }) => name === 'scope' || name === 'in_charge_of')) ids.push('units', 'clusters', 'city');
  if (columns.some(({ name }) => name === 'owner')) ids.push('owners');
  return ids;
}

async function start() {
  const { read } = await ask(DRAFT);
  tables = read.tables;
  const wanted = shownTables();
  await Promise.all([...new Set([...wanted, ...wanted.flatMap((id) => named(tableOf(id)))])].map(readTable));
  await showDraft();
  await showHistory();
}

await guarded(start);
page.dataset.ready = 'true';
