/**
 * Draws the charts of an indicator as SVG. Their colors are those of the style sheet, so they follow light and dark and
 * go on paper. Bars differ in fill, lines in dash and mark, so that no color has to be distinguished.
 *
 * @typedef {{type: 'bar' | 'line', label: string, tone: 'now' | 'then' | 'pace' | 'other', values: (number | null)[], texts: string[]}} Series
 * @typedef {{labels: string[], series: Series[]}} ChartData
 */

import { el } from '../page/dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const SEPARATORS = { vi: 'vi-VN', en: 'en-GB' };
const TOP = 20;
const BOTTOM = 24;
const WIDEST = 44;
const DIGIT = 6.5;
const MARKS = { pace: 'M0-7 7 0 0 7-7 0Z', other: 'M0-7 7 6H-7Z' };

/**
 * Returns a chart with its legend.
 *
 * @param {ChartData} data
 * @param {{width: number, height: number}} size in pixels
 * @param {string} said the chart in words
 * @param {import('./facts.js').LookView} view
 */
export function chartOf({ labels, series }, { width, height }, said, { lang, indicator }) {
  const known = series.flatMap(({ values }) => values).filter((value) => value !== null);
  const ticks = ticksUpTo(Math.min(0, ...known), Math.max(0, ...known));
  const numbers = new Intl.NumberFormat(SEPARATORS[lang], { maximumSignificantDigits: 6 });
  const names = ticks.map((tick) => numbers.format(tick));
  const left = Math.max(...names.map(({ length }) => length)) * DIGIT + 10;
  const [least, most] = [ticks[0], ticks.at(-1)];
  const y = (value) => TOP + ((most - value) / (most - least || 1)) * (height - TOP - BOTTOM);
  const step = (width - left) / labels.length;
  const frame = { left, step, y, middle: (index) => left + step * (index + 0.5) };
  const svg = part('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', 'aria-label': said });
  svg.append(
    ...ticks.map((tick) => part('path', { d: `M${left} ${y(tick)}H${width}`, class: 'grid' })),
    ...ticks.map((tick, index) => part('text', { x: left - 6, y: y(tick) + 4, 'text-anchor': 'end' }, names[index])),
    part('text', { x: 0, y: 10 }, indicator.unitOfMeasure[lang]),
    ...labels.map((label, index) => part('text', { x: frame.middle(index), y: height - 6, 'text-anchor': 'middle' }, label)),
    ...bars(series.filter(({ type }) => type === 'bar'), labels, frame),
    ...series.filter(({ type }) => type === 'line').flatMap((line) => lineOf(line, labels, frame)));
  return el('div', {}, svg, el('ul', { class: 'chart-legend' }, ...series.map(legend)));
}

/** Returns at most seven round numbers that span both. */
function ticksUpTo(least, most) {
  const span = most - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => span / each <= 5) ?? power * 10;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(most / step) - first + 1 }, (_, index) => (first + index) * step);
}

function bars(series, labels, { step, y, middle }) {
  const wide = Math.min(WIDEST, (step * 0.7) / series.length);
  return series.flatMap(({ tone, label, values, texts }, at) => values.flatMap((value, index) => {
    if (value === null) return [];
    const bar = part('rect', {
      x: middle(index) + (at - series.length / 2) * wide + 1,
      y: Math.min(y(value), y(0)),
      width: Math.max(1, wide - 2),
      height: Math.abs(y(value) - y(0)),
      class: tone,
    });
    bar.append(part('title', {}, `${labels[index]}, ${label}: ${texts[index]}`));
    return [bar];
  }));
}

/** A quarter without a target interrupts the line. */
function lineOf({ tone, label, values, texts }, labels, { y, middle }) {
  const path = values.map((value, index) =>
    (value === null ? '' : `${index > 0 && values[index - 1] !== null ? 'L' : 'M'}${middle(index)} ${y(value)}`)).join('');
  const marks = values.flatMap((value, index) => {
    if (value === null) return [];
    const mark = part('path', { d: MARKS[tone], transform: `translate(${middle(index)} ${y(value)})`, class: `mark ${tone}` });
    mark.append(part('title', {}, `${labels[index]}, ${label}: ${texts[index]}`));
    return [mark];
  });
  return [part('path', { d: path, class: `line ${tone}` }), ...marks];
}

function legend({ type, tone, label }) {
  const swatch = part('svg', { viewBox: '-8 -8 16 16', class: 'chart swatch', 'aria-hidden': 'true' });
  swatch.append(type === 'bar'
    ? part('rect', { x: -6, y: -6, width: 12, height: 12, class: tone })
    : part('path', { d: MARKS[tone], class: `mark ${tone}` }));
  return el('li', {}, swatch, label);
}

function part(tag, attributes, text = null) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== null) element.textContent = text;
  return element;
}
