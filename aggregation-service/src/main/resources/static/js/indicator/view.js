/** One indicator looked into: its figures, its targets, how it went, who is where in it, who sent what, why it moved. */

import {
  loadAlerts, loadContributions, loadParts, loadRevisions, loadTotals, loadTrend,
} from '../service/api.js';
import { alertCards, alertsOf, figureLinks } from '../page/alerts.js';
import { byId, el, put, section } from '../page/dom.js';
import { contributionTable } from './contributions.js';
import { factStrip, family, targetCards } from './facts.js';
import { ranking } from './ranking.js';
import { revisionList } from './revisions.js';
import { TrendCharts } from './trend.js';

const QUARTERS = 8;

export class IndicatorView {
  #total = null;
  #trend = [];
  #parts = [];
  #contributions = [];
  #revisions = [];
  #alerts = [];
  #before = null;
  #allContributions = false;
  #allRanked = false;
  loaded = false;

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    this.loading = new AbortController();
    home.replaceChildren(
      section('facts'), section('targets'), section('figure-alerts'), section('trend'), section('ranking'), section('contributions'), section('revisions'));
    this.charts = new TrendCharts(byId('trend-body'));
  }

  keyOf({ quarter, scope, indicator }) {
    return `${quarter} ${scope} ${indicator}`;
  }

  /** Ranked places change too, so all are followed; of one unit only itself. */
  streamScope({ scope }) {
    return scope.startsWith('unit:') ? scope : null;
  }

  get asOf() {
    return this.#total?.asOf ?? null;
  }

  async load({ quarter, scope, indicator }, signal) {
    const [totals, trend, parts, contributions, history, alerts] = await Promise.all([
      loadTotals(quarter, scope, signal),
      loadTrend(scope, indicator, quarter, QUARTERS, signal),
      scope.startsWith('unit:') ? [] : loadParts(scope, indicator, quarter, signal),
      loadContributions(scope, indicator, quarter, signal),
      loadRevisions(scope, indicator, quarter, null, signal),
      loadAlerts(quarter, scope, signal),
    ]);
    this.#total = totals.find((total) => total.indicator === indicator) ?? null;
    this.#trend = trend;
    this.#parts = parts;
    this.#contributions = contributions;
    this.#revisions = history.revisions;
    this.#before = history.before;
    this.#alerts = alerts;
    this.loaded = true;
  }

  changed(total, { scope, indicator }) {
    if (total.indicator !== indicator) return null;
    if (total.scope === scope) this.#total = total;
    else if (!this.#parts.some((part) => part.scope === total.scope)) return null;
    this.#parts = this.#parts.map((part) => (part.scope === total.scope ? total : part));
    return 'reload';
  }

  title({ quarter, indicator }, { catalog, lang }, quarterName) {
    return `${indicatorOf(catalog, indicator).name[lang]}, ${quarterName(quarter)}`;
  }

  paint(place, context) {
    const { catalog, text } = context;
    const view = { ...context, place, indicator: indicatorOf(catalog, place.indicator) };
    const total = this.#total;
    this.#show('facts', text.look.figures, total === null
      ? el('p', {}, text.noFigure)
      : factStrip(total, view), family(view));
    this.#show('targets', text.look.targets(place.quarter.slice(0, 4)), total === null ? null : targetCards(total, view));
    this.#show('figure-alerts', text.figureAlerts.title, alertCards(alertsOf(this.#alerts, place.indicator), view));
    this.#title('trend', text.look.trend);
    for (const link of figureLinks(view)) byId('trend-title').append(' ', link); // a line of its own is a screen too much on a phone
    byId('trend').hidden = false;
    this.charts.show(this.#trend, view);
    this.#show('ranking', text.look.ranking,
      ranking(this.#parts, view, (changes) => this.frame.go(changes, false), this.#allRanked, () => {
        this.#allRanked = true;
        this.frame.repaint();
      }));
    this.#paintContributions(view);
    this.#show('revisions', text.look.revisions, revisionList(this.#revisions, view), this.#older(place, text));
  }

  #paintContributions(view) {
    this.#show('contributions', view.text.look.contributions,
      contributionTable(this.#contributions, this.#allContributions, view, () => {
        this.#allContributions = true;
        this.frame.repaint();
      }));
  }

  #older({ scope, indicator, quarter }, text) {
    if (this.#before === null) return null;
    const button = el('button', { type: 'button', 'data-key': 'older' }, text.look.older);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        const older = await loadRevisions(scope, indicator, quarter, this.#before, this.loading.signal);
        this.#revisions = [...this.#revisions, ...older.revisions];
        this.#before = older.before;
      } catch {
        // The button stays, to be pressed again.
        button.disabled = false;
        return;
      }
      this.frame.repaint();
    });
    return button;
  }

  #show(id, title, ...content) {
    this.#title(id, title);
    byId(id).hidden = content.every((each) => each === null);
    put(byId(`${id}-body`), ...content);
  }

  #title(id, title) {
    byId(`${id}-title`).textContent = title;
  }

  clear() {
    for (const part of byId('view').children) part.hidden = true;
  }

  stop() {
    this.loading.abort();
    this.charts.stop();
  }
}

function indicatorOf({ indicators }, wanted) {
  return indicators.find(({ code }) => code === wanted);
}
