// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test aggregation-service/src/test/js/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownersOf } from '../../main/resources/static/js/page/owners.js';
import { arrange, filters, only, withSilent } from '../../main/resources/static/js/quarter/rows.js';
import { countByStanding, standingOf } from '../../main/resources/static/js/page/verdicts.js';

const ECONOMY = { vi: 'Kinh tế', en: 'Economy' };
const LAND = { vi: 'Đất đai', en: 'Land' };

const NOTHING = { show: null, q: '', group: '', incomplete: false };
const named = (code) => ({ vi: code, en: code });
const indicator = (code, order, group = ECONOMY, partOf = null) => ({ code, order, group, partOf, name: named(code) });
const total = (code, ...verdicts) => ({
  indicator: code,
  unitOfMeasure: 'ha',
  trust: { complete: code !== 'FARMS' },
  attainments: verdicts.map(([owner, verdict]) => ({ owner, verdict })),
});
const numbers = (groups) => groups.map((group) => [group.number, group.rows.map((row) => [row.number, row.indicator.code])]);

const INDICATORS = [
  indicator('LAND', 4, LAND),
  indicator('TOTAL', 1),
  indicator('FARMS', 3, ECONOMY, 'TOTAL'),
  indicator('WORKS', 2, ECONOMY, 'TOTAL'),
];

test('numbers groups, indicators and their parts in the order of the report', () => {
  const groups = arrange(INDICATORS, [total('LAND'), total('FARMS'), total('TOTAL'), total('WORKS')]);
  assert.deepEqual(numbers(groups), [
    ['I', [['1', 'TOTAL'], ['1.1', 'WORKS'], ['1.2', 'FARMS']]],
    ['II', [['1', 'LAND']]],
  ]);
  assert.deepEqual(groups[0].rows.map(({ depth, firstPart }) => [depth, firstPart]), [[0, false], [1, true], [1, false]]);
});

test('puts a part on the top level where the whole has no total', () => {
  const groups = arrange(INDICATORS, [total('FARMS')]);
  assert.deepEqual(numbers(groups), [['I', [['1', 'FARMS']]]]);
  assert.equal(groups[0].rows[0].depth, 0);
});

test('shows a total whose indicator the catalog does not name', () => {
  const groups = arrange(INDICATORS, [total('NEWER'), total('LAND')]);
  assert.deepEqual(numbers(groups), [['I', [['1', 'LAND']]], ['II', [['1', 'NEWER']]]]);
  assert.equal(groups[1].rows[0].indicator.unitOfMeasure.vi, 'ha');
});

test('keeps the whole above a part that stands where asked', () => {
  const groups = arrange(INDICATORS, [total('TOTAL'), total('WORKS', ['CITY', 'SEVERELY_BEHIND']), total('FARMS'), total('LAND')]);
  const behind = only(groups, { ...NOTHING, show: 'behind' });
  assert.deepEqual(numbers(behind), [['I', [['1', 'TOTAL'], ['1.1', 'WORKS']]]]);
  assert.deepEqual(behind[0].rows.map(({ context }) => context), [true, false]);
  assert.equal(only(groups, NOTHING), groups);
});

test('names the province before the city before the others', () => {
  const totals = [total('A', ['WARD', 'AHEAD'], ['CITY', 'AHEAD']), total('B', ['BOARD', 'AHEAD'], ['PROVINCE', 'AHEAD'])];
  assert.deepEqual(ownersOf(totals), ['PROVINCE', 'CITY', 'BOARD', 'WARD']);
});

test('counts targets, not indicators', () => {
  const totals = [total('A', ['PROVINCE', 'EXCEEDED'], ['CITY', 'AT_RISK']), total('B', ['CITY', 'BEHIND']), total('C')];
  assert.deepEqual(countByStanding(totals), { behind: 1, risk: 1, pace: 0, ahead: 1, unjudged: 0 });
});

test('takes a verdict that it does not know for not judged', () => {
  assert.equal(standingOf('SOMETHING_NEW'), 'unjudged');
  assert.equal(standingOf('toString'), 'unjudged');
});

test('finds what is searched for by name or group, without marks', () => {
  const groups = arrange(INDICATORS, [total('TOTAL'), total('LAND')]);
  assert.deepEqual(numbers(only(groups, { ...NOTHING, q: 'dat dai' })), [['II', [['1', 'LAND']]]]);
  assert.deepEqual(only(groups, { ...NOTHING, q: 'nowhere' }), []);
});

test('keeps only a group, or only what lacks reports', () => {
  const groups = arrange(INDICATORS, [total('TOTAL'), total('FARMS'), total('LAND')]);
  assert.deepEqual(numbers(only(groups, { ...NOTHING, group: LAND.vi })), [['II', [['1', 'LAND']]]]);
  assert.deepEqual(numbers(only(groups, { ...NOTHING, incomplete: true })), [['I', [['1', 'TOTAL'], ['1.1', 'FARMS']]]]);
});

test('knows when nothing is asked for', () => {
  assert.equal(filters(NOTHING), false);
  assert.equal(filters({ ...NOTHING, q: '  ' }), false);
  assert.equal(filters({ ...NOTHING, incomplete: true }), true);
});

test('keeps indicators without a figure in the table, as far as a unit of the scope reports them', () => {
  const reported = (one, ...reportedBy) => ({ ...one, reportedBy, unitOfMeasure: named('ha') });
  const catalog = {
    indicators: [reported(indicator('LAND', 1), '*'), reported(indicator('TAX', 2), 'tax'), reported(indicator('OLD', 3))],
    units: [{ id: 'nam-ngan', kind: 'WARD', cluster: 'cum-2' }, { id: 'tax', kind: 'VERTICAL', cluster: null }],
  };
  const codes = (scope, totals = []) => withSilent(catalog, totals, { quarter: '2022-Q2', scope }).map((one) => one.indicator);
  assert.deepEqual(codes('city', [total('TAX')]), ['TAX', 'LAND']);
  assert.deepEqual(codes('unit:nam-ngan'), ['LAND']);
  assert.deepEqual(codes('unit:tax'), ['TAX']);
  assert.deepEqual(codes('cluster:cum-2'), ['LAND']);
  const [silent] = withSilent(catalog, [], { quarter: '2022-Q2', scope: 'city' });
  assert.deepEqual([silent.value, silent.attainments, silent.trust.complete], [null, [], false]);
});
