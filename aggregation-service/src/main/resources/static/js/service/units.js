/**
 * Asks for units side by side.
 *
 * @typedef {Object} UnitCell
 * @property {string} indicator
 * @property {string | null} value
 * @property {string | null} growthPercent
 * @property {string} growthUnit PERCENT or PERCENTAGE_POINTS
 * @property {string | null} verdict the worst against any target; null where there is none
 * @property {string | null} sharePercent what share of that target is reached
 * @property {number | null} rank among the units of its kind, 1 for the best; null where reports are missing
 * @property {number} ranked how many of its kind have a figure in which none is missing
 * @property {boolean} complete
 *
 * @typedef {Object} Quality
 * @property {number} figures
 * @property {number} late
 * @property {number} corrected
 * @property {number} doubted sent although a check doubted them, and confirmed by the sender
 * @property {number} rejected rows about the quarter that were rejected at entry, each as often as it was sent
 * @property {number} withdrawn
 * @property {number} estimates
 *
 * @typedef {Object} Unit
 * @property {string} unit
 * @property {string} name
 * @property {string} kind
 * @property {string | null} cluster
 * @property {{x: number, y: number} | null} tile
 * @property {import('./api.js').Counts} counts
 * @property {Quality} quality
 * @property {UnitCell[]} cells
 */

import { API, get } from './api.js';

const TERRITORIAL = ['WARD', 'COMMUNE', 'TOWNSHIP'];

/**
 * @param {string} quarter
 * @param {string} scope
 * @param {AbortSignal} signal
 * @returns {Promise<Unit[]>}
 */
export async function loadUnits(quarter, scope, signal) {
  const { units } = await get(`${API}/units?${new URLSearchParams({ quarter, scope })}`, signal);
  return units;
}

/** Returns whether it is a piece of territory: a ward, a commune or a township. */
export function isTerritorial({ kind }) {
  return TERRITORIAL.includes(kind);
}

/** Returns its name without its kind, for where there is little room. */
export function shortName({ name }) {
  return name.replace(/^(?:Phường|Xã|Thị trấn) /, '');
}
