/** Wards beside each other: a map of tiles and a heat map, both leading to the page of a ward. */

import { loadUnits, isTerritorial } from '../service/units.js';
import { exportsOf } from '../export/bar.js';
import { linkTo, MOST_COMPARED } from '../page/address.js';
import { byId, el, put, section } from '../page/dom.js';
import { followArrows } from '../completeness/matrix.js';
import { columnsOf, heatTable } from './table.js';
import { tileMap } from './tiles.js';

const MEASURES = ['best', 'growth', 'rank'];

export class WardsView {
  /** @type {import('../service/units.js').Unit[] | null} */
  #units = null;
  #compared = new Set();

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(el('div', { id: 'wards-choices' }), section('tiles'), section('heat'));
    followArrows(byId('heat-body'));
  }

  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

  /** Totals of wards are published under their own scopes, so all are followed. */
  streamScope() {
    return null;
  }

  get loaded() {
    return this.#units !== null;
  }

  get asOf() {
    return null;
  }

  async load({ quarter, scope }, signal) {
    this.#units = (await loadUnits(quarter, scope, signal)).filter(isTerritorial);
  }

  changed(total) {
    return total.scope.startsWith('unit:') ? 'reload' : null;
  }

  title({ quarter }, { text }, nameOf) {
    return text.wards.title(nameOf(quarter));
  }

  paint(place, context) {
    const units = this.#units ?? [];
    const view = { ...context, place };
    const columns = columnsOf(units, view);
    const column = columns.find(({ indicator }) => indicator.code === place.indicator) ?? columns[0];
    if (column === undefined) {
      this.clear();
      this.frame.showNotice(context.text.empty, context.text.wards.emptyHint);
      return;
    }
    put(byId('wards-choices'), this.#choices(columns, column, view));
    const tiles = tileMap(units, column, view);
    this.#show('tiles', context.text.wards.mapOf(column.indicator.name[context.lang]), tiles,
      exportsOf(() => byId('tiles-body').querySelector('.tiles'), 'units', view));
    this.#show('heat', context.text.wards.heat,
      heatTable(units, columns, column.indicator.code, view, { chosen: this.#compared, toggle: (unit, on) => this.#toggle(unit, on, view) }),
      this.#compareBar(view),
      exportsOf(() => byId('heat-body').querySelector('table'), 'units', view));
  }

  #show(id, title, first, ...rest) {
    byId(id).hidden = first === null;
    byId(`${id}-title`).textContent = title;
    put(byId(`${id}-body`), ...(first === null ? [] : [first, ...rest]));
  }

  #choices(columns, { indicator }, { text, lang, place }) {
    const select = el('select', { id: 'heat-indicator', autocomplete: 'off', 'data-key': 'heat-indicator' },
      ...columns.map((one) => el('option', { value: one.indicator.code, selected: one.indicator === indicator }, one.indicator.name[lang])));
    select.addEventListener('change', () => this.frame.go({ indicator: select.value }));
    const button = (measure) => {
      const made = el('button', { type: 'button', 'aria-pressed': String(place.measure === measure), 'data-key': `measure ${measure}` },
        text.wards.measures[measure]);
      made.addEventListener('click', () => this.frame.go({ measure }));
      return made;
    };
    return el('div', { class: 'filters' },
      el('div', { class: 'segments', role: 'group', 'aria-label': text.wards.measure }, ...MEASURES.map(button)),
      el('span', { class: 'field' }, el('label', { for: 'heat-indicator' }, text.wards.shown), select));
  }

  #toggle(unit, on, view) {
    if (on) this.#compared.add(unit);
    else this.#compared.delete(unit);
    byId('heat-body').querySelector('.compare-bar').replaceWith(this.#compareBar(view));
  }

  #compareBar({ text: { wards }, place }) {
    const units = [...this.#compared];
    const enough = units.length >= 2 && units.length <= MOST_COMPARED;
    return el('p', { class: 'compare-bar', role: 'status' },
      enough
        ? el('a', { href: linkTo(place, { view: 'compare', units }), class: 'button', 'data-key': 'compare' }, wards.compare(units.length))
        : el('span', { class: 'hint' }, units.length > MOST_COMPARED ? wards.tooMany(MOST_COMPARED) : wards.compareHint(MOST_COMPARED)));
  }

  clear() {
    byId('wards-choices').replaceChildren();
    for (const id of ['tiles', 'heat']) byId(id).hidden = true;
  }

  stop() {}
}
