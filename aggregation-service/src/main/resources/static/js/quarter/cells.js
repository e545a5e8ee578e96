/**
 * What stands in each cell of a row: pure functions of a row and the view.
 *
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('../page/figures.js').Context & {place: import('../page/address.js').Place, trends: Map<string, import('../service/api.js').Trend>}} View
 * @typedef {Node | string | null} Content
 */

import { alertLine, alertsOf } from '../page/alerts.js';
import { linkTo } from '../page/address.js';
import { el, nothing } from '../page/dom.js';
import { attainmentBlock, cumulativeGrowthOf, growthOf, trustBlock } from '../page/figures.js';
import { sparkline } from '../page/sparkline.js';
import { amount, NOT_KNOWN } from '../text/format.js';

/** @returns {Content[]} */
export function indicatorName({ indicator, firstPart }, view) {
  const { lang, text, place } = view;
  return [
    firstPart ? el('span', { class: 'parts' }, text.parts) : null,
    el('a', { href: linkTo(place, { view: 'indicator', indicator: indicator.code }), 'data-key': `look ${indicator.code}` },
      indicator.name[lang]),
    ' ',
    el('span', { class: 'unit' }, indicator.unitOfMeasure[lang]),
    alertLine(alertsOf(view.figureAlerts ?? [], indicator.code), view),
  ];
}

/** @returns {Content[]} */
export function value({ total }, { lang, text }) {
  return total.value === null
    ? [el('span', { class: 'absent' }, text.noFigure)]
    : [el('strong', {}, amount(total.value, lang))];
}

/** @returns {Content[]} */
export function lastYear({ total }, { lang }) {
  return [amount(total.sameQuarterLastYear, lang)];
}

/** @returns {Content[]} */
export function growth({ total }, view) {
  if (total.value === null) return [NOT_KNOWN];
  return [growthOf(total, view)];
}

/** @returns {Content[]} */
export function cumulative({ total }, view) {
  return [
    el('span', {}, amount(total.cumulative, view.lang)),
    total.cumulative === null
      ? null
      : el('span', { class: 'beside' }, cumulativeGrowthOf(total, view)),
  ];
}

/** @returns {Content[]} */
export function trend({ indicator }, view) {
  return [sparkline(view.trends.get(indicator.code), view.place.quarter, view)];
}

/** @returns {Content[]} the standing against one owner's target */
export function attainment({ indicator, total }, owner, view) {
  const found = total.attainments.find((candidate) => candidate.owner === owner);
  return [found ? attainmentBlock(indicator, found, view) : nothing(view.text.noTarget)];
}

/** @returns {Content[]} */
export function trust({ total }, view) {
  return trustBlock(total, view);
}
