// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test aggregation-service/src/test/js/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  amount, barWidth, compareDecimals, drawn, magnitude, moment, monthsOf, percent, periodName, quarterName, quartersUpTo,
  roman, round, shortQuarter, signum, vanishes,
} from '../../main/resources/static/js/text/format.js';

test('groups digits as each language does', () => {
  assert.equal(amount('1234567.89', 'vi'), '1.234.567,89');
  assert.equal(amount('1234567.89', 'en'), '1,234,567.89');
  assert.equal(amount('799690', 'vi'), '799.690');
  assert.equal(amount('214', 'vi'), '214');
  assert.equal(amount('0', 'vi'), '0');
});

test('keeps every digit of a figure too long for a Number', () => {
  assert.equal(amount('9007199254740993', 'vi'), '9.007.199.254.740.993');
  assert.equal(
    amount('123456789012345678901234567890.1234', 'en'),
    '123,456,789,012,345,678,901,234,567,890.1234',
  );
});

test('drops zeros at the end of decimals, never those of whole numbers', () => {
  assert.equal(amount('31.500', 'vi'), '31,5');
  assert.equal(amount('31.00', 'vi'), '31');
  assert.equal(amount('1000', 'vi'), '1.000');
  assert.equal(amount('99.999', 'vi', 2), '100');
});

test('writes a real minus sign, and none before a mere zero', () => {
  assert.equal(amount('-1234.5', 'vi'), '−1.234,5');
  assert.equal(amount('-0.001', 'vi', 2), '0');
  assert.equal(percent('-0.04', 'en'), '0.0%');
});

test('says nothing of a figure that is not known', () => {
  assert.equal(amount(null, 'vi'), '–');
  assert.equal(percent(null, 'vi'), '–');
});

test('shows what is not a plain decimal as it came', () => {
  assert.equal(amount('1E+3', 'vi'), '1E+3');
  assert.equal(amount('<b>', 'vi'), '<b>');
});

test('writes percentages with one decimal', () => {
  assert.equal(percent('67.80010701', 'vi'), '67,8%');
  assert.equal(percent('32', 'vi'), '32,0%');
  assert.equal(percent('1234.56', 'en'), '1,234.6%');
  assert.equal(percent('99.95', 'vi'), '100,0%');
});

test('rounds a half to the even neighbour', () => {
  assert.equal(round('0.05', 1), '0.0');
  assert.equal(round('0.15', 1), '0.2');
  assert.equal(round('0.25', 1), '0.2');
  assert.equal(round('0.250000000000000000000000000001', 1), '0.3');
  assert.equal(round('-2.5', 0), '-2');
  assert.equal(round('-3.5', 0), '-4');
  assert.equal(round('9.96', 1), '10.0');
});

test('leaves a decimal alone that is short enough', () => {
  assert.equal(round('12', 1), '12');
  assert.equal(round('12.3', 2), '12.3');
});

test('knows the sign without counting', () => {
  assert.deepEqual(['-0.00', '0', '0.000001', '-3'].map(signum), [0, 0, 1, -1]);
  assert.equal(magnitude('-9.2'), '9.2');
});

test('notices a change that rounding would hide', () => {
  assert.equal(vanishes('0.05'), true);
  assert.equal(vanishes('-0.01'), true);
  assert.equal(vanishes('0.06'), false);
  assert.equal(vanishes('0'), false);
});

test('keeps bars within their frame', () => {
  assert.deepEqual(['32.0004', '139.7', '-5', null, 'x'].map(barWidth), [32.0004, 100, 0, 0, 0]);
});

test('writes quarters as reports do', () => {
  assert.equal(quarterName('2022-Q1', 'vi'), 'quý I-2022');
  assert.equal(quarterName('2022-Q4', 'vi'), 'quý IV-2022');
  assert.equal(quarterName('2022-Q1', 'en'), 'Q1 2022');
  assert.equal(quarterName('later', 'vi'), 'later');
  assert.equal(monthsOf('2022-Q3'), 9);
});

test('counts groups in Roman numerals', () => {
  assert.deepEqual([1, 4, 9, 10, 14].map(roman), ['I', 'IV', 'IX', 'X', 'XIV']);
});

test('tells times in the time of the city', () => {
  assert.equal(moment('2022-04-07T01:15:00Z', 'vi'), '08:15 ngày 7-4-2022');
  assert.equal(moment('2022-03-31T20:00:00Z', 'en'), '03:00 on 1 Apr 2022');
});

test('writes reporting periods as reports do', () => {
  assert.equal(periodName('2022-03', 'vi'), 'tháng 3-2022');
  assert.equal(periodName('2022-03', 'en'), 'Mar 2022');
  assert.equal(periodName('2022-03-05', 'vi'), 'ngày 5-3-2022');
  assert.equal(periodName('2022-Q1', 'vi'), 'quý I-2022');
  assert.equal(periodName('<b>', 'vi'), '<b>');
  assert.deepEqual([shortQuarter('2022-Q3', 'vi'), shortQuarter('2022-Q3', 'en')], ['III/22', 'Q3/22']);
});

test('counts quarters back over the turn of the year', () => {
  assert.deepEqual(quartersUpTo('2022-Q1', 3), ['2021-Q3', '2021-Q4', '2022-Q1']);
  assert.deepEqual(quartersUpTo('2022-Q4', 1), ['2022-Q4']);
});

test('compares decimals that no Number could tell apart', () => {
  assert.equal(compareDecimals('9007199254740993', '9007199254740992.5'), 1);
  assert.equal(compareDecimals('0.1', '0.10'), 0);
  assert.equal(compareDecimals('-2', '-1.5'), -1);
});

test('draws only what is a decimal', () => {
  assert.deepEqual(['1.5', '-2', null, undefined, 'x'].map(drawn), [1.5, -2, null, null, null]);
});
