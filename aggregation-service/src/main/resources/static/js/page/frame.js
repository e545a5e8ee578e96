/** What stands around a view: heading, way, links, state of the connection, messages. */

import { linkTo } from './address.js';
import { byId, el, put } from './dom.js';
import { moment } from '../text/format.js';
import { words } from '../text/words.js';

const REPORTS = { page: '', xlsx: '.xlsx', docx: '.docx' };

/**
 * Writes the fixed words of the page in a language.
 *
 * @param {import('../text/format.js').Lang} lang
 */
export function showTexts(lang) {
  const text = words(lang);
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label-text]')) {
    element.setAttribute('aria-label', text[element.dataset.labelText]);
  }
}

/**
 * Writes every link that depends on the place.
 *
 * @param {import('./address.js').Place} place
 */
export function showLinks(place) {
  const text = words(place.lang);
  put(byId('views'), ...viewsOf(place).map((view) =>
    el('a', {
      href: linkTo(place, { view }),
      'data-key': `view ${view}`,
      'aria-current': place.view === view || (view === 'wards' && place.view === 'compare') ? 'page' : null,
    }, text.views[view])),
  place.city === null ? null : el('a', { href: `comparison?${queryOf({ quarter: place.quarter, lang: place.lang })}` }, text.compareCities));
  put(byId('reports'), ...Object.entries(REPORTS).map(([kind, ending]) =>
    el('a', {
      href: `reports/${place.quarter}${ending}?${queryOf({ scope: place.scope, lang: place.lang, city: place.city })}`,
      'data-key': `report ${kind}`,
      download: kind === 'page' ? null : true,
    }, text.reportAs[kind])));
}

/** One unit has a page of its own in place of the map of all. */
function viewsOf({ scope }) {
  return ['quarter', scope.startsWith('unit:') ? 'unit' : 'wards', 'completeness'];
}

function queryOf(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null));
}

/**
 * @param {string} title of the view
 * @param {{name: string, lang: string, href: string | null}[]} way from the city down; the last one is here
 */
export function showHeading(title, way) {
  byId('title').textContent = title;
  put(byId('way'), el('ol', {}, ...way.map(({ name, lang, href }) =>
    el('li', {}, href === null
      ? el('span', { lang, 'aria-current': 'location' }, name)
      : el('a', { href, lang, 'data-key': `way ${href}` }, name)))));
  document.title = [title, ...way.map(({ name }) => name).reverse()].join(' · ');
}

/**
 * @param {import('../service/live.js').LiveState} state
 * @param {import('../text/format.js').Lang} lang
 */
export function showLive(state, lang) {
  const live = byId('live');
  live.dataset.state = state;
  const said = words(lang).live[state];
  // Setting the same words again would make screen readers say them again.
  if (byId('live-text').textContent !== said) byId('live-text').textContent = said;
}

/**
 * @param {string | null} asOf when the newest figure was reported
 * @param {import('../text/format.js').Lang} lang
 */
export function showAsOf(asOf, lang) {
  byId('as-of').textContent = asOf === null ? '' : words(lang).asOf(moment(asOf, lang));
}

/**
 * Shows a message in place of the figures.
 *
 * @param {string} message
 * @param {string} detail
 * @param {(() => void) | null} retry what the button does; null for no button
 */
export function showNotice(message, detail = '', retry = null) {
  byId('notice').hidden = false;
  byId('notice-message').textContent = message;
  byId('notice-detail').textContent = detail;
  byId('retry').hidden = retry === null;
  byId('retry').onclick = () => {
    byId('main').focus();
    retry();
  };
}

export function hideNotice() {
  byId('notice').hidden = true;
}
