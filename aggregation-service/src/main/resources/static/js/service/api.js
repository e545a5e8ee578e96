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
 * @property {string[]} [reportedBy] ids of units, and `*` for all wards, communes and townships
 *
 * @typedef {Object} Catalog
 * @property {{id: string, name: Name}} city
 * @property {Indicator[]} indicators
 * @property {{id: string, name: Name}[]} clusters
 * @property {{id: string, name: string, kind: string, cluster: string | null}[]} units
 * @property {string[]} quarters those with totals, newest last
 * @property {string} currentQuarter the last that has ended and has figures
 * @property {string} [runningQuarter] the one that today lies in
 * @property {{quarter: string, indicators: string[]}[]} [notDue] what is not late yet
 * @property {string[] | null} [scopes] those that whoever is signed in may ask about; null for all
 * @property {City[]} [cities] those that they may choose from
 *
 * @typedef {{unit: string, value: string | null, expected: string, missing: string}} Gap
 * @typedef {Object} Attainment
 * @property {string} owner
 * @property {string} target
 * @property {string | null} [targetSince] the day from which it holds
 * @property {string | null} [targetReason] why it was assigned or changed
 * @property {string | null} [previousTarget] what it was before the last change within the year
 * @property {string | null} [neededPerMonth] in each month left, to reach it
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
 * @property {string | null} asOf null where nothing was reported
 * @property {string | null} [growthUnit] PERCENT or PERCENTAGE_POINTS
 * @property {string | null} [growthAsPublishedPercent] as it could be told at the deadline
 * @property {string | null} [cumulativeReason] why the figure since 1 January is not known
 * @property {{value: string | null, movedPercent: string | null} | null} [closing] how it stood at the deadline
 * @property {string | null} [comparison] on which ground it is compared with the year before
 * @property {string | null} [comparisonReason] why it is not comparable
 * @property {string | null} [cumulativeComparison]
 * @property {string | null} [cumulativeComparisonReason]
 *
 * @typedef {{indicator: string, points: {quarter: string, value: string}[]}} Trend
 *
 * @typedef {Object} Contribution
 * @property {string} indicator
 * @property {string} unit
 * @property {string} period
 * @property {string | null} value null where the unit took its figure back
 * @property {'ESTIMATE' | 'PRELIMINARY' | 'OFFICIAL'} status
 * @property {string} updateId
 * @property {string} reportedAt
 * @property {string | null} reason
 * @property {string | null} [note]
 * @property {string | null} [channel] how it came
 * @property {string} sender id of the key that it came with
 * @property {{ state: 'AWAITED' | 'CONFIRMED' | 'RETURNED', by: string, at: string, reason?: string }} [confirmation] what the head of the unit has said
 *
 * @typedef {{from: string | null, to: string | null}} Change
 * @typedef {Object} Revision
 * @property {number} revision
 * @property {string} at
 * @property {Change} value
 * @property {Change} cumulative
 * @property {{before: Contribution | null, now: Contribution}[]} causes
 * @property {number} furtherCauses
 * @property {string} [occasion] why the page was recomputed
 * @property {{owner: string, before: string | null, now: string}[]} [verdicts] those that changed
 *
 * @typedef {'REPORTED' | 'LATE' | 'MISSING' | 'NOT_DUE' | 'WITHDRAWN'} State
 * @typedef {Record<State, number>} Counts
 * @typedef {Object} ReportCell
 * @property {string} indicator
 * @property {State} state
 * @property {number} reportedPeriods
 * @property {number} expectedPeriods
 * @property {string | null} lastReportedAt
 * @property {string} deadline when this unit is late: its level may have less time
 * @typedef {{unit: string, name: string, cluster: string | null, counts: Counts, cells: ReportCell[]}} ReportUnit
 * @typedef {Object} Completeness
 * @property {Counts} counts
 * @property {{indicator: string, deadline: string, counts: Counts}[]} indicators
 * @property {ReportUnit[]} units
 *
 * @typedef {Object} Window a stretch of days beside the quarters
 * @property {string} id
 * @property {Name} name
 * @property {string} from its first day
 * @property {string} to its last day
 * @property {'COMING' | 'RUNNING' | 'OVER'} phase
 * @property {number} daysLeft after today
 * @property {string[]} indicators
 *
 * @typedef {Object} WindowTotal what a scope reached of an indicator within a window
 * @property {string} indicator
 * @property {string | null} value
 * @property {string | null} sameWindowLastYear
 * @property {string | null} growthPercent
 * @property {string} comparison
 * @property {string | null} comparisonReason
 * @property {string | null} target
 * @property {string | null} targetOwner who set it
 * @property {string | null} sharePercent
 * @property {Attainment[]} attainments against the target of each owner, without gaps and forecast
 * @property {string[]} wholePeriods those that count
 * @property {string[]} endedPeriods those of them that are over
 * @property {string[]} cutPeriods those that lie partly inside and do not count
 * @property {Trust} trust
 * @property {'ESTIMATE' | 'PRELIMINARY' | 'OFFICIAL' | null} status
 * @property {string | null} asOf
 *
 * @typedef {Object} FigureAlert how an alert about a figure stands
 * @property {string} id of the case
 * @property {string} rule
 * @property {string} indicator
 * @property {string | null} [owner] who assigned the target that it is about
 * @property {string | null} [window]
 * @property {string} state
 * @property {number} level how often it was escalated
 * @property {string} since
 * @property {{id: string, position: Name | null}[]} asked who was asked for cause and remedy
 * @property {string | null} [answerBy] until when an answer, or what was promised, is awaited
 * @property {{cause: string, remedy: string, promisedFor: string, by: string, at: string} | null} [explanation]
 *
 * @typedef {{id: string, name: Name}} City
 *
 * @typedef {Object} Me
 * @property {string} name
 * @property {string} role
 * @property {string | null} city the one that is asked about; null where several are possible and none was chosen
 * @property {City[]} cities those that they may ask about
 * @property {string | null} alerts
 * @property {{parameter: string, token: string} | null} csrf
 */

