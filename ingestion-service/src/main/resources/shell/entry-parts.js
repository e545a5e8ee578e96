/** What all parts of the entry page share: its elements, its words, and the questions to the API. */

import { inCity, shownCity } from './city.js';

export const page = document.getElementById('entry');
export const lang = page.dataset.lang;
export const byId = (id) => document.getElementById(id);
export const chosen = { dutiesOf: '', zone: 'Asia/Ho_Chi_Minh', unit: null, quarter: '' };

const listed = (id, key) => Object.fromEntries([...document.querySelectorAll(`#${id} li`)].map((one) => [one.dataset[key], one.textContent]));
export const words = listed('words', 'word');
const patterns = listed('codes', 'code');

/** Returns an element; texts are children, so nothing from outside is ever read as HTML. */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(text, work) {
  const made = el('button', { type: 'button' }, text);
  made.addEventListener('click', work);
  return made;
}

export function say(text, kind, place = 'said') {
  byId(place).textContent = text;
  byId(place).className = kind ?? '';
}

export const counted = (word, n) => words[word].replace('#n', String(n));

export const textOf = ({ messageVi, detail, message }) => (lang === 'vi' ? messageVi ?? detail ?? message : message ?? detail ?? messageVi);

/** Returns the text of a code as the service has it: a segment without all its values is left out. */
export function finding(code, values = {}) {
  const filled = (segment) => (/\{([a-zA-Z]+)\}/.test(segment) && [...segment.matchAll(/\{([a-zA-Z]+)\}/g)].some(([, place]) => values[place] === undefined)
    ? '' : segment.replace(/\{([a-zA-Z]+)\}/g, (all, place) => values[place]));
  const text = patterns[code].replace(/\[([^[\]]*)\]/g, (all, segment) => filled(segment)).trim();
  return { code, message: text, messageVi: text };
}

/** The line is cut, or the service does not answer: what was asked may be asked again. */
export class Away extends Error {}

/** The session has ended. */
export class SignedOut extends Error {}

/** The service refuses the whole request. */
export class Refused extends Error {
  constructor(problem) {
    super(textOf(problem) ?? problem.title);
    this.problem = problem;
  }
}

async function fetched(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Away(words.away);
  }
}

/** The token of a page that was kept may be of a session before; what another person may do is not done for this one. */
async function renewToken() {
  const answer = await fetched(location.href, { headers: { Accept: 'text/html' } });
  const fresh = answer.redirected ? null : new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('entry');
  if (fresh?.dataset.person !== page.dataset.person) throw new SignedOut(words.signedOut);
  page.dataset.token = fresh.dataset.token;
}

/** Behind a link every request says that it comes from this page; with a session those that change something do. */
const proof = () => ({ [page.dataset.header]: page.dataset.token });

async function requested(path, { body, type, headers, method = 'POST', city = shownCity() }) {
  const all = { Accept: 'application/json', 'Accept-Language': lang, ...headers, ...(page.dataset.quarter ? proof() : {}) };
  return fetched(inCity(path, city), body === undefined ? { headers: all }
    : { method, headers: { ...all, 'Content-Type': type, ...proof() }, body });
}

/** Saves a file of the API, where following its address would not say that it is asked for by this page. */
export async function download(address) {
  const answer = await fetched(address, { headers: { ...proof(), 'Accept-Language': lang } });
  if (answer.status === 401) throw new SignedOut(words.signedOut);
  if (!answer.ok) throw new Refused(await answer.json());
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'chitieu.xlsx';
  const file = URL.createObjectURL(await answer.blob());
  el('a', { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

/**
 * Asks the API, about the city of the page or, of what has waited, about the one that was shown when it was written.
 * Throws Away, SignedOut or Refused where there is no answer to read.
 */
export async function ask(path, request = {}) {
  let answer = await requested(path, request);
  if (answer.status === 403 && request.body !== undefined) {
    await renewToken();
    answer = await requested(path, request);
  }
  if (answer.status === 401) throw new SignedOut(words.signedOut);
  const read = await answer.json().catch(() => null);
  if (read === null || answer.status >= 500 && read.results === undefined || answer.status === 429) throw new Away(read === null ? words.away : textOf(read));
  if (read.results === undefined && !answer.ok) throw new Refused(read);
  return read;
}

/** Runs what a button starts; it cannot be pressed again meanwhile. */
export async function working(work, place = 'said') {
  const buttons = [...document.querySelectorAll('#entry button')];
  buttons.forEach((one) => { one.disabled = true; });
  try {
    await work();
  } catch (fault) {
    say(fault.message, 'fault', place);
  } finally {
    buttons.forEach((one) => { one.disabled = false; });
  }
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
}

/** Returns a time as the clocks of the city show it, wherever this machine believes to be. */
export const timeText = (time) => new Date(time).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', {
  day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: chosen.zone,
});

const ROMAN = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };

/**
 * Returns a quarter or month as findings and mails write it within a sentence: `quý I-2022` and `tháng 3-2022`, in
 * English `Q1 2022` and `Mar 2022`.
 */
export function periodText(period) {
  const [year, part] = period.split('-');
  if (part.startsWith('Q')) return lang === 'vi' ? `quý ${ROMAN[part]}-${year}` : `${part} ${year}`;
  if (lang === 'vi') return `tháng ${Number(part)}-${year}`;
  return new Date(Date.UTC(year, part - 1)).toLocaleString('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

export const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const indicatorOf = (code) => chosen.unit.indicators.find((one) => one.code === code);
