// Run with Node 20.19 or newer, from the root of the project: node --test aggregation-service/src/test/js/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace, searchOf } from '../../main/resources/static/js/address.js';
import { wordFor, words } from '../../main/resources/static/js/i18n.js';
import { CurrentTotals } from '../../main/resources/static/js/totals.js';

const CATALOG = {
  clusters: [{ id: 'center' }],
  units: [{ id: 'nam-ngan' }],
  quarters: ['2021-Q1', '2022-Q1'],
  currentQuarter: '2022-Q1',
};
const USUAL = { quarter: '2022-Q1', scope: 'city', lang: 'vi', show: null };

test('has every word in both languages', () => {
  const shapeOf = (value) => (typeof value === 'object' ? Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]) : typeof value);
  assert.deepEqual(shapeOf(words('en')), shapeOf(words('vi')));
});

test('shows a code that it has no word for', () => {
  assert.equal(wordFor(words('vi').owners, 'CITY'), 'Thành phố giao');
  assert.equal(wordFor(words('vi').owners, 'BOARD'), 'BOARD');
  assert.equal(wordFor(words('vi').owners, 'constructor'), 'constructor');
});

test('reads an address that it wrote', () => {
  const place = { quarter: '2021-Q1', scope: 'unit:nam-ngan', lang: 'en', show: 'behind' };
  assert.equal(searchOf(place), '?quarter=2021-Q1&scope=unit:nam-ngan&lang=en&show=behind');
  assert.deepEqual(readPlace(searchOf(place), CATALOG), place);
});

test('falls back to the usual where the address asks for what does not exist', () => {
  assert.deepEqual(readPlace('', CATALOG), USUAL);
  assert.deepEqual(readPlace('?quarter=1999-Q9&scope=unit:nowhere&lang=xx&show=everything', CATALOG), USUAL);
});

const total = (indicator, revision) => ({ indicator, revision });
const answer = () => {
  const pending = {};
  pending.promise = new Promise((resolve, reject) => Object.assign(pending, { resolve, reject }));
  return pending;
};

test('lays a change over an older answer that it crossed on the way', async () => {
  const totals = new CurrentTotals();
  const late = answer();
  const loading = totals.load(late.promise);
  totals.change(total('A', 5));
  totals.change(total('B', 1));
  late.resolve([total('A', 4), total('B', 2)]);
  await loading;
  assert.deepEqual(totals.all(), [total('A', 5), total('B', 2)]);
});

test('takes later changes as they come, even after a rebuild that counts from one', async () => {
  const totals = new CurrentTotals();
  await totals.load(Promise.resolve([total('A', 9)]));
  totals.change(total('A', 1));
  assert.deepEqual(totals.all(), [total('A', 1)]);
});

test('keeps what it has when an answer fails', async () => {
  const totals = new CurrentTotals();
  await totals.load(Promise.resolve([total('A', 1)]));
  await assert.rejects(totals.load(Promise.reject(new Error('refused'))));
  assert.deepEqual(totals.all(), [total('A', 1)]);
  assert.equal(totals.loaded, true);
});
