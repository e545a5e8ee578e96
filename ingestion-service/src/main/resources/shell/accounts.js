/** Accounts of people: the list, a new one, another password, the end of one. */

import { action, ask, byId, el, moment, say, show, showOnce, word } from './administration.js';

const unitName = (id) => byId('unit').querySelector(`option[value="${CSS.escape(id)}"]`)?.textContent ?? id;

function row({ name, role, units, createdAt, disabledAt }) {
  const active = disabledAt === undefined;
  return [name, word(`role.${role}`), units.map(unitName).join(', ') || '–', moment(createdAt), active ? word('active') : word('disabled'),
    active ? el('span', { class: 'actions' },
      action('reset', 'askReset', name, () => reset(name)),
      action('disable', 'askDisable', name, () => disable(name))) : '–'];
}

async function load() {
  const listing = await ask('GET', 'accounts');
  if (listing !== null) show(['name', 'role', 'units', 'created', 'state', 'actions'], listing.accounts.map(row));
}

async function reset(name) {
  const answer = await ask('POST', `accounts/${encodeURIComponent(name)}/password`, {});
  if (answer === null) return;
  showOnce([[word('name'), name], [word('password'), answer.password]]);
  say(word('doneReset', name));
}

async function disable(name) {
  if (await ask('DELETE', `accounts/${encodeURIComponent(name)}`) === null) return;
  await load();
  say(word('doneDisabled', name));
}

async function create(event) {
  event.preventDefault();
  const name = byId('name').value.trim();
  const answer = await ask('POST', 'accounts', { name, role: byId('role').value, units: ofUnit() ? [...byId('unit').selectedOptions].map(({ value }) => value) : [] });
  if (answer === null) return;
  byId('create').reset();
  fit();
  await load();
  showOnce([[word('name'), name], [word('password'), answer.password]]);
  say(word('doneCreated', name));
}

const ofUnit = () => byId('role').value.startsWith('UNIT');

function fit() {
  byId('unit-field').hidden = !ofUnit();
}

byId('role').addEventListener('change', fit);
byId('create').addEventListener('submit', create);
fit();
await load();
