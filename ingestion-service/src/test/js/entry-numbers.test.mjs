// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test ingestion-service/src/test/js/
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const kept = new Map();
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
  removeItem: (key) => kept.delete(key),
};
const { isNegative, isSame, isTimes, isTooLong, isWhole, plain, readings, remember, settled, shown, typed } = await import('../../main/resources/shell/entry-numbers.js');
const { parsed } = await import('../../main/resources/shell/allocation.js');

beforeEach(() => kept.clear());

test('reads what the service reads in one way', () => {
  for (const [text, value] of [
    ['1.234,5', '1234.5'], ['1,234.5', '1234.5'], ['1234.5', '1234.5'], ['1234,5', '1234.5'], ['1 234,5', '1234.5'],
    ['1\u00a0234,5', '1234.5'], ['1.234.567', '1234567'], ['0,125', '0.125'], ['-5', '-5'],
  ]) assert.equal(plain(text), value, text);
  for (const text of ['', 'x', '12,', '1.2.3', '1,5,5']) assert.equal(plain(text), undefined, text);
});

test('asks once about what can be read in two ways', () => {
  assert.equal(plain('1.234'), null);
  assert.deepEqual(readings('1,234'), { vi: '1.234', en: '1234' });
  remember('vi');
  assert.equal(plain('1.234'), '1234');
  remember('en');
  assert.equal(plain('1.234'), '1.234');
});

test('a number that stands for itself is read in one way or not at all, whatever was said of others', () => {
  remember('vi');
  for (const text of ['35.000', '1,234']) assert.equal(settled(text), null, text);
  assert.equal(settled(' 1.234 ', '1.234'), '1.234');
  for (const [text, value] of [['1.234,5', '1234.5'], ['2,5', '2.5'], ['35000', '35000'], ['', ''], ['nhiều', 'nhiều']]) assert.equal(settled(text, '7'), value);
});

test('a part of a target is not divided by a thousand', () => {
  assert.equal(parsed('35.000', '7'), null);
  assert.equal(parsed('1.234', '1.234'), 12_340_000_000n);
  assert.equal(parsed('1.234,5', ''), 12_345_000_000_000n);
});

test('compares digit by digit', () => {
  assert.ok(isTimes('600', '60'));
  assert.ok(!isTimes('599.9999999999', '60'));
  assert.ok(isTimes('-5', '0.5'));
  assert.ok(isSame('1.50', '1.5'));
  assert.ok(isNegative('-0.1') && !isNegative('0'));
  assert.ok(isWhole('2.0') && !isWhole('2.5'));
  assert.ok(isTooLong('1'.repeat(21)) && isTooLong(`0.${'1'.repeat(11)}`) && !isTooLong(`${'1'.repeat(20)}.5`));
});

test('shows and types a figure in a form that comes back', () => {
  assert.equal(shown('1234567.5', 'vi'), '1.234.567,5');
  assert.equal(shown('1234567.5', 'en'), '1,234,567.5');
  for (const value of ['1.234', '1234', '-12.5', '123456.789']) assert.ok(isSame(plain(typed(value, 'vi')), value), value);
});
