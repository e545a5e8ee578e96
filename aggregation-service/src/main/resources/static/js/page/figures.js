/**
 * How figures are put into words and bars wherever they stand: pure functions of a total and the language.
 *
 * @typedef {import('../service/api.js').Attainment} Attainment
 * @typedef {import('../service/api.js').Indicator} Indicator
 * @typedef {Object} Context
 * @property {import('../text/format.js').Lang} lang
 * @property {ReturnType<typeof import('../text/words.js').words>} text
 * @property {Map<string, string>} unitNames by id
 */

import { amount, barWidth, magnitude, percent, signum, vanishes } from '../text/format.js';
import { wordFor } from '../text/words.js';
import { el, shape } from './dom.js';
import { shapeOf, standingOf } from './verdicts.js';

/** Decimals of amounts that the service computed; reported ones keep theirs. */
export const COMPUTED = 2;

/**
 * Returns how a total's quarter changed against the year before, in words, and why it cannot be told.
 *
 * @param {import('../service/api.js').Total} total
 * @param {Context} context
 */
export function growthOf({ growthPercent, sameQuarterLastYear, growthUnit, comparison, comparisonReason }, context) {
  return changeOf({ changePercent: growthPercent, base: sameQuarterLastYear, unit: growthUnit, comparison, reason: comparisonReason }, context);
}

/** The same for the figure since 1 January. */
export function cumulativeGrowthOf(total, context) {
  return changeOf({
    changePercent: total.cumulativeGrowthPercent,
    base: total.cumulativeLastYear,
    unit: total.growthUnit,
    comparison: total.cumulativeComparison,
    reason: total.cumulativeComparisonReason,
  }, context);
}

function changeOf({ changePercent, base, unit, comparison, reason }, { lang, text }) {
  if (changePercent === null) {
    if (comparison === 'NOT_COMPARABLE') {
      const why = reason ? `: ${wordFor(text.comparisonReasons, reason)}` : '';
      return el('span', { class: 'absent' }, `${text.notComparable}${why}`);
    }
    const noBase = base === null || signum(base) === 0;
    return el('span', { class: 'absent' }, noBase ? text.noBase : text.notComparable);
  }
  const sign = signum(changePercent);
  if (sign === 0) return el('span', { class: 'change' }, text.same);
  const said = (decimal) => changeSize(decimal, unit, { lang, text });
  const size = vanishes(changePercent) ? text.lessThan(said('0.1')) : said(magnitude(changePercent));
  return el('span', { class: 'change' }, sign > 0 ? text.up(size) : text.down(size));
}

/**
 * Returns the size of a change: in percent, or in points of an indicator whose figures are percentages.
 *
 * @param {string} decimal
 * @param {import('../service/api.js').Total['growthUnit']} unit
 * @param {Pick<Context, 'lang' | 'text'>} context
 */
export function changeSize(decimal, unit, { lang, text }) {
  const size = percent(decimal, lang);
  return unit === 'PERCENTAGE_POINTS' ? text.points(size.slice(0, -1)) : size;
}

/** Returns what a verdict is called; where less is better, too much is not called too slow. */
export function verdictName(verdict, direction, { text }) {
  return direction === 'LOWER' && Object.hasOwn(text.limits, verdict) ? text.limits[verdict] : wordFor(text.verdicts, verdict);
}

/** Returns a verdict as shape and word. */
export function verdictMark(verdict, direction, context) {
  return el('span', { class: 'verdict', 'data-standing': standingOf(verdict) },
    shape(shapeOf(verdict)), el('span', {}, verdictName(verdict, direction, context)));
}

/** Returns the bar of a share with the mark of what is expected; the words beside it say the same. */
export function bar({ sharePercent, expectedPercent }) {
  const track = el('div', { class: 'bar', 'aria-hidden': 'true' }, el('div', { class: 'fill' }), el('div', { class: 'tick' }));
  track.style.setProperty('--share', `${barWidth(sharePercent)}%`);
  track.style.setProperty('--expected', `${barWidth(expectedPercent)}%`);
  return track;
}

/**
 * Returns the standing against one owner's target: target, share reached, bar, verdict and, where it falls short, what
 * is missing and where.
 *
 * @param {Indicator} indicator
 * @param {Attainment} attainment
 * @param {Context} context
 */
export function attainmentBlock(indicator, attainment, context) {
  const standing = standingOf(attainment.verdict);
  const worrying = standing === 'behind' || standing === 'risk';
  return el('div', { class: 'attainment', 'data-standing': standing },
    targetLine(indicator, attainment, context),
    bar(attainment),
    verdictLine(indicator, attainment, context),
    worrying ? worries(indicator, attainment, context) : null);
}

function targetLine({ targetTerm }, { target, sharePercent }, { lang, text }) {
  const term = targetTerm[lang];
  return el('div', { class: 'line' },
    el('span', { class: 'target' }, `${term.charAt(0).toUpperCase()}${term.slice(1)} ${amount(target, lang)}`),
    sharePercent === null ? null : el('strong', { class: 'share' }, text.share(percent(sharePercent, lang))));
}

function verdictLine({ direction }, { verdict, reason, expectedPercent }, context) {
  const { lang, text } = context;
  return el('div', { class: 'line' },
    verdictMark(verdict, direction, context),
    el('span', { class: 'expected' }, text.expected(percent(expectedPercent, lang))),
    reason ? el('span', { class: 'reason' }, wordFor(text.reasons, reason)) : null);
}

function worries({ unitOfMeasure, direction }, { shortfall, gaps }, context) {
  const { lang, text } = context;
  const lacks = direction === 'LOWER' ? text.excess : text.shortfall;
  return el('div', { class: 'worries' },
    shortfall === null || signum(shortfall) === 0
      ? null
      : el('p', {}, lacks(amount(magnitude(shortfall), lang, COMPUTED), unitOfMeasure[lang])),
    gaps?.length ? gapList(gaps, context) : null);
}

function gapList(gaps, { lang, text, unitNames }) {
  return el('details', {},
    el('summary', {}, text.gaps(gaps.length)),
    el('ul', {}, ...gaps.map(({ unit, value: reached, missing }) =>
      el('li', {},
        el('span', { lang: 'vi' }, unitNames.get(unit) ?? unit),
        ` ${reached === null ? text.gapSilent : text.gap(amount(missing, lang, COMPUTED))}`))));
}

/** Returns how many units have reported, how firm the figure is and who is missing. */
export function trustBlock({ trust: known, status }, { lang, text, unitNames }) {
  const complete = known.reportedUnits >= known.expectedUnits;
  return [
    known.expectedUnits === 0
      ? null
      : el('span', { class: complete ? 'reported' : 'reported short' }, text.reported(known.reportedUnits, known.expectedUnits)),
    status === null ? null : el('span', { class: 'beside' }, firmness(status, known.estimateSharePercent, lang, text)),
    known.missingUnits.length === 0
      ? null
      : el('details', {},
        el('summary', {}, text.missing(known.missingUnits.length)),
        known.missingSharePercent === null
          ? null
          : el('p', {}, text.missingShare(percent(known.missingSharePercent, lang))),
        el('ul', { lang: 'vi' }, ...known.missingUnits.map((unit) => el('li', {}, unitNames.get(unit) ?? unit)))),
  ];
}

/** How firm the figure is; of estimates also how much of it they are. */
function firmness(status, estimateSharePercent, lang, text) {
  return status === 'ESTIMATE' && estimateSharePercent !== null
    ? text.estimates(percent(estimateSharePercent, lang))
    : wordFor(text.statuses, status);
}
