/**
 * What verdicts look like and how they are summed up.
 *
 * A standing is the coarse class of a verdict that the leaders filter by; a shape goes with each verdict so that
 * nobody has to tell colours apart.
 *
 * @typedef {'behind' | 'risk' | 'pace' | 'ahead' | 'unjudged'} Standing
 */

/** The standings, what needs attention first. @type {Standing[]} */
export const STANDINGS = ['behind', 'risk', 'pace', 'ahead', 'unjudged'];

const LOOKS = {
  EXCEEDED: { standing: 'ahead', shape: 'M6 .5 7.6 4.3 11.7 4.6 8.6 7.3 9.6 11.3 6 9.1 2.4 11.3 3.4 7.3.3 4.6 4.4 4.3Z' },
  AHEAD: { standing: 'ahead', shape: 'M6 1 11.5 10.5H.5Z' },
  ON_PACE: { standing: 'pace', shape: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z' },
  AT_RISK: { standing: 'risk', shape: 'M6 .3 11.7 6 6 11.7.3 6Z' },
  BEHIND: { standing: 'behind', shape: 'M.5 1.5h11L6 11Z' },
  SEVERELY_BEHIND: { standing: 'behind', shape: 'M.5.3h11L6 6.1ZM.5 5.9h11L6 11.7Z' },
  NOT_JUDGED: { standing: 'unjudged', shape: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z' },
};

/** The verdict whose shape stands for a whole standing. */
export const EMBLEMS = { behind: 'BEHIND', risk: 'AT_RISK', pace: 'ON_PACE', ahead: 'AHEAD', unjudged: 'NOT_JUDGED' };

/**
 * Returns the standing of a verdict; one that this page does not know yet counts as not judged.
 *
 * @param {string} verdict
 * @returns {Standing}
 */
export function standingOf(verdict) {
  return looksOf(verdict).standing;
}

/**
 * Returns the outline of a verdict's shape, as an SVG path in a square of 12.
 *
 * @param {string} verdict
 */
export function shapeOf(verdict) {
  return looksOf(verdict).shape;
}

/**
 * Returns how many targets have each standing.
 *
 * @param {import('../service/api.js').Total[]} totals
 * @returns {Record<Standing, number>}
 */
export function countByStanding(totals) {
  const counts = { behind: 0, risk: 0, pace: 0, ahead: 0, unjudged: 0 };
  for (const { attainments } of totals) {
    for (const { verdict } of attainments) counts[standingOf(verdict)] += 1;
  }
  return counts;
}

function looksOf(verdict) {
  return Object.hasOwn(LOOKS, verdict) ? LOOKS[verdict] : LOOKS.NOT_JUDGED;
}
