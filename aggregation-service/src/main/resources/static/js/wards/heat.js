/**
 * How a unit stands with an indicator, as a tone, a sign and a text: against its target, else by its growth, else by its
 * rank; of what is only followed, the figure itself. Color never speaks alone.
 *
 * @typedef {import('../service/units.js').Unit} Unit
 * @typedef {import('../service/units.js').UnitCell} UnitCell
 * @typedef {import('../service/api.js').Indicator} Indicator
 * @typedef {'target' | 'growth' | 'rank' | 'value'} Basis
 * @typedef {{standing: import('../page/verdicts.js').Standing | 'none', outline: string | null, text: string}} Heat
 */

import { verdictName } from '../page/figures.js';
import { EMBLEMS, shapeOf, standingOf } from '../page/verdicts.js';
import { amount, drawn, magnitude, percent, signum } from '../text/format.js';

const UP = 'M6 1 11.5 10.5H.5Z';
const DOWN = 'M.5 1.5h11L6 11Z';
const SAME = 'M.5 4.5h11v3H.5Z';
const CLEARLY = 10;

/**
 * Returns what the cells of an indicator are judged by: what is asked for, or the most telling that any unit has.
 *
 * @param {'best' | 'growth' | 'rank'} measure
 * @param {UnitCell[]} cells of that indicator
 * @param {Indicator['direction']} direction
 * @returns {Basis}
 */
export function basisOf(measure, cells, direction) {
  const rank = direction === 'NEUTRAL' ? 'value' : 'rank';
  if (measure !== 'best') return measure === 'rank' ? rank : measure;
  if (cells.some(({ verdict }) => verdict !== null && verdict !== 'NOT_JUDGED')) return 'target';
  return cells.some(({ growthPercent }) => growthPercent !== null) ? 'growth' : rank;
}

/**
 * @param {UnitCell} cell
 * @param {Basis} basis
 * @param {Indicator} indicator
 * @param {import('../page/figures.js').Context} context
 * @returns {Heat}
 */
export function heatOf(cell, basis, indicator, context) {
  if (cell.value === null) return { standing: 'none', outline: null, text: '–' };
  if (basis === 'target') return byTarget(cell);
  if (basis === 'value') return { standing: 'unjudged', outline: null, text: amount(cell.value, context.lang) };
  return basis === 'growth' ? byGrowth(cell, indicator, context) : byRank(cell);

  function byTarget({ verdict, sharePercent }) {
    if (verdict === null) return { standing: 'none', outline: null, text: '·' };
    return {
      standing: standingOf(verdict),
      outline: shapeOf(verdict),
      text: sharePercent === null ? verdictName(verdict, indicator.direction, context) : percent(sharePercent, context.lang),
    };
  }
}

function byGrowth({ growthPercent, growthUnit }, { direction }, { lang }) {
  if (growthPercent === null) return { standing: 'none', outline: null, text: '·' };
  const sign = signum(growthPercent);
  const size = percent(magnitude(growthPercent), lang);
  return {
    standing: direction === 'NEUTRAL' ? 'unjudged' : toneOfGrowth(drawn(growthPercent) ?? 0, direction),
    outline: sign > 0 ? UP : sign < 0 ? DOWN : SAME,
    text: `${sign > 0 ? '+' : sign < 0 ? '−' : ''}${growthUnit === 'PERCENTAGE_POINTS' ? size.slice(0, -1) : size}`,
  };
}

function toneOfGrowth(growth, direction) {
  const better = direction === 'LOWER' ? -growth : growth;
  if (better >= CLEARLY) return 'ahead';
  if (better >= 0) return 'pace';
  return better > -CLEARLY ? 'risk' : 'behind';
}

function byRank({ rank, ranked }) {
  if (rank === null) return { standing: 'none', outline: null, text: '–' };
  const quarter = Math.min(3, Math.floor((4 * (rank - 1)) / ranked));
  const standing = ranked < 4 ? 'unjudged' : ['ahead', 'pace', 'risk', 'behind'][quarter];
  return { standing, outline: shapeOf(EMBLEMS[standing]), text: `${rank}/${ranked}` };
}
