/** Names and words for what the service calls by id. */

import { quarter } from './format.js';

/** Returns the name of a scope such as `unit:nam-ngan`. */
export function scopeName(scope, { names, w }) {
  if (scope === 'city') return names.city[w.code];
  const [kind, id] = scope.split(':');
  return (kind === 'unit' ? names.units : names.clusters)[id]?.[w.code] ?? id;
}

/** Returns the name of an indicator. */
export const indicatorName = (code, { names, w }) => names.indicators[code]?.[w.code] ?? code;

/** Returns the position of a person, or whatever else did something. */
export const personName = (id, { names, w }) => names.people[id]?.[w.code] ?? id;

/** Returns who assigned a target. */
export function ownerName(owner, { names, w }) {
  if (owner in w.owners) return w.owners[owner];
  return owner in names.owners ? w.assignedBy(names.owners[owner][w.code]) : owner;
}

/** Returns whether a case is about a limit, which is exceeded and not missed. */
export const isLimit = (one) => one.figures.lowerIsBetter && one.figures.attainment.target !== '0';

const said = (kind, key, one, w) => (isLimit(one) ? w.limits[kind][key] : undefined) ?? w[kind][key];

/** Returns what a case is about. */
export const ruleName = (one, { w }) => said('rules', one.rule, one, w);

/** Returns how a case stands; of a figure that is watched no cause is asked for. */
export const stateName = (one, { w }) => (one.rule === 'WATCH_LIST' && one.state === 'OPEN' ? w.watched : said('states', one.state, one, w));

/** Returns what happened to a case. */
export const happenedName = (what, one, { w }) => said('happened', what, one, w);

/** Returns the window that a case is about, or else its quarter. */
export const spanName = (period, window, { names, w }) => (window == null ? quarter(period, w.code) : names.windows[window]?.[w.code] ?? window);

/** Returns whether a person belongs to units, and so sees what is of them alone. */
export const isOfUnits = ({ role }) => role === 'UNIT' || role === 'UNIT_HEAD';

/** Returns the scopes that the city has, as options of a select. */
export function scopeOptions(page) {
  const { names, w, who } = page;
  if (isOfUnits(who)) return who.units.map((id) => [`unit:${id}`, scopeName(`unit:${id}`, page)]);
  return [['', w.all], ['city', names.city[w.code]],
    ...Object.keys(names.clusters).map((id) => [`cluster:${id}`, scopeName(`cluster:${id}`, page)]),
    ...Object.keys(names.units).map((id) => [`unit:${id}`, scopeName(`unit:${id}`, page)])];
}

/** Returns the indicators that the city has, as options of a select. */
export const indicatorOptions = (page) => [['', page.w.all],
  ...Object.keys(page.names.indicators).map((code) => [code, indicatorName(code, page)])];

/** Returns a period: a quarter in words, a month or a day as it is. */
const periodName = (period, lang) => (/^\d{4}-Q[1-4]$/.test(period) ? quarter(period, lang) : period);

/** Returns what a notice is about: the figure of a case, the report of a unit or of a quarter, or else its subject. */
export function subjectName(subject, page) {
  const { w } = page;
  const parts = subject.replace(/^[a-z0-9-]+:/, '').split('/'); // of a city that is not the first one
  if ((parts.length === 5 || parts.length === 6) && parts[0] in w.rules) {
    return `${indicatorName(parts[2], page)} · ${scopeName(parts[1], page)} · ${spanName(parts[3], parts[5], page)}`;
  }
  if (parts.length === 3 && parts[0] === 'confirmation') {
    return `${scopeName(`unit:${parts[1]}`, page)} · ${periodName(parts[2], w.code)}`;
  }
  if (parts.length === 3 && parts[0] === 'remark') return `${w.kinds.REMARK_ANSWERED} · ${scopeName(`unit:${parts[1]}`, page)}`;
  if (parts.length === 2 && parts[0] === 'question') return w.kinds.QUESTION;
  if (parts.length === 4 && parts[0] === 'reporting') {
    return `${scopeName(`unit:${parts[1]}`, page)} · ${periodName(parts[2], w.code)}`;
  }
  if (parts.length === 2 && parts[0] === 'report') return `${w.kinds.QUARTERLY_REPORT} · ${periodName(parts[1], w.code)}`;
  return subject;
}
