/** A very small chart of the last quarters, drawn as SVG so that the first paint needs no chart library. */

import { amount, drawn, quarterName, quartersUpTo } from '../text/format.js';
import { nothing } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUARTERS = 8;
const STEP = 9;
const BAR = 7;
const HEIGHT = 24;
const LEAST = 1.5;

/** How many quarters it shows. */
export const SPARKLINE_QUARTERS = QUARTERS;

/**
 * Returns the chart with its figures in words; a dash where there are fewer than two quarters.
 *
 * @param {import('../service/api.js').Trend | undefined} trend
 * @param {string} quarter the last one
 * @param {import('./figures.js').Context} context
 */
export function sparkline(trend, quarter, { lang, text }) {
  const points = trend?.points ?? [];
  if (points.length < 2) return nothing(text.noSparkline);
  const quarters = quartersUpTo(quarter, QUARTERS);
  const known = new Map(points.map((point) => [point.quarter, point.value]));
  const said = quarters
    .filter((each) => known.has(each))
    .map((each) => `${quarterName(each, lang)}: ${amount(known.get(each), lang)}`);
  const svg = drawing('svg', { viewBox: `0 0 ${QUARTERS * STEP} ${HEIGHT}`, class: 'sparkline', role: 'img', 'aria-label': text.sparklineOf(said) });
  svg.append(...bars(quarters, known));
  return svg;
}

function bars(quarters, known) {
  const most = Math.max(...[...known.values()].map((value) => Math.abs(drawn(value) ?? 0)), Number.MIN_VALUE);
  return quarters.map((quarter, index) => {
    const size = Math.abs(drawn(known.get(quarter)) ?? 0) / most;
    const height = Math.max(LEAST, size * HEIGHT);
    return drawing('rect', {
      x: index * STEP + (STEP - BAR) / 2,
      y: HEIGHT - height,
      width: BAR,
      height,
      class: known.has(quarter) ? (index === QUARTERS - 1 ? 'now' : 'then') : 'none',
    });
  });
}

function drawing(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
