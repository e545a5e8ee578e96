/**
 * The difficulties and proposals of the chosen unit and quarter: written, changed, withdrawn; answers are shown. What is
 * written waits in this browser until the service has it; what has changed elsewhere meanwhile is shown beside it.
 */

import { Away, SignedOut, byId, button, chosen, el, lang, newId, page, periodText, say, textOf, timeText, words, working } from './entry-parts.js';
import { askOrKept } from './entry-kept.js';
import { flush, isConflict, put } from './entry-remark-outbox.js';
import { exchange, waiting } from './entry-store.js';
import { remarkOf } from './remark-parts.js';

const { person } = page.dataset;

/** The remarks of the unit and quarter as they were read last. */
let read = [];

/** What is being written: its id is chosen here, so that sending again writes nothing twice. */
let writing = { id: newId(), version: null };

function filled(content) {
  byId('remark-kind').value = content.kind;
  byId('remark-indicator').value = content.indicator ?? '';
  byId('remark-text').value = content.text;
}

function begin(remark) {
  writing = remark === null ? { id: newId(), version: null } : remark;
  filled(remark ?? { kind: 'DIFFICULTY', text: '' });
  byId('remark-cancel').hidden = remark === null;
  byId('remark-send').textContent = remark === null ? words['remark.save'] : words['remark.save.change'];
}

async function withdraw({ id, version }) {
  await put(person, { remark: id, version, unit: chosen.unit.id, quarter: chosen.quarter, content: { withdrawn: true } });
  if (writing.id === id) begin(null);
  await leave();
}

function actions(remark) {
  const place = el('p', { class: 'actions' });
  place.append(
    button(words['remark.change'], () => {
      begin(remark);
      byId('remark-text').focus();
    }),
    button(words['remark.withdraw'], () => {
      const sure = button(words['remark.withdraw.sure'], () => working(() => withdraw(remark), 'remarks-said'));
      place.replaceChildren(sure);
      sure.focus();
    }));
  return place;
}

/** Draws the remarks of the unit and quarter, as they were last where there is no line, and those that wait. */
async function drawRemarks() {
  const { unit, quarter } = chosen;
  try {
    const { remarks } = await askOrKept(`api/v1/remarks?unit=${encodeURIComponent(unit.id)}&quarter=${quarter}`);
    if (unit !== chosen.unit || quarter !== chosen.quarter) return;
    read = remarks;
    const shown = remarks.filter(({ state }) => state !== 'WITHDRAWN');
    byId('remarks-none').hidden = shown.length > 0;
    byId('remarks-list').replaceChildren(...shown.map((one) => remarkOf(one, nameOf(one.indicator), '', actions(one))));
    say('', '', 'remarks-said');
  } catch (fault) {
    read = [];
    byId('remarks-list').replaceChildren();
    byId('remarks-none').hidden = true;
    say(fault instanceof Away ? words['remark.unread'] : fault.message, 'fault', 'remarks-said');
  }
  await drawWaiting();
}

async function drawWaiting() {
  const those = await waiting(person, 'remarks');
  byId('remarks-waiting').hidden = those.length === 0;
  byId('remarks-waiting').replaceChildren(...those.map(itemOf));
}

const placeOf = ({ unit, quarter }) => (unit === chosen.unit.id && quarter === chosen.quarter ? ''
  : `${unit}, ${periodText(quarter)}`);

/** A remark that waits: its text, why it has not left, and what can be done. */
function itemOf(one) {
  const { content, problem } = one;
  const kind = content.withdrawn ? words['remark.withdraw.sure'] : words[`remark.kind.${content.kind}`];
  const state = problem === null ? words['remark.waits'] : isConflict(one) ? words['remark.conflict'] : textOf(problem);
  return el('li', { 'data-waiting': one.remark, 'data-code': problem?.code },
    el('h3', {}, [placeOf(one), kind, content.indicator && nameOf(content.indicator)].filter(Boolean).join(' – ')),
    content.withdrawn ? null : el('p', { class: 'text' }, content.text),
    el('p', { class: problem === null ? 'by' : 'fault' }, state),
    el('p', { class: 'by' }, words['remark.entered'].replace('#time', timeText(one.enteredAt))),
    el('p', { class: 'actions' }, ...choices(one)));
}

function choices(one) {
  const there = read.find(({ id }) => id === one.remark);
  const press = (word, work) => button(words[word], () => working(work, 'remarks-said'));
  return [
    isConflict(one) && there !== undefined && press('remark.mine', async () => {
      await put(person, { ...one, version: there.version });
      await leave();
    }),
    !one.content.withdrawn && placeOf(one) === '' && press('remark.change', async () => {
      begin({ id: one.remark, version: there?.version ?? one.version, ...one.content });
      byId('remark-text').focus();
    }),
    press('remark.discard', async () => {
      await exchange(one, null);
      if (writing.id === one.remark) begin(null);
      await drawWaiting();
    }),
  ].filter(Boolean);
}

const nameOf = (code) => chosen.unit.indicators.find((one) => one.code === code)?.name[lang] ?? code;

/** Begins anew for another unit or quarter; nothing where the page is behind a link, which has no remarks. */
export async function openRemarks() {
  if (!byId('remark')) return;
  byId('remark-indicator').replaceChildren(
    el('option', { value: '' }, words['remark.indicator.none']),
    ...chosen.unit.indicators.map(({ code }) => el('option', { value: code }, nameOf(code))));
  begin(null);
  await drawRemarks();
}

/** Sends what waits, and says what became of it. */
async function leave() {
  const { taken, refused, fault } = await flush(person);
  await drawRemarks();
  if (refused.length > 0) say(words['remark.refused'], 'fault', 'remarks-said');
  else if (fault instanceof SignedOut) say(fault.message, 'fault', 'remarks-said');
  else if (fault !== null) say(words['remark.waits.here'], 'ask', 'remarks-said');
  else if (taken.length > 0) say(words[taken.at(-1).content.withdrawn ? 'remark.withdrawn' : 'remark.saved'], 'good', 'remarks-said');
}

/** Sends what waits and was not refused, if anything does; to be called when there is a line. */
export async function leaveRemarks() {
  if (byId('remark') && (await waiting(person, 'remarks')).some(({ problem }) => problem === null)) await leave();
}

async function keep() {
  const text = byId('remark-text').value.trim();
  if (text === '') {
    say(words['remark.empty'], 'fault', 'remarks-said');
    byId('remark-text').focus();
    return;
  }
  const indicator = byId('remark-indicator').value;
  const content = { kind: byId('remark-kind').value, text, ...(indicator === '' ? {} : { indicator }) };
  await put(person, { remark: writing.id, version: writing.version, unit: chosen.unit.id, quarter: chosen.quarter, content });
  begin(null);
  await leave();
}

byId('remark')?.addEventListener('submit', (event) => {
  event.preventDefault();
  working(keep, 'remarks-said');
});
byId('remark-cancel')?.addEventListener('click', () => begin(null));
