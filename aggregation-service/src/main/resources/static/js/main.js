/** Wires the page: what the address asks for is loaded, shown, and followed as it changes. */

import { languageOf, readPlace, searchOf } from './address.js';
import { loadCatalog, loadMe, loadTotals, RefusedError, streamAddress } from './api.js';
import { byId } from './dom.js';
import { hideNotice, showAsOf, showHeading, showLive, showMe, showNotice, showTexts } from './frame.js';
import { words } from './i18n.js';
import { follow } from './live.js';
import { arrange, onlyStanding, ownersOf } from './rows.js';
import { fillQuarters, fillScopes, scopeName } from './selectors.js';
import { Summary } from './summary.js';
import { QuarterTable } from './table.js';
import { CurrentTotals } from './totals.js';
import { countByStanding } from './verdicts.js';

const STREAM_PATIENCE_MS = 1_000;
const ANNOUNCE_AFTER_MS = 1_500;
const ANNOUNCED_NAMES = 3;

const table = new QuarterTable(byId('table'));
const summary = new Summary(byId('summary'), (standing) => go({ show: standing }));
const totals = new CurrentTotals();

/** @type {import('./api.js').Catalog} */
let catalog;
/** @type {import('./address.js').Place} */
let place;
/** @type {import('./live.js').LiveState} */
let liveState = 'connecting';
/** @type {Error | null} why there is nothing to show */
let problem = null;
let loading = new AbortController();
let stopFollowing = () => {};
let loadingSoon = 0;
let painting = 0;
let announcing = 0;
const announced = new Set();

async function start() {
  const lang = languageOf(location.search);
  showTexts(lang);
  showNotice(words(lang).loading);
  try {
    catalog = await loadCatalog();
  } catch (error) {
    showProblem(error, lang, start);
    return;
  }
  place = readPlace(location.search, catalog);
  open();
  loadMe().then(showMe, () => {});
}

/** Shows another place and keeps it in the address. */
function go(changes) {
  const next = { ...place, ...changes };
  history.pushState(null, '', searchOf(next));
  arriveAt(next);
}

function arriveAt(next) {
  const sameFigures = next.quarter === place.quarter && next.scope === place.scope;
  place = next;
  if (sameFigures) {
    showControls();
    paint();
  } else {
    open();
  }
}

/** Loads and follows the figures of the place. What was shown before stays, dimmed, until they are here. */
function open() {
  stopFollowing();
  clearTimeout(loadingSoon);
  loading.abort();
  totals.forget();
  problem = null;
  showControls();
  // The stream asks for the table once it is open, so that no change falls between the two; a stream that does not
  // open in time must not keep the table back.
  loadingSoon = setTimeout(load, STREAM_PATIENCE_MS);
  stopFollowing = follow(streamAddress(place.quarter, place.scope), {
    changed,
    reload: load,
    stateChanged: (state) => {
      liveState = state;
      showLive(state, place.lang);
      if (state === 'lost' && !totals.loaded) load();
    },
  });
}

async function load() {
  clearTimeout(loadingSoon);
  loading.abort();
  const mine = new AbortController();
  loading = mine;
  byId('figures').setAttribute('aria-busy', String(!totals.loaded));
  try {
    await totals.load(loadTotals(place.quarter, place.scope, mine.signal));
    problem = null;
  } catch (error) {
    if (mine.signal.aborted) return;
    problem = totals.loaded ? null : error;
  }
  if (!mine.signal.aborted) paint();
}

function changed(total) {
  if (total.quarter !== place.quarter || total.scope !== place.scope) return;
  totals.change(total);
  announced.add(total.indicator);
  clearTimeout(announcing);
  announcing = setTimeout(announce, ANNOUNCE_AFTER_MS);
  cancelAnimationFrame(painting);
  painting = requestAnimationFrame(() => {
    if (totals.loaded) paint();
  });
}

/** Says which figures moved, once for a burst of changes. */
function announce() {
  const names = [...announced].map((code) => catalog.indicators.find((indicator) => indicator.code === code)?.name[place.lang] ?? code);
  announced.clear();
  const more = names.length > ANNOUNCED_NAMES ? ', …' : '';
  byId('announcement').textContent = words(place.lang).justUpdated(names.slice(0, ANNOUNCED_NAMES).join(', ') + more);
}

function paint() {
  const { lang, scope } = place;
  showHeading(place, catalog.city.name[lang], scope === 'city' ? '' : scopeName(catalog, place, words(lang)));
  if (problem !== null) {
    showProblem(problem, place.lang, open);
  } else if (totals.loaded) {
    showFigures();
  }
  byId('figures').setAttribute('aria-busy', String(problem === null && !totals.loaded));
}

function showFigures() {
  const { lang, quarter, show } = place;
  const text = words(lang);
  const all = totals.all();
  const groups = onlyStanding(arrange(catalog.indicators, all), show);
  const counts = countByStanding(all);
  const targets = Object.values(counts).reduce((a, b) => a + b, 0);
  byId('overview').hidden = targets === 0;
  byId('legend').hidden = targets === 0;
  byId('overview-title').textContent = text.summary(targets);
  summary.show(counts, show, text);
  showFilter(groups, text);
  showAsOf(all, lang);
  if (groups.length === 0) {
    table.clear();
    if (all.length === 0) showNotice(text.empty, text.emptyHint);
    else showNotice(text.noneOf(text.standings[show]));
    return;
  }
  hideNotice();
  table.show(groups, {
    lang,
    text,
    quarter,
    place: scopeName(catalog, place, text),
    owners: ownersOf(all),
    unitNames: new Map(catalog.units.map(({ id, name }) => [id, name])),
  });
}

function showFilter(groups, text) {
  const rows = groups.flatMap((group) => group.rows).filter(({ context }) => !context);
  byId('filter').hidden = place.show === null || totals.all().length === 0;
  byId('filter-text').textContent =
    place.show === null || rows.length === 0 ? '' : text.filtered(rows.length, text.standings[place.show]);
}

/** Not on every change of a figure: it would close a list that somebody has just opened. */
function showControls() {
  showTexts(place.lang, place);
  fillQuarters(byId('quarter'), catalog, place);
  fillScopes(byId('scope'), catalog, place, words(place.lang));
  byId('choices').hidden = false;
  showLive(liveState, place.lang);
}

function showProblem(error, lang, retry) {
  const text = words(lang);
  table.clear();
  byId('overview').hidden = true;
  byId('filter').hidden = true;
  byId('as-of').textContent = '';
  byId('legend').hidden = true;
  showNotice(text.failed, error instanceof RefusedError ? text.refused(error.status, error.message) : text.unreachable, retry);
}

function listen() {
  byId('quarter').addEventListener('change', ({ target }) => go({ quarter: target.value }));
  byId('scope').addEventListener('change', ({ target }) => go({ scope: target.value }));
  byId('choices').addEventListener('submit', (event) => event.preventDefault());
  byId('show-all').addEventListener('click', () => {
    go({ show: null });
    byId('figures').focus();
  });
  byId('languages').addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || !place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ lang: link.hreflang });
  });
  addEventListener('popstate', () => {
    if (place) arriveAt(readPlace(location.search, catalog));
  });
}

listen();
start();
