/**
 * What the alerts about a figure say beside it: who was asked, what was answered, the promised day, and where the case is.
 *
 * @typedef {import('../service/api.js').FigureAlert} FigureAlert
 */

import { moment, periodName } from '../text/format.js';
import { wordFor } from '../text/words.js';
import { el } from './dom.js';
import { ownerName } from './owners.js';

/** A deadline is the end of a day: people read its last minute and not the midnight of the next one. */
const lastMinute = (/** @type {string} */ deadline) => new Date(Date.parse(deadline) - 60_000).toISOString();

/** Not confirmed yet, or mended: of these no answer is awaited, and none is shown. */
const SILENT = ['PENDING', 'RESOLVED'];

/**
 * Returns what is said of one indicator, the targets of all owners and the fall of its own figure among it.
 *
 * @param {FigureAlert[]} alerts
 * @param {string} indicator
 */
export function alertsOf(alerts, indicator) {
  return alerts.filter((alert) => alert.indicator === indicator && !SILENT.includes(alert.state));
}

/** Returns the address of a case; null where it is not known where the alerts are. */
export function caseAddress(alert, { alerts, place }) {
  if (alerts === null) return null;
  const there = new URL(alerts, document.baseURI);
  const asked = { view: 'cases', id: alert.id, lang: place.lang, ...(place.city === null ? {} : { city: place.city }) };
  for (const [name, value] of Object.entries(asked)) there.searchParams.set(name, value);
  return there.href;
}

/** Returns links to where a person watches a figure and asks about it; none where it is not known where the alerts are. */
export function figureLinks({ alerts, watches, place, text }) {
  if (alerts === null || !watches) return [];
  const link = (/** @type {string} */ view, /** @type {object} */ more, /** @type {string} */ key) => {
    const there = new URL(alerts, document.baseURI);
    const asked = {
      view, indicator: place.indicator, scope: place.scope, ...more, lang: place.lang, ...(place.city === null ? {} : { city: place.city }),
    };
    for (const [name, value] of Object.entries(asked)) there.searchParams.set(name, value);
    return el('a', { class: 'in-title', href: there.href, 'data-key': key }, text.figureAlerts[key]);
  };
  return [link('watches', {}, 'watch'), link('questions', { quarter: place.quarter }, 'ask')];
}

/** Returns in one line what became of the alerts about an indicator; null where there are none. */
export function alertLine(alerts, view) {
  if (alerts.length === 0) return null;
  const answered = alerts.find(({ explanation }) => known(explanation));
  const most = answered ?? alerts.find(({ asked }) => asked.length > 0) ?? alerts[0];
  const address = caseAddress(most, view);
  const said = lineOf(most, view);
  return el('span', { class: 'facts alert-line' },
    address === null ? said : el('a', { href: address, 'data-key': `case ${most.id}` }, said));
}

function lineOf(alert, { lang, text }) {
  const { figureAlerts } = text;
  if (known(alert.explanation)) return figureAlerts.answeredFor(periodName(alert.explanation.promisedFor, lang));
  return alert.asked.length === 0 ? figureAlerts.watched : figureAlerts.waiting(peopleOf(alert, lang));
}

/** Returns a card for each alert about the indicator; null where there are none. */
export function alertCards(alerts, view) {
  return alerts.length === 0 ? null : el('ul', { class: 'cards alerts' }, ...alerts.map((alert) => card(alert, view)));
}

function card(alert, view) {
  const { lang, text: { figureAlerts } } = view;
  const address = caseAddress(alert, view);
  const { explanation } = alert;
  const facts = [
    [figureAlerts.state, wordFor(figureAlerts.states, alert.asked.length === 0 && alert.state === 'OPEN' ? 'WATCHED' : alert.state)],
    alert.asked.length === 0 ? null : [figureAlerts.asked, peopleOf(alert, lang)],
    known(alert.answerBy) && !known(explanation) ? [figureAlerts.answerBy, moment(lastMinute(alert.answerBy), lang)] : null,
    known(explanation) ? [figureAlerts.cause, written(explanation.cause)] : null,
    known(explanation) ? [figureAlerts.remedy, written(explanation.remedy)] : null,
    known(explanation) ? [figureAlerts.promised, periodName(explanation.promisedFor, lang)] : null,
  ].filter((fact) => fact !== null);
  return el('li', {},
    el('h3', {}, headingOf(alert, view)),
    el('dl', { class: 'alert-facts' }, ...facts.map(([name, said]) => el('div', {}, el('dt', {}, name), el('dd', {}, said)))),
    address === null ? null : el('p', {}, el('a', { href: address, 'data-key': `open ${alert.id}` }, figureAlerts.open)));
}

function headingOf(alert, view) {
  const rule = wordFor(view.text.figureAlerts.rules, alert.rule);
  return known(alert.owner) ? `${rule} · ${ownerName(alert.owner, view)}` : rule;
}

/** People write in Vietnamese. */
function written(text) {
  return el('span', { lang: 'vi', class: 'typed' }, text);
}

function peopleOf({ asked }, lang) {
  return asked.map(({ id, position }) => position?.[lang] ?? id).join('; ');
}

function known(value) {
  return value !== null && value !== undefined;
}
