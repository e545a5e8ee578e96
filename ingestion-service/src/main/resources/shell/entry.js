/**
 * The page on which a clerk enters figures: a grid and a file, checked and sent over the API that a ward's software uses
 * too. What is entered waits in this browser until the service has it, also without a line and over a restart.
 */

import { inCity } from './city.js';
import { Away, Refused, SignedOut, ask, button, byId, capitalized, chosen, counted, download, el, page, periodText, say, textOf, words, working } from './entry-parts.js';
import { drawConfirmations } from './entry-confirm.js';
import { edit, empty, putBack, quarterOf } from './entry-cells.js';
import { clearGrid, collect, drawGrid, listen, refresh, showResults } from './entry-grid.js';
import { listen as listenToFile, openWaiting } from './entry-file.js';
import { askOrKept } from './entry-kept.js';
import { isSame } from './entry-numbers.js';
import { flush, learnTime, put } from './entry-outbox.js';
import { leaveRemarks, openRemarks } from './entry-remarks.js';
import { drawSent, follow, showReceipt } from './entry-sent.js';
import { allWaiting, forget, keepSent, prune, waiting } from './entry-store.js';

const BETWEEN_ATTEMPTS = 15_000;
const AFTER_A_DECISION = 3000;
const person = page.dataset.person;
let duties = { units: [] };
let figures = { figures: [] };

/** Figures that were shown as doubtful in their cells: the next press confirms these, and no others. */
let doubted = [];
let isSureToSignOut = false;
let isTrying = false;

/** Behind a link there is one quarter. */
function quarters() {
  if (page.dataset.quarter) return [page.dataset.quarter];
  const due = new Set(chosen.unit.indicators.flatMap((one) => [...one.due.map(({ period }) => quarterOf(period)), quarterOf(one.openTo)]));
  return [...due].sort().reverse();
}

async function drawList() {
  await drawSent(person, figures, { correct: edit, withdraw: (one, reason) => working(() => withdraw(one, reason)) });
  await drawWaiting();
}

/** What waits is asked for again a little after a decision, when what counts is known. */
async function drawWaiting() {
  try {
    await drawConfirmations(async () => {
      setTimeout(() => refreshed().catch(() => {}), AFTER_A_DECISION);
      await drawWaiting();
    });
  } catch (fault) {
    if (!(fault instanceof Away)) throw fault;
  }
}

/** Loads the figures of what is chosen; returns whether it still is when they are there. */
async function loadFigures() {
  const { unit, quarter } = chosen;
  const answer = await askOrKept(`api/v1/figures?unit=${encodeURIComponent(unit.id)}&quarter=${quarter}`);
  if (chosen.unit !== unit || chosen.quarter !== quarter) return false;
  figures = answer;
  if (byId('offline').hidden) learnTime(figures.time);
  return true;
}

/** Until the figures of what is chosen now are there, those of before can be neither filled in nor corrected. */
function clear() {
  figures = { figures: [] };
  clearGrid();
  byId('sent-table').replaceChildren();
}

async function drawQuarter() {
  chosen.quarter = byId('quarter').value;
  page.dataset.ready = 'false';
  clear();
  byId('template').href = inCity(`api/v1/template?unit=${encodeURIComponent(chosen.unit.id)}&quarter=${chosen.quarter}`);
  byId('receipt').hidden = true;
  if (!await loadFigures()) return;
  doubted = [];
  drawGrid(figures);
  await drawList();
  await openRemarks();
  page.dataset.ready = 'true';
}

async function drawUnit() {
  chosen.unit = duties.units.find(({ id }) => id === byId('unit').value) ?? duties.units[0];
  byId('quarter').replaceChildren(...quarters().map((quarter) => el('option', { value: quarter }, capitalized(periodText(quarter)))));
  await drawQuarter();
}

const isConfirmed = (figure) => doubted.some((one) => ['unit', 'indicator', 'period'].every((name) => one[name] === figure[name]) && isSame(one.value, figure.value));

const bodyOf = (read) => ({ body: JSON.stringify({ updates: read.map(({ figure }) => figure) }), type: 'application/json' });

/** Checks without the service, then with it; returns null where nothing can be sent. */
async function looked() {
  const { read, wrong, doubtful } = collect();
  if (read.length === 0) say(words.nothing, 'fault');
  else if (wrong > 0) say(counted('refused', wrong), 'fault');
  if (read.length === 0 || wrong > 0) return null;
  try {
    const { results } = await ask('api/v1/updates?dryRun=true', bodyOf(read));
    return { read, ...showResults(read, results) };
  } catch (fault) {
    if (!(fault instanceof Away)) throw fault;
    return { read, refused: 0, doubtful };
  }
}

async function check() {
  const seen = await looked();
  if (seen === null) return;
  if (seen.refused > 0) say(counted('refused', seen.refused), 'fault');
  else if (seen.doubtful.length > 0) say(counted('warned', seen.doubtful.length));
  else say(counted('checked', seen.read.length), 'good');
}

/** What is doubtful is shown first, and sent with the next press; what is wrong stays in its cell. */
async function send() {
  const seen = await looked();
  if (seen === null) return;
  if (seen.refused > 0) {
    say(counted('refused', seen.refused), 'fault');
    return;
  }
  if (!seen.doubtful.every(isConfirmed)) {
    doubted.push(...seen.doubtful);
    say(counted('warned', seen.doubtful.length));
    return;
  }
  for (const isSure of [true, false]) {
    const those = seen.read.map(({ figure }) => figure).filter((figure) => isConfirmed(figure) === isSure);
    if (those.length > 0) await put(person, those, isSure);
  }
  doubted = [];
  empty(seen.read);
  await leave();
}