import { inCity } from '../../shell/city.js';

// Relative, so that the page also works under a path of a reverse proxy.
export const API = 'api/v1';
const PATIENCE_MS = 20_000;

/** @type {string | null} */
let city = null;

/** An answer that is not a success; its message is what the service said about it, which may be empty. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {string} [code] the stable one
   */
  constructor(status, message, code = '') {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.code = code;
  }
}

/**
 * Asks about one city from now on. Two tabs may show two of them, so what the browser remembers is not enough.
 *
 * @param {string | null} id null for the one that the service takes
 */
export function askAbout(id) {
  city = id;
}

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<Catalog>}
 */
export function loadCatalog(signal = new AbortController().signal) {
  return get(`${API}/catalog`, signal);
}

/**
 * Returns who is signed in, and what the form that signs them out has to send.
 *
 * @returns {Promise<Me>}
 */
export function loadMe() {
  return get(`${API}/me`, new AbortController().signal);
}

/**
 * @param {string} quarter
 * @param {string} scope
 * @param {AbortSignal} signal ends the wait when the answer is no longer wanted
 * @returns {Promise<Total[]>}
 */
export async function loadTotals(quarter, scope, signal) {
  const { totals } = await get(`${API}/totals?${new URLSearchParams({ quarter, scope })}`, signal);
  return totals;
}

/**
 * Returns the values of all indicators in the quarters up to one.
 *
 * @returns {Promise<Trend[]>}
 */
export async function loadTrends(scope, to, quarters, signal) {
  const { trends } = await get(`${API}/trends?${new URLSearchParams({ scope, to, quarters })}`, signal);
  return trends;
}

/**
 * Returns the totals of one indicator in the quarters up to one, those that there are.
 *
 * @returns {Promise<Total[]>}
 */
export async function loadTrend(scope, indicator, to, quarters, signal) {
  const { totals } = await get(`${rootOf(scope, indicator)}/trend?${new URLSearchParams({ to, quarters })}`, signal);
  return totals;
}

/** @returns {Promise<Total[]>} those of the clusters and units within the scope */
export async function loadParts(scope, indicator, quarter, signal) {
  const { totals } = await get(`${rootOf(scope, indicator)}/${quarter}/parts`, signal);
  return totals;
}

/** @returns {Promise<Contribution[]>} */
export async function loadContributions(scope, indicator, quarter, signal) {
  const { contributions } = await get(`${rootOf(scope, indicator)}/${quarter}/contributions`, signal);
  return contributions;
}

/**
 * @param {string} scope
 * @param {string} indicator
 * @param {string} quarter
 * @param {number | null} before the `before` of the answer that was read last; null to begin with the newest
 * @param {AbortSignal} signal
 * @returns {Promise<{revisions: Revision[], before: number | null}>}
 */
export function loadRevisions(scope, indicator, quarter, before, signal) {
  const query = before === null ? '' : `?${new URLSearchParams({ before })}`;
  return get(`${rootOf(scope, indicator)}/${quarter}/revisions${query}`, signal);
}

/** @returns {Promise<Window[]>} */
export async function loadWindows(signal) {
  const { windows } = await get(`${API}/windows`, signal);
  return windows;
}

/** @returns {Promise<WindowTotal[]>} */
export async function loadWindowTotals(window, scope, signal) {
  const { totals } = await get(`${API}/windows/${encodeURIComponent(window)}/totals?${new URLSearchParams({ scope })}`, signal);
  return totals;
}

/**
 * Returns the alerts about the figures of a scope; none where they cannot be loaded, since the figures are of use without.
 *
 * @returns {Promise<FigureAlert[]>}
 */
export async function loadAlerts(quarter, scope, signal) {
  try {
    const { alerts } = await get(`${API}/alerts?${new URLSearchParams({ quarter, scope })}`, signal);
    return alerts;
  } catch {
    return [];
  }
}

/** @returns {Promise<Completeness>} */
export function loadCompleteness(quarter, scope, signal) {
  return get(`${API}/completeness?${new URLSearchParams({ quarter, scope })}`, signal);
}

/**
 * Returns where the changes of these totals are streamed from.
 *
 * @param {string} quarter
 * @param {string | null} scope null for those of every scope
 */
export function streamAddress(quarter, scope) {
  return ofCity(`${API}/stream?${new URLSearchParams(scope === null ? { quarter } : { quarter, scope })}`);
}

function rootOf(scope, indicator) {
  return `${API}/totals/${encodeURIComponent(scope)}/${encodeURIComponent(indicator)}`;
}

function ofCity(address) {
  return inCity(address, city);
}

/**
 * Returns what the service answers about the city.
 *
 * @param {string} address relative to the page
 * @param {AbortSignal} signal ends the wait when the answer is no longer wanted
 */
export async function get(address, signal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), PATIENCE_MS);
  const stop = () => timeout.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(ofCity(address), {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: timeout.signal,
    });
    // Whoever is not signed in any more is sent to the sign-in page, and from there back to here.
    if (response.status === 401) location.reload();
    if (!response.ok) throw await refusal(response);
    return await response.json();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function refusal(response) {
  try {
    const problem = await response.json();
    return new RefusedError(response.status, String(problem.detail ?? problem.title ?? '').slice(0, 500), String(problem.code ?? ''));
  } catch {
    return new RefusedError(response.status, '');
  }
}
