/** Cases as falls: what is wrong with one figure is one row, with the targets of all owners in it. */

import { indicatorName, scopeName } from './texts.js';

const STATES = ['ESCALATED', 'OPEN', 'EXPLAINED', 'RECOVERING', 'PENDING', 'CLOSED_UNRESOLVED', 'RESOLVED'];
const SEVERITIES = ['SEVERELY_BEHIND', 'BEHIND', 'AT_RISK', 'NOT_JUDGED', 'ON_PACE', 'AHEAD', 'EXCEEDED'];
const DAY_MS = 86_400_000;

/** What a list can be sorted by. */
export const SORTS = ['pressing', 'severity', 'due', 'name'];

/** The most pressing first: by state, then by what is due, then by name. */
function byPressure(a, b) {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state)
    || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')
    || a.id.localeCompare(b.id);
}

export const severityOf = (one) => one.figures.attainment.verdict;

const bySeverity = (a, b) => SEVERITIES.indexOf(severityOf(a)) - SEVERITIES.indexOf(severityOf(b));

/**
 * Returns the falls of cases, each with its most pressing case first. Figures that are watched ask nothing, so they are
 * falls of their own.
 *
 * @param {any[]} cases
 * @returns {{first: any, rest: any[], worst: any}[]}
 */
export function fallsOf(cases) {
  const falls = new Map();
  for (const one of [...cases].sort(byPressure)) {
    const key = [one.scope, one.indicator, one.period, one.window ?? '', one.rule === 'WATCH_LIST' ? one.rule : ''].join(' ');
    if (falls.has(key)) falls.get(key).push(one);
    else falls.set(key, [one]);
  }
  return [...falls.values()].map(([first, ...rest]) => ({ first, rest, worst: [first, ...rest].sort(bySeverity)[0] }));
}

const OF_A_FALL = ['BEHIND_TARGET', 'FALLING_CUMULATIVE'];

/** Returns what the id of a case names: rule, scope, indicator, period and window. */
export function keyOf(id) {
  const [rule, scope, indicator, period, , window = null] = id.replace(/^[a-z0-9-]+:(?=[A-Z_]+\/)/, '').split('/');
  return { rule, scope, indicator, period, window };
}

/** Returns whether two cases are the same or of the same fall, as the service has it. */
export function isSameFall(one, other) {
  const sameRule = one.rule === other.rule || (OF_A_FALL.includes(one.rule) && OF_A_FALL.includes(other.rule));
  return sameRule && one.scope === other.scope && one.indicator === other.indicator && one.period === other.period
    && (one.window ?? null) === (other.window ?? null);
}

/** Returns falls in an order of {@link SORTS}. */
export function sorted(falls, sort, page) {
  const name = ({ first }) => `${indicatorName(first.indicator, page)} ${scopeName(first.scope, page)}`;
  const orders = {
    pressing: (a, b) => byPressure(a.first, b.first),
    severity: (a, b) => bySeverity(a.worst, b.worst) || byPressure(a.first, b.first),
    due: (a, b) => (a.first.dueAt ?? '9').localeCompare(b.first.dueAt ?? '9') || byPressure(a.first, b.first),
    name: (a, b) => name(a).localeCompare(name(b), page.w.code) || byPressure(a.first, b.first),
  };
  return [...falls].sort(orders[sort] ?? orders.pressing);
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();

/** Returns whether a fall is about what is searched for: its indicator or scope, with or without marks. */
export function isAbout({ first }, search, page) {
  const words = plain(search).split(/\s+/).filter((word) => word !== '');
  const text = plain(`${indicatorName(first.indicator, page)} ${scopeName(first.scope, page)} ${first.indicator}`);
  return words.every((word) => text.includes(word));
}

/** Returns how many days of the city are left until something is due, below zero where it is over; null where nothing is. */
export function daysLeft(one, { names }) {
  if (one.dueAt === null) return null;
  const lastDay = new Intl.DateTimeFormat('en-CA', { timeZone: names.zone }).format(new Date(Date.parse(one.dueAt) - 1));
  return Math.round((Date.parse(lastDay) - Date.parse(names.today)) / DAY_MS);
}
