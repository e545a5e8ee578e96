/** The quarter at a glance: what needs attention, how the targets stand, the table of the report, the way down. */

import { loadAlerts, loadTotals, loadTrends } from '../service/api.js';
import { CurrentTotals } from '../service/totals.js';
import { byId, el, put } from '../page/dom.js';
import { ownersOf } from '../page/owners.js';
import { SPARKLINE_QUARTERS } from '../page/sparkline.js';
import { countByStanding } from '../page/verdicts.js';
import { linkTo } from '../page/address.js';
import { attentionList, worriesOf } from './attention.js';
import { Filters } from './filters.js';
import { placesBelow } from './places.js';
import { arrange, filters, only, withSilent } from './rows.js';
import { runningNotice } from './running.js';
import { Summary } from './summary.js';
import { QuarterTable } from './table.js';
import { loadWindowsOf, windowCards } from './windows.js';

const RELOAD_WINDOWS_AFTER_MS = 1_500;

/** @typedef {import('../page/view.js').Frame} Frame */

export class QuarterView {
  #totals = new CurrentTotals();
  #trends = new Map();
  /** @type {Awaited<ReturnType<typeof loadWindowsOf>>} */
  #windows = [];
  #loadingWindows = 0;
  /** @type {import('../service/api.js').FigureAlert[]} */
  #alerts = [];

  /**
   * @param {HTMLElement} home
   * @param {Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(
      el('div', { id: 'running' }),
      section('attention', 'attention-title'),
      section('overview', 'overview-title', el('ul', { id: 'summary' })),
      el('div', { id: 'filters' }),
      el('p', { id: 'filter-text', role: 'status' }),
      el('div', { id: 'figures', tabindex: -1 }, el('div', { id: 'table' })),
      el('p', { id: 'legend' }),
      section('windows', 'windows-title'),
      section('below', 'below-title'));
    this.summary = new Summary(byId('summary'), (show) => frame.go({ show }));
    this.filterForm = new Filters(byId('filters'), (changes, kept) => frame.go(changes, kept));
    this.table = new QuarterTable(byId('table'));
  }

  /** What is loaded for a place; another filter of the same needs no loading. */
  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

  /** Whose changes are followed. */
  streamScope({ scope }) {
    return scope;
  }

  get loaded() {
    return this.#totals.loaded;
  }

