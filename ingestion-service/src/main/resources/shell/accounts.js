/** Accounts of people: the list, a new one, the mail with a link to set the password, another password, the end of one. */

import { action, ask, byId, el, moment, say, show, showOnce, word } from './administration.js';

const unitName = (id) => byId('unit').querySelector(`option[value="${CSS.escape(id)}"]`)?.textContent ?? id;
const path = (name, what = '') => `accounts/${encodeURIComponent(name)}${what}`;

/** Whether people are sent a link; else a password is shown once. */
let byMail = false;

function state({ disabledAt, invitation }) {
  if (disabledAt !== undefined) return word('disabled');
  if (invitation?.open !== true) return word('active');
  return word(`sent.${invitation.occasion}`, moment(invitation.expires));
}

function button(label, name, done) {
  const made = el('button', { type: 'button', class: 'second', 'aria-label': `${word(label)}: ${name}` }, word(label));
  made.addEventListener('click', done);
  return made;
}

function row(account) {
  const { name, role, units, createdAt, disabledAt, email, invitation } = account;
  const active = disabledAt === undefined;
  const isFirst = invitation?.open === true && invitation.occasion === 'INVITATION';
  const mail = isFirst ? ['inviteAgain', 'askInvite'] : ['mailReset', 'askMailReset'];
  return [name, word(`role.${role}`), units.map(unitName).join(', ') || '–', email ?? '–', moment(createdAt), state(account),
    active ? el('span', { class: 'actions' },
      byMail && email !== undefined ? action(...mail, name, () => invite(name)) : null,
      button('changeAddress', name, () => changeAddress(account)),
      action('reset', 'askReset', name, () => reset(name)),
      action('disable', 'askDisable', name, () => disable(name))) : '–'];
}

async function load() {
  const listing = await ask('GET', 'accounts');
  if (listing === null) return;
  byMail = listing.byMail;
  byId('email-hint').textContent = word(byMail ? 'hintMail' : 'hintNoMail');
  show(['name', 'role', 'units', 'address', 'created', 'state', 'actions'], listing.accounts.map(row));
}

async function invite(name) {
  const answer = await ask('POST', path(name, '/invitations'), {});
  if (answer === null) return;
  await load();
  say(word('doneInvited', answer.email));
}

async function changeAddress({ name, email, language }) {
  const given = window.prompt(word('askAddress', name), email ?? '');
  if (given === null) return;
  const answer = await ask('PUT', path(name, '/address'), { email: given.trim(), language: language ?? 'vi' });
  if (answer === null) return;
  await load();
  say(word(answer.invitation?.open === true ? 'doneInvited' : 'doneAddress', answer.email ?? name));
}

async function reset(name) {
  const answer = await ask('POST', path(name, '/password'), {});
  if (answer === null) return;
  await load();
  showOnce([[word('name'), name], [word('password'), answer.password]]);
  say(word('doneReset', name));
}

async function disable(name) {
  if (await ask('DELETE', path(name)) === null) return;
  await load();
  say(word('doneDisabled', name));
}

async function create(event) {
  event.preventDefault();
  const name = byId('name').value.trim();
  const email = byId('email').value.trim();
  const address = email === '' ? {} : { email, language: byId('language').value };
  const units = ofUnit() ? [...byId('unit').selectedOptions].map(({ value }) => value) : [];
  const answer = await ask('POST', 'accounts', { name, role: byId('role').value, units, ...address });
  if (answer === null) return;
  byId('create').reset();
  fit();
  await load();
  if (answer.password !== undefined) showOnce([[word('name'), name], [word('password'), answer.password]]);
  say(answer.password === undefined ? word('doneInvited', answer.email) : word('doneCreated', name));
}

const ofUnit = () => byId('role').value.startsWith('UNIT');

function fit() {
  byId('unit-field').hidden = !ofUnit();
}

byId('role').addEventListener('change', fit);
byId('create').addEventListener('submit', create);
fit();
await load();
