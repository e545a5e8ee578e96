/** Links from a case or a question to its figure, and from a figure to the questions about it. */

import { el } from './dom.js';

/** Returns a link to an indicator of a scope and quarter on the dashboard. */
export function dashboardLink({ indicator, scope, quarter }, { w, names, who }) {
  const city = who.cities.length > 1 ? { city: who.city } : {};
  const query = new URLSearchParams({ ...city, view: 'indicator', indicator, quarter, scope, lang: w.code });
  return el('a', { href: `${names.dashboard}${names.dashboard.includes('?') ? '&' : '?'}${query}` }, w.onDashboard);
}

/** Returns a link to the questions about a figure; null for those who hold no position and so ask nothing. */
export function questionLink({ indicator, scope, quarter }, page) {
  return page.who.person === null ? null : el('a', { href: page.href({ view: 'questions', indicator, scope, quarter }) }, page.w.askThis);
}