  /** When the newest figure was reported. */
  get asOf() {
    return newest(this.#totals.all().map(({ asOf }) => asOf).filter((asOf) => asOf !== null));
  }

  async load({ quarter, scope }, signal) {
    await this.#totals.load(loadTotals(quarter, scope, signal));
    this.#loadTrends(quarter, scope, signal);
    this.#loadWindows(quarter, scope, signal);
    this.#loadAlerts(quarter, scope, signal);
  }

  /** Takes a change of a total; says what is to be done. */
  changed(total, { quarter, scope }) {
    if (total.scope !== scope) return null;
    this.#totals.change(total);
    const isInWindow = this.#windows.some(({ window }) => window.indicators.includes(total.indicator));
    if (isInWindow && this.#loadingWindows === 0) {
      this.#loadingWindows = setTimeout(() => {
        this.#loadingWindows = 0;
        this.#loadWindows(quarter, scope, this.signal);
      }, RELOAD_WINDOWS_AFTER_MS);
    }
    return 'paint';
  }

  /** The name of what is looked at. */
  title({ quarter }, { text }, quarterName) {
    return text.title(quarterName(quarter));
  }

  paint(place, context) {
    const { catalog, text } = context;
    const all = this.#totals.all();
    const notDue = new Set(catalog.notDue?.find(({ quarter }) => quarter === place.quarter)?.indicators ?? []);
    const view = { ...context, place, quarter: place.quarter, owners: ownersOf(all), trends: this.#trends, figureAlerts: this.#alerts, indicators: catalog.indicators, notDue };
    put(byId('running'), runningNotice(all, view));
    this.#paintAttention(all, view);
    this.#paintOverview(all, place, text);
    this.filterForm.show(place, catalog, text);
    this.#paintTable(all, place, view);
    this.#paintWindows(view);
    byId('below-title').textContent = text.parties;
    const places = placesBelow(catalog, place, text);
    byId('below').hidden = places === null;
    put(byId('below-body'), places);
  }

  #paintAttention(all, view) {
    byId('attention').hidden = all.length === 0;
    byId('attention-title').textContent = view.text.attention;
    put(byId('attention-body'), attentionList(all, view),
      worriesOf(all, view.notDue).length === 0 ? null : el('p', {},
        el('a', { href: linkTo(view.place, { view: 'meeting' }), class: 'button', 'data-key': 'meeting' }, view.text.meeting.open)));
  }

  #paintOverview(all, { show }, text) {
    const counts = countByStanding(all);
    const targets = Object.values(counts).reduce((a, b) => a + b, 0);
    byId('overview').hidden = targets === 0;
    byId('legend').hidden = targets === 0;
    byId('legend').textContent = text.legend;
    byId('overview-title').textContent = text.summary(targets);
    this.summary.show(counts, show, text);
  }

  #paintTable(all, place, view) {
    const { text, frame } = { text: view.text, frame: this.frame };
    const groups = only(arrange(view.catalog.indicators, withSilent(view.catalog, all, place)), place);
    const rows = groups.flatMap((group) => group.rows).filter(({ context }) => !context);
    this.#paintFilterText(rows.length, place, text);
    if (groups.length > 0) {
      frame.hideNotice();
      this.table.show(groups, view);
      return;
    }
    this.table.clear();
    if (all.length === 0 && !filters(place)) frame.showNotice(text.empty, text.emptyHint);
    else frame.showNotice(text.nothingFound, text.nothingFoundHint);
  }

  #paintWindows(view) {
    const cards = windowCards(this.#windows, view);
    byId('windows').hidden = cards === null;
    byId('windows-title').textContent = view.text.windows.title;
    put(byId('windows-body'), cards);
  }

  #paintFilterText(count, place, text) {
    const home = byId('filter-text');
    const said = filters(place) ? text.showing(count) : '';
    if (home.firstChild?.textContent === said || (said === '' && home.childNodes.length === 0)) return;
    const all = el('button', { type: 'button', id: 'show-all', 'data-key': 'show-all' }, text.showAll);
    all.addEventListener('click', () => {
      this.frame.go({ show: null, q: '', group: '', incomplete: false });
      byId('figures').focus();
    });
    home.replaceChildren(...(said === '' ? [] : [el('span', {}, said), ' ', all]));
  }

  /** After the figures, which do not wait for it; without it there are just no small charts. */
  async #loadTrends(quarter, scope, signal) {
    try {
      const trends = await loadTrends(scope, quarter, SPARKLINE_QUARTERS, signal);
      this.#trends = new Map(trends.map((trend) => [trend.indicator, trend]));
      this.frame.repaint();
    } catch {
      this.#trends = new Map();
    }
  }

  /** After the figures as well. */
  async #loadAlerts(quarter, scope, signal) {
    this.#alerts = await loadAlerts(quarter, scope, signal);
    if (!signal.aborted && this.#alerts.length > 0) this.frame.repaint();
  }

  /** After the figures too; windows that cannot be loaded are left as they were, or out. */
  async #loadWindows(quarter, scope, signal) {
    this.signal = signal;
    try {
      this.#windows = await loadWindowsOf(quarter, scope, signal);
      this.frame.repaint();
    } catch {
      // Their figures stand in the quarters too, so the page is of use without them.
    }
  }

  clear() {
    this.table.clear();
    for (const id of ['attention', 'overview', 'legend', 'windows', 'below']) byId(id).hidden = true;
    byId('filter-text').replaceChildren();
  }

  stop() {
    clearTimeout(this.#loadingWindows);
  }
}

function section(id, titleId, ...content) {
  return el('section', { id, 'aria-labelledby': titleId, hidden: true },
    el('h2', { id: titleId }), ...content, el('div', { id: `${id}-body` }));
}

function newest(instants) {
  return instants.reduce((latest, each) => (latest === null || Date.parse(each) > Date.parse(latest) ? each : latest), null);
}
