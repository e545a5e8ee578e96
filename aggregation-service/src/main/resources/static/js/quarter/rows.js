/**
 * Puts totals into the order of the report: groups I, II, III, indicators 1, 2, 3 in each, and below an indicator
 * those that are part of it ("Trong đó").
 *
 * @typedef {import('../service/api.js').Indicator} Indicator
 * @typedef {import('../service/api.js').Total} Total
 * @typedef {Object} Row
 * @property {string} number such as `2` or `2.1`
 * @property {number} depth 0 at the top level
 * @property {boolean} firstPart whether it is the first of the parts of the row above
 * @property {boolean} context whether it is only there so that its parts can be understood
 * @property {Indicator} indicator
 * @property {Total} total
 * @typedef {{number: string, name: import('../service/api.js').Name, rows: Row[]}} Group
 */

import { roman } from '../text/format.js';
import { standingOf } from '../page/verdicts.js';
import { finds } from '../text/search.js';

const OTHERS = { vi: 'Chỉ tiêu khác', en: 'Other indicators' };

const NOTHING_REPORTED = {
  value: null,
  cumulative: null,
  sameQuarterLastYear: null,
  growthPercent: null,
  cumulativeLastYear: null,
  cumulativeGrowthPercent: null,
  attainments: [],
  trust: { expectedUnits: 0, reportedUnits: 0, missingUnits: [], missingSharePercent: null, estimateSharePercent: null, complete: false },
  status: null,
  revision: 0,
  asOf: null,
};

/**
 * Returns the totals, and one without a figure for each indicator that units of the scope report and that has none.
 *
 * @param {import('../service/api.js').Catalog} catalog
 * @param {Total[]} totals
 * @param {{quarter: string, scope: string}} place
 * @returns {Total[]}
 */
export function withSilent(catalog, totals, { quarter, scope }) {
  const there = new Set(totals.map(({ indicator }) => indicator));
  const silent = catalog.indicators
    .filter((indicator) => !there.has(indicator.code) && isReportedIn(scope, indicator, catalog))
    .map(({ code, unitOfMeasure }) => ({ ...NOTHING_REPORTED, scope, quarter, indicator: code, unitOfMeasure: unitOfMeasure.vi }));
  return [...totals, ...silent];
}

const TERRITORIAL = ['WARD', 'COMMUNE', 'TOWNSHIP'];

function isReportedIn(scope, { reportedBy = [] }, { units }) {
  const reports = ({ id, kind }) => reportedBy.includes(id) || (reportedBy.includes('*') && TERRITORIAL.includes(kind));
  if (scope === 'city') return reportedBy.length > 0;
  return units.some((unit) => (scope === `unit:${unit.id}` || scope === `cluster:${unit.cluster}`) && reports(unit));
}

/**
 * Returns the groups of the report with a row for each total. A total whose indicator the catalog does not name
 * stands at the end under its code: nothing that was reported disappears.
 *
 * @param {Indicator[]} indicators
 * @param {Total[]} totals at most one for each indicator
 * @returns {Group[]}
 */
export function arrange(indicators, totals) {
  const named = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const entries = totals
    .map((total) => ({ total, indicator: named.get(total.indicator) ?? unnamed(total) }))
    .sort((a, b) => a.indicator.order - b.indicator.order || compare(a.total.indicator, b.total.indicator));
  const present = new Set(entries.map(({ indicator }) => indicator.code));
  const partsOf = (code) => entries.filter(({ indicator }) => indicator.partOf === code);
  const onTop = entries.filter(({ indicator }) => !present.has(indicator.partOf));
  return inGroups(onTop).map(({ name, members }, index) => ({
    number: roman(index + 1),
    name,
    rows: numbered(members, partsOf, '', 0),
  }));
}

function inGroups(entries) {
  const groups = new Map();
  for (const entry of entries) {
    const name = entry.indicator.group;
    if (!groups.has(name.vi)) groups.set(name.vi, { name, members: [] });
    groups.get(name.vi).members.push(entry);
  }
  return [...groups.values()];
}

function numbered(entries, partsOf, prefix, depth) {
  return entries.flatMap((entry, index) => {
    const number = `${prefix}${index + 1}`;
    const row = { ...entry, number, depth, firstPart: depth > 0 && index === 0, context: false };
    return [row, ...numbered(partsOf(entry.indicator.code), partsOf, `${number}.`, depth + 1)];
  });
}

function unnamed(total) {
  const same = (text) => ({ vi: text, en: text });
  return {
    code: total.indicator,
    name: same(total.indicator),
    unitOfMeasure: same(total.unitOfMeasure),
    group: OTHERS,
    order: Number.MAX_SAFE_INTEGER,
    partOf: null,
    direction: 'NEUTRAL',
    derived: false,
    targetTerm: { vi: 'kế hoạch', en: 'plan' },
  };
}

/**
 * Returns only the rows that are asked for, and the rows above them that they are part of.
 *
 * @param {Group[]} groups
 * @param {Pick<import('../page/address.js').Place, 'show' | 'q' | 'group' | 'incomplete'>} filter
 * @returns {Group[]}
 */
export function only(groups, filter) {
  if (!filters(filter)) return groups;
  const matches = (row) => passes(row, filter);
  return groups
    .map((group) => {
      const kept = group.rows.filter(matches);
      const holdsKept = (row) => kept.some((other) => other.number.startsWith(`${row.number}.`));
      const rows = group.rows
        .filter((row) => matches(row) || holdsKept(row))
        .map((row) => ({ ...row, context: !matches(row) }));
      return { ...group, rows };
    })
    .filter(({ rows }) => rows.length > 0);
}

/** Returns whether anything is asked for at all. */
export function filters({ show, q, group, incomplete }) {
  return show !== null || q.trim() !== '' || group !== '' || incomplete;
}

function passes({ indicator, total }, { show, q, group, incomplete }) {
  return (show === null || total.attainments.some(({ verdict }) => standingOf(verdict) === show))
    && (group === '' || indicator.group.vi === group)
    && (!incomplete || !total.trust.complete)
    && finds(q, [indicator.name.vi, indicator.name.en, indicator.group.vi, indicator.group.en, indicator.code]);
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
