import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace } from '../../main/resources/static/js/page/address.js';

const city = {
  indicators: [],
  quarters: ['2022-Q1'],
  currentQuarter: '2022-Q1',
  clusters: [{ id: 'cum-1' }],
  units: [{ id: 'nam-ngan' }],
};

test('somebody who sees everything starts with the city', () => {
  assert.equal(readPlace('', { ...city, scopes: null }).scope, 'city');
  assert.equal(readPlace('?scope=cluster:cum-1', city).scope, 'cluster:cum-1');
});

test('a unit starts with its own scope and goes nowhere else', () => {
  const own = { ...city, clusters: [], scopes: ['unit:nam-ngan'] };
  assert.equal(readPlace('', own).scope, 'unit:nam-ngan');
  assert.equal(readPlace('?scope=city', own).scope, 'unit:nam-ngan');
});
