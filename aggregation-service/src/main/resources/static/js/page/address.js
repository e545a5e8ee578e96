/**
 * Keeps what is shown in the address of the page, so that it can be sent to somebody and the back button works.
 *
 * @typedef {Object} Place
 * @property {string} quarter
 * @property {string} scope `city`, `cluster:<id>` or `unit:<id>`
 * @property {import('./format.js').Lang} lang
 * @property {import('./verdicts.js').Standing | null} show only targets of that standing
 */

import { STANDINGS } from './verdicts.js';

/**
 * Returns what the query string asks for; what it does not say, or what does not exist, becomes the usual.
 *
 * @param {string} search
 * @param {import('./api.js').Catalog} catalog
 * @returns {Place}
 */
export function readPlace(search, catalog) {
  const asked = new URLSearchParams(search);
  const oneOf = (name, choices, usual) => (choices.includes(asked.get(name)) ? asked.get(name) : usual);
  return {
    quarter: oneOf('quarter', catalog.quarters, catalog.currentQuarter),
    scope: oneOf('scope', scopesOf(catalog), 'city'),
    lang: languageOf(search),
    show: oneOf('show', STANDINGS, null),
  };
}

/**
 * Returns the language that the query string asks for, Vietnamese where it does not say.
 *
 * @param {string} search
 * @returns {import('./format.js').Lang}
 */
export function languageOf(search) {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'vi';
}

/**
 * Returns the query string of a place.
 *
 * @param {Place} place
 */
export function searchOf({ quarter, scope, lang, show }) {
  const query = new URLSearchParams({ quarter, scope, lang });
  if (show !== null) query.set('show', show);
  // Both are allowed in a query as they are, and the address stays readable.
  return `?${query}`.replaceAll('%3A', ':');
}

function scopesOf({ clusters, units }) {
  return ['city', ...clusters.map(({ id }) => `cluster:${id}`), ...units.map(({ id }) => `unit:${id}`)];
}
