/**
 * A file: read as it was understood first, asked about once where numbers can be read in two ways, then sent. Without a
 * line it waits in this browser; when there is one again it is read and shown, and sent when that is confirmed.
 */

import { Away, Refused, SignedOut, ask, button, byId, chosen, counted, el, lang, newId, say, words, working } from './entry-parts.js';
import { draw } from './entry-file-table.js';
import { forget, reading, readings, remember, shown } from './entry-numbers.js';
import { drop, hold, leave, reportedAt, uploadOf } from './entry-uploads.js';
import { drawUploads, named } from './entry-uploads-list.js';
import { waiting } from './entry-store.js';

const PLACE = 'file-said';

/** The file that is looked at, whether it waited, and whether its table or its refusal is on the page. */
let file = null;
let wasWaiting = false;
let isOpen = false;
let understood = null;

/** How the numbers of this file were said to be written, vi or en; another tab may have another answer by now. */
let declared = null;

/** Files that waited and were shown since the page was opened. */
const seen = new Set();

const saying = (text, kind) => say(text, kind, PLACE);

/** A file is sent as what its bytes are, whatever its name says; rows without a time of their own get that of the file. */
function post(upload, query) {
  const time = reportedAt(upload, wasWaiting);
  return ask(`api/v1/updates?${query}${time ? `&reportedAt=${time}` : ''}${declared === null ? '' : `&numbers=${declared}`}`, {
    body: upload.bytes, type: 'application/octet-stream', headers: { 'Idempotency-Key': upload.key }, city: upload.city,
  });
}

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
    declared = numbers;
    working(check, PLACE);
  };
  byId('which').replaceChildren(el('p', {}, words['which.file'].replace('#text', text)),
    ...['vi', 'en'].map((numbers) => button(words[`as.${numbers}`].replace('#n', shown(both[numbers], lang)), choose(numbers))));
  byId('which').hidden = false;
  if (document.activeElement === document.body || byId('by-file').contains(document.activeElement)) byId('which').querySelector('button').focus();
}

function otherReading() {
  byId('which').replaceChildren(el('p', {}, words[`read.${declared}`]), button(words['read.other'], () => {
    forget();
    declared = null;
    working(check, PLACE);
  }));
  byId('which').hidden = false;
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

const drawWaiting = (person) => drawUploads(person, {
  open: (upload) => working(() => reopen(upload), PLACE),
  remove: (upload) => working(() => removed(upload), PLACE),
});

async function removed(upload) {
  await drop(upload);
  if (file?.id === upload.id) {
    close();
    saying('');
  }
  await drawWaiting(upload.person);
}

function close() {
  clear();
  file = null;
  isOpen = false;
  byId('file').value = '';
  byId('file-name').textContent = '';
}

/** Without an answer the file waits; the page says so, or why it cannot. */
async function wait(upload, fault) {
  if (!(fault instanceof Away || fault instanceof SignedOut)) throw fault;
  const why = await hold(upload);
  await drawWaiting(upload.person);
  if (file !== upload) return;
  close();
  saying([fault instanceof SignedOut ? words.signedOut : '', named(why ?? 'file.waits', upload)].join(' ').trim(), why === null ? 'ask' : 'fault');
}

async function check() {
  clear();
  if (file === null) {
    saying(words.nothing, 'fault');
    return;
  }
  const upload = file;
  isOpen = true;
  try {
    await read(upload);
  } catch (fault) {
    await wait(upload, fault);
  }
}

/** Another file may be dropped meanwhile: what is shown is what is sent. */
async function read(upload) {
  let answer = await ofFile(() => post(upload, 'dryRun=true'));
  if (file === upload && ambiguous(answer.results).length > 0 && reading() !== null && declared === null) {
    declared = reading();
    answer = await ofFile(() => post(upload, 'dryRun=true'));
  }
  if (file !== upload) return;
  const asked = ambiguous(answer.results);
  understood = answer;
  draw(answer);
  summary(answer);
  if (wasWaiting) saying(`${named('file.back', upload)} ${byId(PLACE).textContent}`, byId(PLACE).className);
  if (asked.length > 0) askWhich(asked[0].text);
  else if (declared !== null) otherReading();
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

const recordOf = (result, read, { person, city, reportedAt: enteredAt }) => ({
  id: result.id, person, city, unit: read.unit ?? chosen.unit.id, indicator: read.indicator, period: read.period, value: read.value,
  status: read.status, enteredAt, receipt: result.receipt ?? null, lateSince: result.lateSince ?? null,
  state: result.receipt === undefined ? 'KEPT' : 'UNDER_WAY',
});

async function send(person, sent) {
  if (understood === null) return check();
  const [upload, shownRows] = [file, understood.results];
  let answer;
  try {
    answer = await leave(upload, wasWaiting, () => ofFile(() => post(upload, byId('confirm-file').checked ? 'confirm=true' : 'confirm=false')));
  } catch (fault) {
    return wait(upload, fault);
  }
  await drawWaiting(person);
  if (answer === null) {
    close();
    return saying(named('file.gone', upload));
  }
  const results = answer.results.map((result, at) => ({ ...result, reading: shownRows[at].reading }));
  const taken = results.filter(({ outcome }) => outcome === 'ACCEPTED').map((result) => recordOf(result, result.reading ?? {}, upload));
  if (file === upload) showSent({ ...answer, results }, taken.length);
  return sent(taken);
}

function showSent(answer, taken) {
  const left = answer.results.length - taken;
  draw(answer);
  byId('send-file').hidden = true;
  byId('confirm-part').hidden = true;
  saying([counted('sent', taken), left > 0 && counted('file.left', left)].filter(Boolean).join(' '), left > 0 ? 'fault' : 'good');
  understood = null;
  isOpen = left > 0;
  wasWaiting = false;
  if (answer.results.every(({ outcome }) => outcome !== 'SEND_AGAIN')) file = { ...file, key: newId(), reportedAt: null };
}

function look(upload, waited) {
  file = upload;
  wasWaiting = waited;
  declared = null;
  delete byId(PLACE).dataset.code;
  byId('file-name').textContent = upload.name;
  return check();
}

function reopen(upload) {
  seen.add(upload.id);
  return look(upload, true);
}

function take(person, given) {
  if (given === undefined) return;
  working(async () => {
    const upload = await uploadOf(person, given);
    await look(upload, (await waiting(person, 'files')).some(({ id }) => id === upload.id));
  }, PLACE);
}

/** Shows the first file that waits and was not shown yet, unless another is looked at; to be called when there is a line. */
export async function openWaiting(person) {
  const next = isOpen ? undefined : (await waiting(person, 'files')).find(({ id }) => !seen.has(id));
  if (next === undefined) return;
  await working(() => look(next, true), PLACE);
  if (isOpen) seen.add(next.id);
}

/** Starts to listen to the form; a file that is dropped anywhere on the page is taken too. */
export async function listen(person, sent) {
  byId('file').addEventListener('change', () => take(person, byId('file').files[0]));
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
    take(person, event.dataTransfer.files[0]);
  });
  await drawWaiting(person);
}
