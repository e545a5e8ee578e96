/** Records on Kafka that could not be taken: how many of which unit, each of a unit, and their replay. */

import { action, ask, byId, el, moment, say, show, word } from './administration.js';

const names = new Map([...document.querySelectorAll('#units li')].map((one) => [one.dataset.unit, one.textContent]));
const unitName = (id) => (id === null ? word('unknownSender') : names.get(id) ?? id);
const isVietnamese = document.documentElement.lang === 'vi';

/** Returns the query of the days that are chosen, and of a unit. */
function query(others = {}) {
  const days = { from: byId('from').value, to: byId('to').value };
  return new URLSearchParams(Object.entries({ ...days, ...others }).filter(([, value]) => value !== '' && value !== null));
}

async function load() {
  byId('records').hidden = true;
  const answer = await ask('GET', `rejections/units?${query()}`);
  if (answer === null) return;
  byId('from').value = answer.from;
  byId('to').value = answer.to;
  show(['unit', 'count', 'last', 'sentAgain', 'actions'], answer.units.map((one) => [
    unitName(one.unit), String(one.count), one.last === null ? '–' : moment(one.last), one.sentAgainAt === null ? word('never2') : moment(one.sentAgainAt),
    el('span', { class: 'actions' }, opener(one.unit), one.unit === null ? null : action('replay', 'askReplay', unitName(one.unit), () => replay(one.unit))),
  ]));
}

function opener(unit) {
  const button = el('button', { type: 'button', class: 'second', 'aria-label': `${word('view')}: ${unitName(unit)}` }, word('view'));
  button.addEventListener('click', () => records(unit));
  return button;
}

async function records(unit) {
  const answer = await ask('GET', `rejections?${query({ unit })}`);
  if (answer === null) return;
  const reason = ({ code, message, messageVi }) => el('p', {}, isVietnamese ? messageVi ?? message : message, ' ', el('code', {}, code));
  byId('records-title').textContent = `${unitName(unit)}: ${word('records', String(answer.count))}`;
  show(['rejectedAt', 'place', 'beginning', 'why', 'sentAgain'], answer.days.flatMap((day) => day.rejections).reverse().map((one) => [
    moment(one.rejectedAt), `${one.topic} ${one.partition}-${one.offset}`, el('code', {}, one.beginning),
    el('div', {}, ...one.errors.map(reason)), word(one.sentAgain ? 'yes' : 'no'),
  ]), byId('record-list'));
  byId('records').hidden = false;
  byId('records').focus();
}

async function replay(unit) {
  const answer = await ask('POST', `rejections/replays?${query({ unit })}`);
  if (answer === null) return;
  await load();
  say(word('doneReplayed', String(answer.sent)).replace('#before', String(answer.before)).replace('#gone', String(answer.gone)));
}

byId('filter').addEventListener('submit', (event) => {
  event.preventDefault();
  say('');
  load();
});
byId('replay-all').addEventListener('click', () => {
  if (window.confirm(word('askReplayAll'))) replay(null);
});
await load();
