/**
 * The figures of one total and its standing against each target.
 *
 * @typedef {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place, indicator: import('../service/api.js').Indicator}} LookView
 */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { attainmentBlock, change, COMPUTED, trustBlock } from '../page/figures.js';
import { amount, moment, monthsOf, percent } from '../text/format.js';
import { wordFor } from '../text/words.js';

/**
 * @param {import('../service/api.js').Total} total
 * @param {LookView} view
 */
export function factStrip(total, view) {
  const { lang, text, indicator, place } = view;
  const { look } = text;
  const unit = indicator.unitOfMeasure[lang];
  const facts = [
    fact(look.value, total.value === null ? el('span', { class: 'absent' }, text.noFigure) : figure(total.value, unit, lang), 'main'),
    fact(look.growth, [
      change(total.growthPercent, total.sameQuarterLastYear, view),
      known(total.growthAsPublishedPercent)
        ? el('span', { class: 'beside' }, look.asPublished(percent(total.growthAsPublishedPercent, lang)))
        : null,
    ]),
    fact(look.lastYear, amount(total.sameQuarterLastYear, lang)),
    monthsOf(place.quarter) === 3 ? null : fact(look.cumulative(monthsOf(place.quarter)), [
      figure(total.cumulative, unit, lang), ' ',
      el('span', { class: 'beside' }, change(total.cumulativeGrowthPercent, total.cumulativeLastYear, view)),
    ]),
    known(total.closing?.value ?? total.closing) && typeof (total.closing?.value ?? total.closing) === 'string'
      ? fact(look.closing, figure(total.closing.value ?? total.closing, unit, lang))
      : null,
    known(total.comparison) ? fact(look.comparison, comparison(total, text)) : null,
    fact(look.reporting, trustBlock(total, view)),
    fact(look.asOf, moment(total.asOf, lang)),
  ];
  return el('dl', { class: 'facts-strip' }, ...facts);
}

function fact(name, content, kind = null) {
  return el('div', { class: kind }, el('dt', {}, name), el('dd', {}, ...[content].flat()));
}

function figure(decimal, unit, lang) {
  return el('span', {}, el('strong', {}, amount(decimal, lang)), ' ', el('span', { class: 'unit' }, unit));
}

function comparison({ comparison: code, comparisonReason }, text) {
  const reason = known(comparisonReason) ? `: ${wordFor(text.comparisonReasons, comparisonReason)}` : '';
  return `${wordFor(text.comparisons, code)}${reason}`;
}

/** Returns links to the indicator that this one is part of, and to its own parts. */
export function family({ catalog, indicator, lang, text, place }) {
  const link = ({ code, name }) =>
    el('a', { href: linkTo(place, { view: 'indicator', indicator: code }), 'data-key': `family ${code}` }, name[lang]);
  const whole = catalog.indicators.find(({ code }) => code === indicator.partOf);
  const parts = catalog.indicators.filter(({ partOf }) => partOf === indicator.code);
  if (!whole && parts.length === 0) return null;
  return el('div', { class: 'family' },
    whole ? el('p', {}, `${text.look.partOf}: `, link(whole)) : null,
    parts.length === 0
      ? null
      : el('p', {}, `${text.look.hasParts}: `, ...parts.flatMap((part, index) => [index === 0 ? null : ' · ', link(part)])));
}

/**
 * Returns a card for each owner of a target.
 *
 * @param {import('../service/api.js').Total} total
 * @param {LookView} view
 */
export function targetCards(total, view) {
  const { text, indicator } = view;
  if (total.attainments.length === 0) return el('p', {}, text.look.noTargets);
  return el('ul', { class: 'cards' }, ...total.attainments.map((attainment) =>
    el('li', {},
      el('h3', {}, wordFor(text.owners, attainment.owner)),
      attainmentBlock(indicator, attainment, view),
      outlook(attainment, view))));
}

/** What is expected of the year, where the service can tell. */
function outlook({ forecast, neededPerMonth, previousTarget }, { lang, text: { look }, indicator }) {
  const unit = indicator.unitOfMeasure[lang];
  const before = previousTarget?.value ?? previousTarget?.target ?? previousTarget;
  const lines = [
    known(forecast) ? look.forecast(amount(forecast, lang, COMPUTED), unit) : null,
    known(neededPerMonth) ? look.needed(amount(neededPerMonth, lang, COMPUTED), unit) : null,
    typeof before === 'string' ? look.previousTarget(amount(before, lang)) : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : el('div', { class: 'outlook' }, ...lines.map((line) => el('p', {}, line)));
}

function known(value) {
  return value !== null && value !== undefined;
}
