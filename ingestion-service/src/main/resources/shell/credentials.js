/** Keys of systems and their accounts at Kafka: the list, a new one, another key, the end of one. */

import { action, ask, byId, el, moment, say, show, showOnce, word } from './administration.js';

const unitName = (id) => byId('unit').querySelector(`option[value="${CSS.escape(id)}"]`)?.textContent ?? id;

function state({ revokedAt, expiresAt, formerKeyUntil }) {
  if (revokedAt !== undefined) return word('revoked');
  return [word('active'),
    expiresAt === undefined ? null : word('expires', moment(expiresAt)),
    formerKeyUntil === undefined ? null : word('former', moment(formerKeyUntil))].filter((text) => text !== null).join('; ');
}

function row(one) {
  return [one.name, one.rights.map((right) => word(`right.${right}`)).join(', '), [...one.units.map(unitName), ...one.owners].join(', ') || '–',
    word(one.door ? 'yes' : 'no'), one.lastUsedAt === undefined ? word('never') : moment(one.lastUsedAt), state(one),
    one.revokedAt === undefined ? el('span', { class: 'actions' },
      action('rotate', 'askRotate', one.name, () => rotate(one)),
      action('revoke', 'askRevoke', one.name, () => revoke(one))) : '–'];
}

async function load() {
  const listing = await ask('GET', 'credentials');
  if (listing !== null) show(['name', 'rights', 'units', 'kafka', 'lastUsed', 'state', 'actions'], listing.credentials.map(row).reverse());
}

/** An account at Kafka has a password of its own. */
function showSecrets({ name, key, door }) {
  showOnce([[word('name'), name], [word('key'), key], ...(door === undefined ? [] : [
    [word('kafkaUser'), door.user],
    [word('kafkaPassword'), door.password],
    ...door.topics.map(({ updates, answers }) => [word('kafkaTopics'), `${updates}, ${answers}`]),
  ])]);
}

async function rotate({ id, name, door }) {
  const answer = await ask('POST', `credentials/${encodeURIComponent(id)}/rotation`, { door });
  if (answer === null) return;
  await load();
  showSecrets(answer);
  say(word('doneRotated', name));
}

async function revoke({ id, name }) {
  if (await ask('DELETE', `credentials/${encodeURIComponent(id)}`) === null) return;
  await load();
  say(word('doneRevoked', name));
}

async function create(event) {
  event.preventDefault();
  const name = byId('name').value.trim();
  const right = byId('right').value;
  const expires = byId('expires').value;
  const answer = await ask('POST', 'credentials', {
    name,
    rights: [right],
    units: right === 'REPORT' && byId('unit').value !== '' ? [byId('unit').value] : [],
    owners: right === 'TARGETS' ? [byId('owner').value] : [],
    door: right === 'REPORT' && byId('door').checked,
    ...(expires === '' ? {} : { expiresAt: `${expires}T23:59:59+07:00` }),
  });
  if (answer === null) return;
  byId('create').reset();
  fit();
  await load();
  showSecrets(answer);
  say(word('doneIssued', name));
}

function fit() {
  const right = byId('right').value;
  byId('unit-field').hidden = right !== 'REPORT';
  byId('door-field').hidden = right !== 'REPORT';
  byId('owner-field').hidden = right !== 'TARGETS';
}

byId('right').addEventListener('change', fit);
byId('create').addEventListener('submit', create);
fit();
await load();
