/** Two to five units side by side: a row for each indicator, a column for each unit. */

import { loadUnits } from '../service/units.js';
import { exportsOf } from '../export/bar.js';
import { linkTo, MOST_COMPARED } from '../page/address.js';
import { byId, el, put, section, shape } from '../page/dom.js';
import { amount, barWidth, drawn } from '../text/format.js';
import { basisOf, heatOf } from '../wards/heat.js';

export class CompareView {
  /** @type {import('../service/units.js').Unit[] | null} */
  #units = null;

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(el('div', { id: 'compare-choices' }), section('beside-each-other'));
  }

  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

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
    this.#units = await loadUnits(quarter, scope, signal);
  }

  changed(total, { units }) {
    return units.some((unit) => total.scope === `unit:${unit}`) ? 'reload' : null;
  }

  title({ quarter }, { text }, nameOf) {
    return text.compare.title(nameOf(quarter));
  }

  paint(place, context) {
    const view = { ...context, place };
    const units = place.units.flatMap((id) => (this.#units ?? []).filter(({ unit }) => unit === id));
    put(byId('compare-choices'), this.#choices(units, view));
    byId('beside-each-other').hidden = units.length < 2;
    byId('beside-each-other-title').textContent = context.text.compare.table;
    if (units.length < 2) {
      this.frame.showNotice(context.text.compare.atLeastTwo);
      return;
    }
    put(byId('beside-each-other-body'), this.#table(units, view),
      exportsOf(() => byId('beside-each-other-body').querySelector('table'), 'units', view));
  }

  #choices(units, { text, place }) {
    const chosen = new Set(place.units);
    const select = el('select', { id: 'compare-add', autocomplete: 'off', 'data-key': 'compare-add' },
      el('option', { value: '' }, text.compare.choose),
      ...(this.#units ?? []).filter(({ unit }) => !chosen.has(unit)).map(({ unit, name }) => el('option', { value: unit, lang: 'vi' }, name)));
    select.addEventListener('change', () => {
      if (select.value !== '') this.frame.go({ units: [...place.units, select.value] });
    });
    return el('div', { class: 'filters' },
      place.units.length >= MOST_COMPARED ? null : el('span', { class: 'field' }, el('label', { for: 'compare-add' }, text.compare.add), select),
      el('ul', { class: 'chips' }, ...units.map(({ unit, name }) => {
        const button = el('button', { type: 'button', 'aria-label': text.compare.remove(name), 'data-key': `remove ${unit}` }, el('span', { lang: 'vi' }, name), ' ×');
        button.addEventListener('click', () => this.frame.go({ units: place.units.filter((one) => one !== unit) }));
        return el('li', {}, button);
      })));
  }

  #table(units, view) {
    const { text, lang, catalog, place } = view;
    const indicators = catalog.indicators.filter(({ code }) => units.some(({ cells }) => cells.some(({ indicator }) => indicator === code)));
    const table = el('table', { class: 'plain compared', role: 'table' },
        el('caption', { class: 'visually-hidden' }, text.compare.table),
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, el('th', { scope: 'col', role: 'columnheader' }, text.indicator),
          ...units.map(({ unit, name }) => el('th', { scope: 'col', role: 'columnheader', lang: 'vi' },
            el('a', { href: linkTo(place, { view: 'unit', scope: `unit:${unit}` }), 'data-key': `beside ${unit}` }, name))))),
        el('tbody', { role: 'rowgroup' },
          ...indicators.map((indicator) => indicatorRow(indicator, units, view)),
          ...['reported', 'late', 'corrected', 'doubted', 'rejected'].map((kind) => qualityRow(kind, units, text))));
    table.style.setProperty('--units', String(units.length));
    return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': text.compare.table }, table);

    function qualityRow(kind, all, { unit: words }) {
      return el('tr', { role: 'row' }, el('th', { scope: 'row', role: 'rowheader' }, words[kind]), ...all.map(({ counts, quality }) => el('td', { role: 'cell' },
        kind === 'reported'
          ? words.of(counts.REPORTED + counts.LATE, Object.values(counts).reduce((a, b) => a + b, 0))
          : String(quality[kind]))));
    }

    function indicatorRow(indicator, all, context) {
      const cells = all.map((unit) => unit.cells.find((cell) => cell.indicator === indicator.code));
      const known = cells.filter((cell) => cell !== undefined);
      const most = Math.max(...known.map(({ value }) => Math.abs(drawn(value) ?? 0)), Number.MIN_VALUE);
      return el('tr', { role: 'row' },
        el('th', { scope: 'row', role: 'rowheader' }, indicator.name[lang], ' ', el('span', { class: 'unit' }, indicator.unitOfMeasure[lang])),
        ...cells.map((cell) => (cell === undefined
          ? el('td', { role: 'cell' }, el('span', { class: 'absent' }, context.text.reports.notExpected))
          : el('td', { role: 'cell' }, ...standingOf(cell, most, known, indicator, context)))));
    }
  }

  clear() {
    byId('compare-choices').replaceChildren();
    byId('beside-each-other').hidden = true;
  }

  stop() {}
}

function standingOf(cell, most, known, indicator, context) {
  const { text, lang } = context;
  if (cell.value === null) return [el('span', { class: 'absent' }, text.noFigure)];
  const size = el('div', { class: 'size', 'aria-hidden': 'true' });
  size.style.setProperty('--share', `${barWidth(String((Math.abs(drawn(cell.value) ?? 0) / most) * 100))}%`);
  const bases = basisOf('best', known, indicator.direction) === 'target' ? ['target', 'growth'] : ['growth'];
  return [
    el('strong', {}, amount(cell.value, lang)),
    size,
    ...bases.map((basis) => ({ basis, heat: heatOf(cell, basis, indicator, context) }))
      .filter(({ heat }) => heat.outline !== null)
      .map(({ basis, heat }) => el('p', { class: 'beside' }, `${text.wards.bases[basis]}: `,
        el('span', { class: 'verdict', 'data-standing': heat.standing }, shape(heat.outline), el('span', {}, heat.text)))),
    cell.rank === null ? null : el('p', { class: 'beside' }, text.wards.rank(cell.rank, cell.ranked)),
  ].filter((each) => each !== null);
}
