/** The page of a unit: its indicators with rank and trend, how punctual it is, how good its data are, its open alerts. */

import { loadTotals, loadTrends } from '../service/api.js';
import { loadUnits } from '../service/units.js';
import { exportsOf } from '../export/bar.js';
import { linkTo } from '../page/address.js';
import { byId, el, put, section } from '../page/dom.js';
import { attainmentBlock, growthOf } from '../page/figures.js';
import { SPARKLINE_QUARTERS, sparkline } from '../page/sparkline.js';
import { amount, quarterName, quartersUpTo } from '../text/format.js';
import { alertsLink, kindName, punctualityTable, qualityFacts } from './facts.js';

const QUARTERS = 4;

export class UnitView {
  /** @type {import('../service/api.js').Total[] | null} */
  #totals = null;
  /** @type {import('../service/api.js').Trend[]} */
  #trends = [];
  /** @type {{quarter: string, unit: import('../service/units.js').Unit | null}[]} the newest last */
  #quarters = [];

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(section('unit-facts'), section('unit-indicators'), section('unit-punctuality'), section('unit-alerts'), section('unit-beside'));
  }

  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

  streamScope({ scope }) {
    return scope;
  }

  get loaded() {
    return this.#totals !== null;
  }

  get asOf() {
    const times = (this.#totals ?? []).map(({ asOf }) => asOf).filter((asOf) => asOf !== null);
    return times.reduce((latest, each) => (latest === null || Date.parse(each) > Date.parse(latest) ? each : latest), null);
  }

  async load({ quarter, scope }, signal) {
    const quarters = quartersUpTo(quarter, QUARTERS);
    const [totals, trends, ...units] = await Promise.all([
      loadTotals(quarter, scope, signal),
      loadTrends(scope, quarter, SPARKLINE_QUARTERS, signal),
      ...quarters.map((each) => loadUnits(each, scope, signal)),
    ]);
    this.#totals = totals;
    this.#trends = trends;
    this.#quarters = quarters.map((each, index) => ({ quarter: each, unit: units[index][0] ?? null }));
  }

  changed() {
    return 'reload';
  }

  title({ quarter }, { placeName }, nameOf) {
    return `${placeName}, ${nameOf(quarter)}`;
  }

  paint(place, context) {
    const view = { ...context, place };
    const { text } = context;
    const now = this.#quarters.at(-1)?.unit ?? null;
    this.#show('unit-facts', text.unit.facts, now === null ? el('p', { class: 'calm' }, text.empty) : qualityFacts(now, view));
    this.#show('unit-indicators', text.unit.indicators, this.#indicators(now, view),
      exportsOf(() => byId('unit-indicators-body').querySelector('table'), 'units', view));
    this.#show('unit-punctuality', text.unit.punctuality, punctualityTable(this.#quarters, view));
    this.#show('unit-alerts', text.unit.alerts, alertsLink(view));
    this.#show('unit-beside', text.unit.beside, this.#others(now, view));
  }

  #show(id, title, content, ...rest) {
    byId(id).hidden = content === null;
    byId(`${id}-title`).textContent = title;
    put(byId(`${id}-body`), ...(content === null ? [] : [content, ...rest]));
  }

  #indicators(now, view) {
    const { text, lang, catalog, place } = view;
    const totals = catalog.indicators.flatMap((indicator) =>
      (this.#totals ?? []).filter((total) => total.indicator === indicator.code).map((total) => ({ indicator, total })));
    if (totals.length === 0) return null;
    const trends = new Map(this.#trends.map((trend) => [trend.indicator, trend]));
    const heads = [text.indicator, text.value(quarterName(place.quarter, lang)), text.growthShort, text.unit.rank, text.sparkline, text.look.verdict];
    return el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': text.unit.indicators },
      // A phone shows rows as cards, which takes the meaning of a table away where it is not named.
      el('table', { class: 'plain of-unit', role: 'table' },
        el('caption', { class: 'visually-hidden' }, text.unit.indicators),
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads.map((head, index) =>
          el('th', { scope: 'col', role: 'columnheader', class: index > 0 && index < 4 ? 'figure' : null }, head)))),
        el('tbody', { role: 'rowgroup' }, ...totals.map(({ indicator, total }) =>
          row(indicator, total, now?.cells.find((cell) => cell.indicator === indicator.code), trends.get(indicator.code), now?.kind, heads, view)))));
  }

  /** Of those who see everything: the way to the wards beside this one. */
  #others(now, { text, place, catalog }) {
    if (now === null || catalog.scopes) return null;
    const select = el('select', { id: 'beside', autocomplete: 'off', 'data-key': 'beside' },
      el('option', { value: '' }, text.compare.choose),
      ...catalog.units.filter(({ id, kind }) => kind === now.kind && id !== now.unit).map(({ id, name }) => el('option', { value: id, lang: 'vi' }, name)));
    select.addEventListener('change', () => {
      if (select.value !== '') this.frame.go({ view: 'compare', scope: 'city', units: [now.unit, select.value] });
    });
    return el('p', { class: 'filters' },
      el('span', { class: 'field' }, el('label', { for: 'beside' }, text.unit.with), select),
      el('a', { href: linkTo(place, { view: 'wards', scope: 'city' }), 'data-key': 'all wards' }, text.unit.allWards));
  }

  clear() {
    for (const part of byId('view').children) part.hidden = true;
  }

  stop() {}
}

function row(indicator, total, cell, trend, kind, heads, view) {
  const { lang, text, place } = view;
  const contents = [
    total.value === null
      ? [el('span', { class: 'absent' }, text.noFigure)]
      : [el('strong', {}, amount(total.value, lang)), ' ', el('span', { class: 'unit' }, indicator.unitOfMeasure[lang])],
    total.value === null ? [] : [growthOf(total, view)],
    cell?.rank ? [text.wards.rankOf(cell.rank, cell.ranked, kindName(kind, text))] : [],
    [sparkline(trend, place.quarter, view)],
    total.attainments.length === 0
      ? [el('span', { class: 'absent' }, text.noTarget)]
      : total.attainments.map((attainment) => attainmentBlock(indicator, attainment, view)),
  ];
  return el('tr', { role: 'row' },
    el('th', { scope: 'row', role: 'rowheader' },
      el('a', { href: linkTo(place, { view: 'indicator', indicator: indicator.code }), 'data-key': `look ${indicator.code}` }, indicator.name[lang])),
    ...contents.map((content, index) =>
      el('td', { role: 'cell', class: index < 3 ? 'figure' : null, 'data-label': heads[index + 1] }, ...content)));
}
