/**
 * The figures of one total and its standing against each target.
 *
 * @typedef {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place, indicator: import('../service/api.js').Indicator}} LookView
 */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { attainmentBlock, changeSize, COMPUTED, cumulativeGrowthOf, growthOf, trustBlock } from '../page/figures.js';
import { ownerName, ownersOf } from '../page/owners.js';
import { amount, moment, monthsOf, periodName } from '../text/format.js';
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
    fact(look.growth, growth(total, view)),
    fact(look.lastYear, amount(total.sameQuarterLastYear, lang)),
    monthsOf(place.quarter) === 3 ? null : fact(look.cumulative(monthsOf(place.quarter)), cumulative(total, unit, view)),
    known(total.closing?.value) ? fact(look.closing, closing(total, unit, view)) : null,
    total.comparison === 'BY_SUCCESSORS' ? fact(look.comparison, wordFor(text.comparisons, total.comparison)) : null,
    fact(look.reporting, trustBlock(total, view)),
    fact(look.asOf, total.asOf === null ? look.notRecorded : moment(total.asOf, lang)),
  ];
  return el('dl', { class: 'facts-strip' }, ...facts);
}

function fact(name, content, kind = null) {
  return el('div', { class: kind }, el('dt', {}, name), el('dd', {}, ...[content].flat()));
}

function figure(decimal, unit, lang) {
  return el('span', {}, el('strong', {}, amount(decimal, lang)), ' ', el('span', { class: 'unit' }, unit));
}

function growth(total, view) {
  return [growthOf(total, view), beside(asPublished(total, view))];
}

function beside(words) {
  return words === null ? null : el('span', { class: 'beside' }, words);
}

/**
 * Returns how the growth stood at the deadline; null where nothing moved since.
 *
 * @param {Pick<import('../service/api.js').Total, 'growthAsPublishedPercent' | 'growthUnit'>} total
 * @param {Pick<LookView, 'lang' | 'text'>} view
 */
export function asPublished({ growthAsPublishedPercent, growthUnit }, view) {
  return known(growthAsPublishedPercent) ? view.text.look.asPublished(changeSize(growthAsPublishedPercent, growthUnit, view)) : null;
}

/**
 * Returns by how much the figure moved since the deadline; null where that is not known.
 *
 * @param {Pick<import('../service/api.js').Total, 'closing' | 'growthUnit'>} total
 * @param {Pick<LookView, 'lang' | 'text'>} view
 */
export function movedSince({ closing, growthUnit }, view) {
  return known(closing?.movedPercent) ? view.text.look.movedSince(changeSize(closing.movedPercent, growthUnit, view)) : null;
}

function cumulative(total, unit, view) {
  return [
    figure(total.cumulative, unit, view.lang), ' ',
    el('span', { class: 'beside' }, known(total.cumulativeReason)
      ? wordFor(view.text.comparisonReasons, total.cumulativeReason)
      : cumulativeGrowthOf(total, view)),
  ];
}

function closing(total, unit, view) {
  return [figure(total.closing.value, unit, view.lang), beside(movedSince(total, view))];
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
  return el('ul', { class: 'cards' }, ...ownersOf([total]).map((owner) => total.attainments.find((each) => each.owner === owner)).map((attainment) =>
    el('li', {},
      el('h3', {}, ownerName(attainment.owner, view)),
      attainmentBlock(indicator, attainment, view),
      outlook(attainment, view))));
}

/** What is expected of the year, and how the target came to be, where the service tells. */
function outlook({ forecast, neededPerMonth, previousTarget, targetSince, targetReason }, { lang, text: { look }, indicator }) {
  const unit = indicator.unitOfMeasure[lang];
  const lines = [
    known(forecast) ? look.forecast(amount(forecast, lang, COMPUTED), unit) : null,
    known(neededPerMonth) ? look.needed(amount(neededPerMonth, lang, COMPUTED), unit) : null,
    known(previousTarget) ? look.previousTarget(amount(previousTarget, lang)) : null,
    known(previousTarget) && known(targetSince) ? look.targetSince(periodName(targetSince, lang)) : null,
  ].filter((line) => line !== null).map((line) => el('p', {}, line));
  // Reasons are written in Vietnamese, by people.
  if (known(targetReason)) lines.push(el('details', {}, el('summary', {}, look.reason), el('p', { class: 'hint', lang: 'vi' }, targetReason)));
  return lines.length === 0 ? null : el('div', { class: 'outlook' }, ...lines);
}

function known(value) {
  return value !== null && value !== undefined;
}
