// Run with Node 20.19 or newer, from the root of the project: node --test service-support/src/test/js/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inCity, shownCity } from '../../main/resources/shell/city.js';

const menu = (city) => { globalThis.document = { querySelector: () => (city === null ? null : { dataset: { value: city } }) }; };

test('names the city that the menu of the header shows', () => {
  menu('hue');
  assert.equal(shownCity(), 'hue');
  assert.equal(inCity('api/v1/duties'), 'api/v1/duties?city=hue');
  assert.equal(inCity('api/v1/remarks?quarter=2022-Q1'), 'api/v1/remarks?quarter=2022-Q1&city=hue');
});

test('leaves the address as it is where there is no choice', () => {
  menu(null);
  assert.equal(shownCity(), null);
  assert.equal(inCity('api/v1/duties'), 'api/v1/duties');
});

test('names another city, or none, where it is said', () => {
  menu('hue');
  assert.equal(inCity('api/v1/duties', 'thanh-hoa'), 'api/v1/duties?city=thanh-hoa');
  assert.equal(inCity('api/v1/duties', null), 'api/v1/duties');
  assert.equal(inCity('api/v1/duties', 'a&b=c'), 'api/v1/duties?city=a%26b%3Dc');
});
