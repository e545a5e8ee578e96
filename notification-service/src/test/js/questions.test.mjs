import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, figureOf, isAsked } from '../../main/resources/static/pages/js/questions.js';

const query = (text) => figureOf(new URLSearchParams(text));

test('an address names a figure by indicator, scope and quarter, or none', () => {
  const figure = { indicator: 'LAND_CLEARED', scope: 'unit:nam-ngan', quarter: '2022-Q1' };
  assert.deepEqual(query('indicator=LAND_CLEARED&scope=unit:nam-ngan&quarter=2022-Q1&lang=vi'), figure);
  assert.equal(query('indicator=LAND_CLEARED&scope=unit:nam-ngan'), null);
  assert.equal(query('indicator=LAND_CLEARED&scope=city&quarter=2022-Q5'), null);
});

test('with a figure only questions about it are shown', () => {
  const asked = [{ indicator: 'A', scope: 'city', quarter: '2022-Q1' }, { indicator: 'A', scope: 'city', quarter: '2022-Q2' }];
  assert.deepEqual(about(asked[1], asked), [asked[1]]);
  assert.deepEqual(about(null, asked), asked);
});

test('questions are for staff, and for who holds a position, as a head of a unit does', () => {
  assert.ok(isAsked({ positions: [], rights: ['ANSWER'] }));
  assert.ok(isAsked({ positions: ['chu-tich-nam-ngan'], rights: ['EXPLAIN_OWN'] }));
  assert.ok(!isAsked({ positions: [], rights: ['EXPLAIN_OWN'] }));
});
