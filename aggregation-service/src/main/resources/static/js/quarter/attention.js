/**
 * What leaders should look at first: targets that are behind or at risk, the worst first, then figures that lack reports.
 *
 * @typedef {import('../service/api.js').Total} Total
 */

import { alertLine, alertsOf } from '../page/alerts.js';
import { linkTo } from '../page/address.js';
import { el, shape } from '../page/dom.js';
import { verdictMark } from '../page/figures.js';
import { ownerName } from '../page/owners.js';
import { shapeOf } from '../page/verdicts.js';
import { amount, percent } from '../text/format.js';

const WORST_FIRST = ['SEVERELY_BEHIND', 'BEHIND', 'AT_RISK'];
const MOST = 6;

/**
 * Returns what needs attention. What is not due yet does not: until then nothing is late.
 *
 * @param {Total[]} totals in the order of the report
 * @param {Set<string>} notDue codes of the indicators whose deadline has not passed
 * @returns {{total: Total, attainment: import('../service/api.js').Attainment | null}[]} null for one that lacks reports
 */
export function worriesOf(totals, notDue = new Set()) {
  const behind = totals
    .flatMap((total) => total.attainments.map((attainment) => ({ total, attainment })))
    .filter(({ attainment }) => WORST_FIRST.includes(attainment.verdict));
  const byVerdict = (a, b) => WORST_FIRST.indexOf(a.attainment.verdict) - WORST_FIRST.indexOf(b.attainment.verdict);
  const incomplete = totals
    .filter(({ indicator, trust }) => !trust.complete && !notDue.has(indicator))
    .map((total) => ({ total, attainment: null }));
  return [...behind.sort(byVerdict), ...incomplete];
}

/**
 * Returns the list to show.
 *
 * @param {Total[]} totals in the order of the report
 * @param {import('./cells.js').View & {indicators: import('../service/api.js').Indicator[], notDue: Set<string>}} view
 */
export function attentionList(totals, view) {
  const worries = worriesOf(totals, view.notDue);
  if (worries.length === 0) return el('p', { class: 'calm' }, view.text.attentionNone);
  const hidden = worries.length - MOST;
  return el('ul', { class: 'worry-list' },
    ...worries.slice(0, MOST).map((worry) => item(worry, view)),
    hidden > 0 ? el('li', { class: 'more' }, view.text.attentionMore(hidden)) : null);
}

function item({ total, attainment }, view) {
  const { lang, place, indicators } = view;
  const indicator = indicators.find(({ code }) => code === total.indicator);
  return el('li', {},
    attainment === null ? incompleteMark(view) : verdictMark(attainment.verdict, indicator?.direction, view),
    el('span', { class: 'worry' },
      el('a', { href: linkTo(place, { view: 'indicator', indicator: total.indicator }), 'data-key': `worry ${total.indicator} ${attainment?.owner ?? ''}` },
        indicator?.name[lang] ?? total.indicator),
      el('span', { class: 'facts' }, attainment === null ? missing(total, view) : standing(attainment, indicator, view)),
      alertLine(alertsOf(view.figureAlerts ?? [], total.indicator), view)));
}

function incompleteMark({ text }) {
  return el('span', { class: 'verdict', 'data-standing': 'unjudged' },
    shape(shapeOf('NOT_JUDGED')), el('span', {}, text.incompleteLabel));
}

function missing({ trust }, { text }) {
  return text.attentionMissing(trust.missingUnits.length);
}

/** Returns the standing against one owner's target in words. */
export function standing({ owner, sharePercent, expectedPercent, shortfall }, indicator, view) {
  const { lang, text } = view;
  const share = text.attentionShare(percent(sharePercent, lang), percent(expectedPercent, lang));
  const lacks = indicator?.direction === 'LOWER' ? text.excess : text.shortfall;
  const short = shortfall === null ? '' : `; ${lacks(amount(shortfall, lang, 2), indicator?.unitOfMeasure[lang] ?? '')}`;
  return `${ownerName(owner, view)}: ${share}${short}`;
}
