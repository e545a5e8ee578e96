/**
 * What stands in each cell of a row: pure functions of a row and the view.
 *
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('./api.js').Attainment} Attainment
 * @typedef {Object} View
 * @property {import('./format.js').Lang} lang
 * @property {ReturnType<typeof import('./i18n.js').words>} text
 * @property {Map<string, string>} unitNames by id
 * @typedef {Node | string | null} Content
 */

import { el, shape } from './dom.js';
import { amount, barWidth, magnitude, NOT_KNOWN, percent, signum, vanishes } from './format.js';
import { wordFor } from './i18n.js';
import { shapeOf, standingOf } from './verdicts.js';

/** Decimals of amounts that the service computed; reported ones keep theirs. */
const COMPUTED = 2;

/** @returns {Content[]} */
export function indicatorName({ indicator, firstPart }, { lang, text }) {
  return [firstPart ? el('span', { class: 'parts' }, text.parts) : null, indicator.name[lang]];
}

/** @returns {Content[]} */
export function value({ indicator, total }, { lang, text }) {
  return total.value === null
    ? [el('span', { class: 'absent' }, text.noFigure)]
    : [el('strong', {}, amount(total.value, lang)), el('span', { class: 'in-card' }, ` ${indicator.unitOfMeasure[lang]}`)];
}

/** @returns {Content[]} */
export function lastYear({ total }, { lang }) {
  return [amount(total.sameQuarterLastYear, lang)];
}

/** @returns {Content[]} */
export function growth({ total }, view) {
  if (total.value === null) return [NOT_KNOWN];
  return [change(total.growthPercent, total.sameQuarterLastYear, view)];
}

/** @returns {Content[]} */
export function cumulative({ total }, view) {
  const isFirst = total.quarter.endsWith('Q1');
  return [
    el('span', {}, amount(total.cumulative, view.lang)),
    isFirst || total.cumulative === null
      ? null
      : el('span', { class: 'beside' }, change(total.cumulativeGrowthPercent, total.cumulativeLastYear, view)),
  ];
}

function change(changePercent, base, { lang, text }) {
  if (changePercent === null) {
    const noBase = base === null || signum(base) === 0;
    return el('span', { class: 'absent' }, noBase ? text.noBase : text.notComparable);
  }
  const sign = signum(changePercent);
  if (sign === 0) return el('span', { class: 'change' }, text.same);
  const size = vanishes(changePercent)
    ? text.lessThan(percent('0.1', lang))
    : percent(magnitude(changePercent), lang);
  return el('span', { class: 'change' }, sign > 0 ? text.up(size) : text.down(size));
}

/**
 * The standing against one owner's target: target, share reached, bar, verdict and, where it falls short, what is
 * missing and where.
 *
 * @param {Row} row
 * @param {string} owner
 * @param {View} view
 * @returns {Content[]}
 */
export function attainment(row, owner, view) {
  const found = row.total.attainments.find((candidate) => candidate.owner === owner);
  if (!found) return [nothing(view.text.noTarget)];
  const standing = standingOf(found.verdict);
  const worrying = standing === 'behind' || standing === 'risk';
  return [
    el('div', { class: 'attainment', 'data-standing': standing },
      targetLine(row, found, view),
      bar(found),
      verdictLine(found, view),
      worrying ? worries(row, found, view) : null),
  ];
}

/** A dash for the eye, words for the ear. */
function nothing(words) {
  return el('span', { class: 'absent' },
    el('span', { 'aria-hidden': 'true' }, NOT_KNOWN), el('span', { class: 'visually-hidden' }, words));
}

function targetLine({ indicator }, { target, sharePercent }, { lang, text }) {
  const term = indicator.targetTerm[lang];
  return el('div', { class: 'line' },
    el('span', { class: 'target' }, `${term.charAt(0).toUpperCase()}${term.slice(1)} ${amount(target, lang)}`),
    sharePercent === null ? null : el('strong', { class: 'share' }, text.share(percent(sharePercent, lang))));
}

function bar({ sharePercent, expectedPercent }) {
  const track = el('div', { class: 'bar', 'aria-hidden': 'true' }, el('div', { class: 'fill' }), el('div', { class: 'tick' }));
  track.style.setProperty('--share', `${barWidth(sharePercent)}%`);
  track.style.setProperty('--expected', `${barWidth(expectedPercent)}%`);
  return track;
}

function verdictLine({ verdict, reason, expectedPercent }, { lang, text }) {
  return el('div', { class: 'line' },
    el('span', { class: 'verdict' }, shape(shapeOf(verdict)), el('span', {}, wordFor(text.verdicts, verdict))),
    el('span', { class: 'expected' }, text.expected(percent(expectedPercent, lang))),
    reason ? el('span', { class: 'reason' }, wordFor(text.reasons, reason)) : null);
}

function worries({ indicator }, { shortfall, forecast, gaps }, view) {
  const { lang, text } = view;
  const unit = indicator.unitOfMeasure[lang];
  const lacks = indicator.direction === 'LOWER' ? text.excess : text.shortfall;
  const inWords = (phrase, decimal) => el('p', {}, phrase(amount(decimal, lang, COMPUTED), unit));
  return el('div', { class: 'worries' },
    shortfall === null || signum(shortfall) === 0 ? null : inWords(lacks, magnitude(shortfall)),
    forecast === null ? null : inWords(text.forecast, forecast),
    gaps?.length ? gapList(gaps, view) : null);
}

function gapList(gaps, { lang, text, unitNames }) {
  return el('details', {},
    el('summary', {}, text.gaps(gaps.length)),
    el('ul', {}, ...gaps.map(({ unit, value: reached, missing }) =>
      el('li', {},
        el('span', { lang: 'vi' }, unitNames.get(unit) ?? unit),
        ` ${reached === null ? text.gapSilent : text.gap(amount(missing, lang, COMPUTED))}`))));
}

/** How firm the figure is; of estimates also how much of it they are. */
function firmness(status, estimateSharePercent, lang, text) {
  return status === 'ESTIMATE' && estimateSharePercent !== null
    ? text.estimates(percent(estimateSharePercent, lang))
    : wordFor(text.statuses, status);
}

/** @returns {Content[]} */
export function trust({ total: { trust: known, status } }, { lang, text, unitNames }) {
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
