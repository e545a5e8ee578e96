/**
 * How one indicator went over the quarters: two charts and, with the same figures, a table for those who do not see
 * charts. The figures are turned into Numbers here, to be drawn; what is read stays exact.
 *
 * @typedef {import('../service/api.js').Total} Total
 */

import { exportsOf } from '../export/bar.js';
import { el, put } from '../page/dom.js';
import { ownerName, ownersOf } from '../page/owners.js';
import { amount, drawn, percent, quarterName, quartersUpTo, shortQuarter } from '../text/format.js';
import { chartOf } from './charts.js';

const QUARTERS = 8;
const NARROW = 860;
const BETWEEN = 32;

export class TrendCharts {
  #drawn = '';

  /** @param {HTMLElement} home */
  constructor(home) {
    this.figures = el('div', { class: 'charts' });
    this.numbers = el('div', {});
    this.exports = el('div', {});
    home.replaceChildren(this.figures, this.exports, this.numbers);
    this.resized = new ResizeObserver(() => this.#draw());
    this.resized.observe(this.figures);
  }

  /**
   * @param {Total[]} trend
   * @param {import('./facts.js').LookView} view
   */
  show(trend, view) {
    this.points = pointsOf(trend, view);
    this.view = view;
    put(this.numbers, this.points.length === 0 ? el('p', {}, view.text.look.noTrend) : numbersOf(this.points, view));
    put(this.exports, this.points.length === 0 ? null : exportsOf(() => this.figures, 'trend', view));
    this.#draw();
  }

  /** As wide as there is room, and only where that or the figures have changed. */
  #draw() {
    const { points, view } = this;
    const wanted = JSON.stringify([view?.lang, points, this.figures.clientWidth]);
    if (points === undefined || this.figures.clientWidth === 0 || wanted === this.#drawn) return;
    this.#drawn = wanted;
    const kinds = points.length === 0 ? [] : ['quarter', 'year'];
    const isNarrow = this.figures.clientWidth < NARROW;
    const size = isNarrow
      ? { width: this.figures.clientWidth, height: 104 }
      : { width: (this.figures.clientWidth - BETWEEN) / 2, height: 250 };
    this.figures.replaceChildren(...kinds.map((kind) => el('figure', {},
      el('figcaption', {}, titleOf(kind, view)),
      chartOf(dataOf(kind, points, view), size, described(kind, points, view), view))));
  }

  stop() {
    this.resized.disconnect();
  }
}

/** One point for each quarter since the first that has a figure; the gaps stay gaps. */
function pointsOf(trend, { place }) {
  const known = new Map(trend.filter(({ value }) => value !== null).map((total) => [total.quarter, total]));
  const quarters = quartersUpTo(place.quarter, QUARTERS);
  const first = quarters.findIndex((quarter) => known.has(quarter));
  return first < 0 ? [] : quarters.slice(first).map((quarter) => pointOf(quarter, known.get(quarter)));
}

function pointOf(quarter, total) {
  return {
    quarter,
    value: total?.value ?? null,
    lastYear: total?.sameQuarterLastYear ?? null,
    growth: total?.growthPercent ?? null,
    cumulative: total?.cumulative ?? null,
    paces: (total?.attainments ?? []).map(({ owner, target, expectedPercent }) => ({
      owner,
      // Only to draw a line with: a pixel is all that binary fractions lose here.
      amount: (drawn(target) * drawn(expectedPercent)) / 100,
      said: [target, expectedPercent],
    })),
  };
}

function titleOf(kind, { text: { look } }) {
  return kind === 'quarter' ? look.byQuarter : look.sinceJanuary;
}

function dataOf(kind, points, { lang, text }) {
  const { look } = text;
  const labels = points.map(({ quarter }) => shortQuarter(quarter, lang));
  const bars = (label, tone, values) => ({ type: 'bar', label, tone, values: values.map(drawn), texts: values.map((value) => amount(value, lang)) });
  if (kind === 'quarter') {
    const before = points.map(({ lastYear }) => lastYear);
    return { labels, series: [
      ...(before.every((value) => value === null) ? [] : [bars(look.yearBefore, 'then', before)]),
      bars(look.thisYear, 'now', points.map(({ value }) => value)),
    ] };
  }
  const owners = ownersOf(points.map(({ paces }) => ({ attainments: paces })));
  return { labels, series: [
    bars(look.thisYear, 'now', points.map(({ cumulative }) => cumulative)),
    ...owners.map((owner, index) => paceLine(owner, index, points, { lang, text })),
  ] };
}

function paceLine(owner, index, points, { lang, text }) {
  const paces = points.map(({ paces: all }) => all.find((pace) => pace.owner === owner));
  return {
    type: 'line',
    label: text.look.pace(ownerName(owner, { lang, text })),
    tone: index === 0 ? 'pace' : 'other',
    values: paces.map((pace) => pace?.amount ?? null),
    texts: paces.map((pace) => (pace ? text.expected(percent(pace.said[1], lang)) : '')),
  };
}

/** The chart in words, for those who cannot see it; the table below has all figures. */
function described(kind, points, view) {
  const { lang } = view;
  const said = points
    .filter(({ value }) => value !== null)
    .map(({ quarter, value, cumulative }) => `${quarterName(quarter, lang)}: ${amount(kind === 'quarter' ? value : cumulative, lang)}`);
  return `${titleOf(kind, view)}. ${said.join('; ')}`;
}

function numbersOf(points, { lang, text }) {
  const { look } = text;
  const head = [text.quarter, look.thisYear, look.yearBefore, text.growthShort, look.sinceJanuary];
  return el('details', { class: 'numbers' },
    el('summary', {}, look.chartNumbers),
    el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': look.chartNumbers },
      el('table', { class: 'plain' },
        el('caption', { class: 'visually-hidden' }, look.chartNumbers),
        el('thead', {}, el('tr', {}, ...head.map((each, index) => el('th', { scope: 'col', class: index === 0 ? null : 'figure' }, each)))),
        el('tbody', {}, ...points.map(({ quarter, value, lastYear, growth, cumulative }) =>
          el('tr', {},
            el('th', { scope: 'row' }, quarterName(quarter, lang)),
            ...[amount(value, lang), amount(lastYear, lang), percent(growth, lang), amount(cumulative, lang)]
              .map((said) => el('td', { class: 'figure' }, said))))))));
}
