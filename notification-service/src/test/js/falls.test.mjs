import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notes, silenceOf } from '../../main/resources/static/pages/js/actions.js';
import { isSameFall, keyOf } from '../../main/resources/static/pages/js/falls.js';
import { en } from '../../main/resources/static/pages/js/en.js';
import { vi } from '../../main/resources/static/pages/js/vi.js';

const one = { ...keyOf('BEHIND_TARGET/unit:nam-ngan/LAND_CLEARED/2022-Q1/CITY'), acknowledgement: null, reminder: null };
const page = { w: vi, names: { zone: 'Asia/Ho_Chi_Minh', today: '2022-04-06', people: { head: { vi: 'Chủ tịch phường' } } } };

test('the id of a case says its fall, in any city and with a window', () => {
  assert.deepEqual(keyOf('hue:BEHIND_TARGET/city/LAND_CLEARED/2022-Q3/CITY/8-thang-2022'),
    { rule: 'BEHIND_TARGET', scope: 'city', indicator: 'LAND_CLEARED', period: '2022-Q3', window: '8-thang-2022' });
});

test('a fall is the targets of all owners and the fall of the year, and no figure that is watched', () => {
  const falls = (rule, rest = 'unit:nam-ngan/LAND_CLEARED/2022-Q1/PROVINCE') => isSameFall(one, keyOf(`${rule}/${rest}`));
  assert.ok(falls('BEHIND_TARGET'));
  assert.ok(falls('FALLING_CUMULATIVE'));
  assert.ok(!falls('WATCH_LIST'));
  assert.ok(!falls('BEHIND_TARGET', 'unit:nam-ngan/LAND_CLEARED/2022-Q2/CITY'));
  assert.ok(!falls('BEHIND_TARGET', 'unit:nam-ngan/LAND_CLEARED/2022-Q1/CITY/8-thang-2022'));
});

test('of silences of a fall the one that ends last counts', () => {
  const silence = (id, owner, end) => ({ id, case: `BEHIND_TARGET/unit:nam-ngan/LAND_CLEARED/2022-Q1/${owner}`, end });
  const all = [silence('a', 'CITY', '2022-04-10T17:00:00Z'), silence('b', 'PROVINCE', '2022-04-12T17:00:00Z')];
  assert.equal(silenceOf([one], all).id, 'b');
  assert.equal(silenceOf([one], []), null);
});

test('says what was done, and nothing of what is over', () => {
  const noted = { by: 'head', until: '2022-04-11T17:00:00Z' };
  assert.deepEqual(notes([{ ...one, acknowledgement: noted }], null, page), ['Đã nắm, lùi đến hết ngày 11/04/2022 (Chủ tịch phường)']);
  assert.deepEqual(notes([{ ...one, acknowledgement: { ...noted, until: '2022-04-01T17:00:00Z' } }], null, page), []);
  assert.deepEqual(notes([{ ...one, reminder: { by: 'x', at: '2022-04-06T02:00:00Z' } }], null, page), ['Đã nhắc lúc 09:00 06/04/2022']);
});

test('the heading of what can be done is a text of its own in both languages', () => {
  for (const words of [vi, en]) assert.equal(typeof words.toDo, 'string');
});