async function withdraw({ unit, indicator, period, status }, reason) {
  await put(person, [{ unit, indicator, period, withdrawn: true, status, reason }], true);
  await leave();
}

function showWaiting(count) {
  byId('waiting').hidden = count === 0;
  byId('waiting').replaceChildren(...(count === 0 ? [] : [`${counted('waiting', count)} `, button(words['send.now'], () => working(leave))]));
}

function sayOf({ taken, returned, waiting: left, fault }) {
  const refused = returned.filter(({ outcome }) => outcome === 'REJECTED').length;
  if (refused > 0) say(counted('refused', refused), 'fault');
  else if (returned.length > 0) say(counted('warned', returned.length));
  else if (taken.length > 0) say(counted('sent', taken.length), 'good');
  else if (fault instanceof SignedOut) say(fault.message, 'fault');
  else if (left > 0) say(counted('waiting', left));
}

/** Sends what waits; what comes back is in its cell again, unless that was filled in anew, with what is to be done. */
async function leave() {
  const left = await flush(person);
  showWaiting(left.waiting);
  const [withdrawals, figuresBack] = [true, false].map((kind) => left.returned.filter(({ update }) => (update.withdrawn === true) === kind));
  for (const { update, errors, warnings, outcome } of figuresBack) {
    const isInCell = putBack(update, errors.length > 0 ? 'fault' : 'ask', errors.length > 0 ? errors : warnings);
    if (isInCell && outcome === 'NEEDS_CONFIRMATION') doubted.push(update);
  }
  sayOf(left);
  if (withdrawals.length > 0) say(withdrawals.flatMap(({ errors }) => errors).map(textOf).join(' '), 'fault');
  await afterSending(left.taken);
}

async function afterSending(taken) {
  if (taken.length > 0) {
    showReceipt(taken);
    await prune(person);
  }
  await drawList();
  await follow(person, refreshed);
}

async function refreshed() {
  if (!await loadFigures()) return;
  refresh(figures);
  await drawList();
}

async function countWaiting() {
  return (await waiting(person)).reduce((sum, { updates }) => sum + updates.length, 0);
}

/** Sends what waits; a file is shown first, once a small question has been answered over the line. */
async function tryAgain() {
  if (isTrying) return;
  isTrying = true;
  try {
    if (await countWaiting() > 0) await leave();
    if ((await allWaiting(person)).length === 0) return;
    await askOrKept('api/v1/duties');
    if (!byId('offline').hidden) return;
    await leaveRemarks();
    await openWaiting(person);
  } catch (fault) {
    say(fault.message, 'fault');
  } finally {
    isTrying = false;
  }
}

/** Nothing of this person stays on the machine; what waits would be lost, so that is asked about. */
async function signOut(event) {
  const form = event.target;
  if (!(form.getAttribute('action') ?? '').endsWith('logout')) return;
  event.preventDefault();
  const left = (await allWaiting(person)).length;
  if (left > 0 && !isSureToSignOut) {
    isSureToSignOut = true;
    say(counted('sign.out.waiting', left), 'fault');
    byId('said').scrollIntoView();
    return;
  }
  await forget(person, chosen.dutiesOf);
  form.submit();
}

/** The page opens without a line once a browser has it; scripts and styles are those that this page has loaded. */
async function install() {
  if (!('serviceWorker' in navigator) || page.dataset.quarter) return;
  await navigator.serviceWorker.register('entry-worker.js', { scope: 'nhap-so-lieu' });
  const files = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/shell/'));
  await (await caches.open('chitieu-entry')).addAll([location.href, ...new Set(files)]);
  page.dataset.installed = 'true';
}

async function start() {
  duties = await askOrKept('api/v1/duties');
  chosen.dutiesOf = duties.key.id;
  chosen.zone = duties.city.timeZone;
  byId('unit').replaceChildren(...duties.units.map(({ id, name }) => el('option', { value: id }, name)));
  const shown = (work) => () => work().catch((fault) => say(fault.message, 'fault'));
  byId('unit').addEventListener('change', shown(drawUnit));
  byId('quarter').addEventListener('change', shown(drawQuarter));
  listen();
  byId('check').addEventListener('click', () => working(check));
  if (page.dataset.quarter) byId('template').addEventListener('click', (event) => {
    event.preventDefault();
    working(() => download(byId('template').href), 'file-said');
  });
  byId('print').addEventListener('click', () => window.print());
  byId('grid').addEventListener('submit', (event) => {
    event.preventDefault();
    working(send);
  });
  await listenToFile(person, async (taken) => {
    await keepSent(taken);
    await afterSending(taken);
  });
  document.addEventListener('submit', signOut);
  window.addEventListener('online', tryAgain);
  setInterval(tryAgain, BETWEEN_ATTEMPTS);
  await drawUnit();
  showWaiting(await countWaiting());
  await tryAgain();
  await follow(person, refreshed);
}

start().catch((fault) => say(fault instanceof Refused || fault instanceof Away ? fault.message : `${words.away} (${fault.message})`, 'fault'));
install().catch(() => { page.dataset.installed = 'false'; });
