/** What the pages of an administrator have in common: words, requests with the session, a list, what is shown once. */

import { inCity } from './city.js';

const page = document.getElementById('desk');
const said = Object.fromEntries([...document.querySelectorAll('#words li')].map((one) => [one.dataset.word, one.textContent]));

export const byId = (id) => document.getElementById(id);

/** Returns a phrase, with a text in its place. */
export const word = (key, text = '') => (said[key] ?? key).replace('#text', text);

/** Returns an element; texts are children, so nothing from outside is ever read as HTML. */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Returns a time as people of the city read it. */
export const moment = (at) => new Intl.DateTimeFormat(page.dataset.lang === 'en' ? 'en-GB' : 'vi-VN', {
  day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh',
}).format(new Date(at));

/** Returns a day such as 2022-04-07 as people of the city read it. */
export const day = (text) => text.split('-').reverse().join('/');

/** Says what became of a request. */
export function say(text, isFault = false) {
  byId('said').textContent = text;
  byId('said').className = isFault ? 'message fault' : text === '' ? '' : 'message';
}

const textOf = ({ messageVi, detail }) => (page.dataset.lang === 'vi' ? messageVi ?? detail : detail ?? messageVi);

/** Says what is wrong with a form, at its fields where the answer names them. */
function refuse(problem) {
  const faults = [...new Set((problem.errors ?? []).map(({ field }) => field))];
  for (const field of faults) byId({ units: 'unit', firstDay: 'lastDay', owners: 'owner', expiresAt: 'expires', rights: 'right' }[field] ?? field)?.setAttribute('aria-invalid', 'true');
  const known = faults.map((field) => said[`wrong.${field}`]).filter((text) => text !== undefined);
  say(known.length > 0 ? known.join(' ') : textOf(problem) ?? word('away'), true);
}

/** Asks the API; returns the answer, or null where it is refused, which is said then. */
export async function ask(method, path, body = null) {
  for (const field of document.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  let answer;
  try {
    answer = await fetch(inCity(`../api/v1/${path}`), {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': page.dataset.lang,
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', [page.dataset.header]: page.dataset.token }),
      },
      body: body === null ? undefined : JSON.stringify(body),
    });
  } catch {
    say(word('away'), true);
    return null;
  }
  if (answer.status === 401) {
    say(word('signedOut'), true);
    return null;
  }
  const read = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (answer.ok) return read;
  refuse(read);
  return null;
}

/** Shows a list in a table; each row is cells of its columns, each a text or an element. */
export function show(columns, rows, table = byId('list')) {
  table.replaceChildren(table.caption,
    el('thead', {}, el('tr', {}, ...columns.map((name) => el('th', { scope: 'col' }, word(name))))),
    el('tbody', {}, ...(rows.length === 0 ? [el('tr', {}, el('td', { colspan: columns.length }, word('empty')))] : rows.map((cells) =>
      el('tr', {}, ...cells.map((cell, i) => (i === 0 ? el('th', { scope: 'row' }, cell) : el('td', { 'data-label': word(columns[i]) }, cell))))))));
  page.dataset.ready = 'true';
}

/** Returns a button that asks before it does something for a name. */
export function action(label, question, name, done) {
  const button = el('button', { type: 'button', class: 'second', 'aria-label': `${word(label)}: ${name}` }, word(label));
  button.addEventListener('click', () => {
    if (window.confirm(word(question, name))) done();
  });
  return button;
}

/** Shows what the server does not show again: pairs of a name and a text. */
export function showOnce(pairs) {
  byId('secrets').replaceChildren(...pairs.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, el('code', {}, text))]));
  byId('secret').hidden = false;
  byId('secret').focus();
}

byId('forget').addEventListener('click', () => {
  byId('secrets').replaceChildren();
  byId('secret').hidden = true;
  page.focus();
});
