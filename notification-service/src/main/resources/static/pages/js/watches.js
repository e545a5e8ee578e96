/** What the reader watches, and the figure that an address names, which a tap watches or watches no more. */

import { ask, want } from './api.js';
import { badge } from './cases.js';
import { announce, el, table } from './dom.js';
import { percent, time } from './format.js';
import { indicatorName, isLimit, ownerName, ruleName, scopeName, spanName, stateName } from './texts.js';
import { said } from './request-form.js';

const address = ({ scope, indicator }) => `api/v1/watches/${encodeURIComponent(scope)}/${encodeURIComponent(indicator)}`;

const nameOf = (figure, page) => `${indicatorName(figure.indicator, page)} · ${scopeName(figure.scope, page)}`;

/** The watch that began last, and the cases of its figure as the service answered. */
let begun = null;

/** Returns how a figure stands that the reader has just begun to watch, and whether a mail says so. */
function standing({ cases }, page) {
  const { w, who } = page;
  const line = (one) => el('li', {},
    el('a', { href: page.href({ view: 'cases', id: one.id }) }, `${ruleName(one, page)} · ${spanName(one.period, one.window, page)} · ${ownerName(one.owner, page)}`),
    ' ', badge(one.state, stateName(one, page)),
    one.figures.attainment.target === '0' ? null : el('span', { class: 'small' }, ' ', w.standsAt(
      percent(one.figures.attainment.sharePercent, w.code), percent(one.figures.attainment.expectedPercent, w.code), isLimit(one))));
  return el('div', { class: 'standing' },
    el('h3', {}, w.standsNow),
    cases.length === 0 ? el('p', {}, w.standsWell) : el('ul', {}, ...cases.map(line)),
    cases.some(({ rule, told }) => rule === 'WATCH_LIST' && told.includes(who.person)) ? el('p', { class: 'hint' }, w.mailOfOpenCase) : null);
}

/** Returns a button that begins or ends a watch and has the page drawn again. */
function button(figure, watched, page) {
  const { w } = page;
  const text = watched ? w.watchNoMore : w.watchThis;
  const pressed = el('button', { type: 'button', class: watched ? 'second' : null, 'aria-label': `${text}: ${nameOf(figure, page)}` }, text);
  pressed.addEventListener('click', async () => {
    if (pressed.getAttribute('aria-disabled') === 'true') return;
    pressed.setAttribute('aria-disabled', 'true');
    try {
      const answer = await want(watched ? 'DELETE' : 'PUT', address(figure), null);
      begun = watched ? null : { address: address(figure), cases: answer.cases };
      await page.again();
      announce(`${watched ? w.watchEnded : w.watchBegun}: ${nameOf(figure, page)}`);
    } catch (fault) {
      pressed.removeAttribute('aria-disabled');
      pressed.parentElement.querySelector('[role=alert]')?.remove();
      pressed.after(el('p', { class: 'message fault', role: 'alert' }, said(w, fault)));
    }
  });
  return pressed;
}

export async function showWatches(page) {
  const { w, query, who, names } = page;
  if (who.person === null) return [el('h1', {}, w.watches), el('p', { class: 'hint' }, w.noPosition)];
  const { watches } = await ask('api/v1/watches');
  const figure = { scope: query.get('scope'), indicator: query.get('indicator') };
  const named = figure.scope !== null && figure.indicator !== null;
  const watched = watches.some((one) => one.scope === figure.scope && one.indicator === figure.indicator);
  return [
    el('h1', {}, w.watches),
    !named ? el('p') : el('section', {}, el('h2', {}, nameOf(figure, page)),
      el('p', { role: 'status' }, watched ? w.isWatched : w.isNotWatched), button(figure, watched, page),
      watched && begun?.address === address(figure) ? standing(begun, page) : null),
    el('p', { class: 'hint' }, w.watchHint),
    el('p', { class: 'count' }, watches.length === 0 ? w.empty : w.shown(watches.length)),
    watches.length === 0 ? el('p') : table(w.watches, [w.indicator, w.scope, w.watchedSince, w.toDo], watches.map((one) => [
      indicatorName(one.indicator, page), scopeName(one.scope, page), time(one.since, w.code, names.zone), button(one, true, page)])),
  ];
}
