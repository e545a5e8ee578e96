/** The tile map of the city: each ward a square where it roughly lies, with its figure of one indicator. */

import { linkTo } from '../page/address.js';
import { el, shape } from '../page/dom.js';
import { shortName } from '../service/units.js';
import { heatOf } from './heat.js';
import { describe } from './table.js';

/**
 * Returns the map; null where no ward has a place on it.
 *
 * @param {import('../service/units.js').Unit[]} units
 * @param {import('./table.js').Column} column
 * @param {import('./table.js').WardsContext} context
 */
export function tileMap(units, { indicator, basis }, context) {
  const placed = units.filter(({ tile }) => tile !== null);
  if (placed.length === 0) return null;
  const west = Math.min(...placed.map(({ tile }) => tile.x));
  const north = Math.min(...placed.map(({ tile }) => tile.y));
  const list = el('ul', { class: 'tiles' }, ...placed.map((unit) => tileOf(unit, west, north, indicator, basis, context)));
  list.style.setProperty('--columns', String(Math.max(...placed.map(({ tile }) => tile.x)) - west + 1));
  const others = units.length - placed.length;
  return el('div', {},
    el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': context.text.wards.map }, list),
    others === 0 ? null : el('p', { class: 'hint' }, context.text.wards.withoutTile(others)));
}

function tileOf(unit, west, north, indicator, basis, context) {
  const cell = unit.cells.find((one) => one.indicator === indicator.code);
  const heat = cell === undefined ? { standing: 'none', outline: null, text: '·' } : heatOf(cell, basis, indicator, context);
  const said = cell === undefined
    ? `${unit.name}: ${heat.text} ${context.text.reports.notExpected}`
    : describe(unit, cell, heat.text, indicator, basis, context);
  const item = el('li', { 'data-standing': heat.standing },
    el('a', {
      href: linkTo(context.place, { view: 'unit', scope: `unit:${unit.unit}` }),
      lang: 'vi',
      title: said,
      'data-key': `tile ${unit.unit}`,
    },
    el('span', { class: 'tile-name' }, shortName(unit)),
    el('span', { class: 'tile-figure' }, heat.outline === null ? null : shape(heat.outline), el('span', {}, heat.text))));
  item.style.setProperty('grid-area', `${unit.tile.y - north + 1} / ${unit.tile.x - west + 1}`);
  return item;
}
