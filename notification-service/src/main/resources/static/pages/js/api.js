/** Asks the service and tells it what people want; refusals become errors with the code of the problem. */

import { inCity as cityIn } from '../../shell/city.js';

const PAGE = 500;
const MOST_PAGES = 8;

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? String(status);
  }
}

let csrf = null;
let city = null;

async function answer(response) {
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) window.location.reload();
  throw new Refusal(response.status, problem);
}

/**
 * Names the city that everything from now on is about; null where there is no choice. Two windows of one browser may
 * be about two cities, so that no request leaves it to what was chosen last.
 */
export function about(id) {
  city = id;
}

/** Returns an address of this service with the city that the page is about. */
export function inCity(path) {
  return cityIn(path, city);
}

/** Returns what is at an address of the API. */
export async function ask(path) {
  return answer(await fetch(inCity(path), { headers: { accept: 'application/json' }, redirect: 'error' }));
}

/** Returns who is signed in, and remembers the token that their requests carry. */
export async function me() {
  const who = await ask('api/v1/me');
  csrf = who.csrf;
  return who;
}

/** Sends a request that changes something, and returns its answer. */
export async function want(method, path, body) {
  return answer(await fetch(inCity(path), {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', [csrf.header]: csrf.token },
    body: body === null ? undefined : JSON.stringify(body),
    redirect: 'error',
  }));
}

/**
 * Returns all entries of a list that the service gives page by page, up to a bound.
 *
 * @param {string} path of the list
 * @param {Record<string, string>} filter
 * @param {string} key under which an answer has its entries
 * @returns {Promise<{entries: any[], more: boolean}>}
 */
export async function all(path, filter, key) {
  const entries = [];
  let after = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ ...filter, limit: String(PAGE), ...(after === null ? {} : { after }) });
    const got = await ask(`${path}?${query}`);
    entries.push(...got[key]);
    after = got.next;
    if (after === null) return { entries, more: false };
  }
  return { entries, more: true };
}
