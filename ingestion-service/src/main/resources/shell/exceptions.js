/** Which quarters are locked, and who may change figures of them none the less: the list, a new exception, its end. */

import { action, ask, byId, day, moment, say, show, word } from './administration.js';

const unitName = (id) => byId('unit').querySelector(`option[value="${CSS.escape(id)}"]`)?.textContent ?? id;
const isVietnamese = document.documentElement.lang === 'vi';

async function locks() {
  const answer = await ask('GET', 'locks');
  if (answer === null) return;
  byId('rule').textContent = answer.afterQuarters === null ? word('noLock')
    : word('lockRule', String(answer.afterQuarters)).replace('#ask', isVietnamese ? answer.askVi : answer.ask);
  show(['quarter', 'lockedFrom', 'state'], answer.quarters.map(({ quarter, firstFrom, from, locked }) => [
    quarter, firstFrom === from ? moment(from) : `${moment(firstFrom)} – ${moment(from)}`, word(locked ? 'locked' : 'open')]), byId('locks'));
}

/** That of the city, whose clock may be another one than the browser's. */
const { today } = byId('desk').dataset;

function state({ firstDay, lastDay, takenBackAt }) {
  if (takenBackAt !== undefined) return word('takenBack', moment(takenBackAt));
  if (today > lastDay) return word('over');
  return word(today < firstDay ? 'begins' : 'holds', day(firstDay));
}

async function load() {
  const listing = await ask('GET', 'exceptions');
  if (listing === null) return;
  show(['unit', 'quarters', 'days', 'reason', 'by', 'state', 'actions'], listing.exceptions.map((one) => [
    unitName(one.unit), one.firstQuarter === one.lastQuarter ? one.firstQuarter : `${one.firstQuarter} – ${one.lastQuarter}`,
    `${day(one.firstDay)} – ${day(one.lastDay)}`, one.reason, one.grantedBy.replace(/^account:/, ''), state(one),
    one.takenBackAt === undefined && today <= one.lastDay ? action('takeBack', 'askTakeBack', unitName(one.unit), () => takeBack(one)) : '–',
  ]).reverse());
}

async function takeBack({ id, unit }) {
  if (await ask('DELETE', `exceptions/${encodeURIComponent(id)}`) === null) return;
  await load();
  say(word('doneTakenBack', unitName(unit)));
}

byId('create').addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = ['unit', 'firstQuarter', 'lastQuarter', 'lastDay', 'reason'].map((name) => [name, byId(name).value.trim()]);
  const given = Object.fromEntries(fields.filter(([name, value]) => value !== '' || name === 'unit' || name === 'reason'));
  if (await ask('POST', 'exceptions', given) === null) return;
  byId('create').reset();
  await load();
  say(word('doneGranted', unitName(given.unit)));
});

await locks();
await load();
