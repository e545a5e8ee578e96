/** What stands around the table: heading, languages, state of the connection, messages in place of the table. */

import { searchOf } from './address.js';
import { byId } from './dom.js';
import { moment, quarterName } from './format.js';
import { words } from './i18n.js';

/**
 * Writes the fixed words of the page in a language.
 *
 * @param {import('./format.js').Lang} lang
 * @param {import('./address.js').Place | null} place what the links to the other language keep; null before it is known
 */
export function showTexts(lang, place = null) {
  const text = words(lang);
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label-text]')) {
    element.setAttribute('aria-label', text[element.dataset.labelText]);
  }
  for (const link of document.querySelectorAll('#languages a')) {
    const isCurrent = link.hreflang === lang;
    link.href = place === null ? `?lang=${link.hreflang}` : searchOf({ ...place, lang: link.hreflang });
    if (isCurrent) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/**
 * @param {import('./address.js').Place} place
 * @param {string} city its name
 * @param {string} part the name of the cluster or unit; empty for the whole city
 */
export function showHeading({ lang, quarter, scope }, city, part) {
  const title = words(lang).title(quarterName(quarter, lang));
  byId('title').textContent = title;
  byId('city').textContent = city;
  byId('place').textContent = part;
  byId('place').lang = scope.startsWith('unit:') ? 'vi' : lang;
  document.title = [title, part, city].filter((each) => each !== '').join(' · ');
}

/**
 * @param {import('./live.js').LiveState} state
 * @param {import('./format.js').Lang} lang
 */
export function showLive(state, lang) {
  const live = byId('live');
  live.dataset.state = state;
  const said = words(lang).live[state];
  // Setting the same words again would make screen readers say them again.
  if (byId('live-text').textContent !== said) byId('live-text').textContent = said;
}

/**
 * @param {import('./api.js').Total[]} totals
 * @param {import('./format.js').Lang} lang
 */
export function showAsOf(totals, lang) {
  const times = totals.map(({ asOf }) => asOf).sort((a, b) => Date.parse(b) - Date.parse(a));
  byId('as-of').textContent = times.length === 0 ? '' : words(lang).asOf(moment(times[0], lang));
}

/**
 * Shows a message in place of the table.
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
    byId('figures').focus();
    retry();
  };
}

export function hideNotice() {
  byId('notice').hidden = true;
}
