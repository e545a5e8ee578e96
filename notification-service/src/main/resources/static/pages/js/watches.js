/** What the reader watches, and the figure that an address names, which a tap watches or watches no more. */

import { ask, want } from './api.js';
import { announce, el, table } from './dom.js';
import { time } from './format.js';
import { indicatorName, scopeName } from './texts.js';
import { said } from './request-form.js';

const address = ({ scope, indicator }) => `api/v1/watches/${encodeURIComponent(scope)}/${encodeURIComponent(indicator)}`;

const nameOf = (figure, page) => `${indicatorName(figure.indicator, page)} · ${scopeName(figure.scope, page)}`;

/** Returns a button that begins or ends a watch and has the page drawn again. */
function button(figure, watched, page) {
  const { w } = page;
  const text = watched ? w.watchNoMore : w.watchThis;
  const pressed = el('button', { type: 'button', class: watched ? 'second' : null, 'aria-label': `${text}: ${nameOf(figure, page)}` }, text);
  pressed.addEventListener('click', async () => {
    if (pressed.getAttribute('aria-disabled') === 'true') return;
    pressed.setAttribute('aria-disabled', 'true');
    try {
      await want(watched ? 'DELETE' : 'PUT', address(figure), null);
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
      el('p', { role: 'status' }, watched ? w.isWatched : w.isNotWatched), button(figure, watched, page)),
    el('p', { class: 'hint' }, w.watchHint),
    el('p', { class: 'count' }, watches.length === 0 ? w.empty : w.shown(watches.length)),
    watches.length === 0 ? el('p') : table(w.watches, [w.indicator, w.scope, w.watchedSince, w.toDo], watches.map((one) => [
      indicatorName(one.indicator, page), scopeName(one.scope, page), time(one.since, w.code, names.zone), button(one, true, page)])),
  ];
}
