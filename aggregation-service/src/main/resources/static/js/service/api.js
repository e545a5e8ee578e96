/**
 * Asks the aggregation service. Decimals in its answers are strings; null means not known.
 *
 * @typedef {{vi: string, en: string}} Name
 * @typedef {Object} Indicator
 * @property {string} code
 * @property {Name} name
 * @property {Name} unitOfMeasure
 * @property {Name} group heading in the report
 * @property {number} order place in the report
 * @property {string | null} partOf code of the indicator under which it stands
 * @property {'HIGHER' | 'LOWER' | 'NEUTRAL'} direction which way it should go
 * @property {boolean} derived
 * @property {Name} targetTerm what its targets are called: dự toán, kế hoạch
 *
 * @typedef {Object} Catalog
 * @property {{id: string, name: Name}} city
 * @property {Indicator[]} indicators
 * @property {{id: string, name: Name}[]} clusters
 * @property {{id: string, name: string, kind: string, cluster: string | null}[]} units
 * @property {string[]} quarters those with totals, newest last
 * @property {string} currentQuarter
 *
 * @typedef {{unit: string, value: string | null, expected: string, missing: string}} Gap
 * @typedef {Object} Attainment
 * @property {string} owner
 * @property {string} target
 * @property {string | null} sharePercent
 * @property {string} expectedPercent
 * @property {string} verdict
 * @property {string | null} reason
 * @property {string | null} shortfall
 * @property {string | null} forecast
 * @property {Gap[]} [gaps]
 *
 * @typedef {Object} Trust
 * @property {number} expectedUnits
 * @property {number} reportedUnits
 * @property {string[]} missingUnits
 * @property {string | null} missingSharePercent
 * @property {string | null} estimateSharePercent
 * @property {boolean} complete
 *
 * @typedef {Object} Total
 * @property {string} scope
 * @property {string} indicator
 * @property {string} quarter
 * @property {string} unitOfMeasure
 * @property {string | null} value
 * @property {string | null} cumulative
 * @property {string | null} sameQuarterLastYear
 * @property {string | null} growthPercent
 * @property {string | null} cumulativeLastYear
 * @property {string | null} cumulativeGrowthPercent
 * @property {Attainment[]} attainments
 * @property {Trust} trust
 * @property {'ESTIMATE' | 'PRELIMINARY' | 'OFFICIAL' | null} status
 * @property {number} revision
 * @property {string} asOf
 */

// Relative, so that the page also works under a path of a reverse proxy.
const ROOT = 'api/v1';
const PATIENCE_MS = 20_000;

/** An answer that is not a success; its message is what the service said about it, which may be empty. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
  }
}

/** @returns {Promise<Catalog>} */
export function loadCatalog() {
  return get(`${ROOT}/catalog`, new AbortController().signal);
}

/**
 * @param {string} quarter
 * @param {string} scope
 * @param {AbortSignal} signal ends the wait when the answer is no longer wanted
 * @returns {Promise<Total[]>}
 */
export async function loadTotals(quarter, scope, signal) {
  const { totals } = await get(`${ROOT}/totals?${new URLSearchParams({ quarter, scope })}`, signal);
  return totals;
}

/**
 * Returns where the changes of these totals are streamed from.
 *
 * @param {string} quarter
 * @param {string} scope
 */
export function streamAddress(quarter, scope) {
  return `${ROOT}/stream?${new URLSearchParams({ quarter, scope })}`;
}

async function get(address, signal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), PATIENCE_MS);
  const stop = () => timeout.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(address, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: timeout.signal,
    });
    if (!response.ok) throw new RefusedError(response.status, await whatItSaid(response));
    return await response.json();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function whatItSaid(response) {
  try {
    const problem = await response.json();
    return String(problem.detail ?? problem.title ?? '').slice(0, 500);
  } catch {
    return '';
  }
}
