/** Wires the page: what the address asks for is loaded, shown, and followed as it changes. */

import { askAbout, loadCatalog, loadMe, RefusedError, streamAddress } from './service/api.js';
import { follow, keepFresh } from './service/live.js';
import { cityOf, languageOf, linkTo, readPlace, searchOf, settled } from './page/address.js';
import { Announcer } from './page/announcer.js';
import { byId } from './page/dom.js';
import { hideNotice, showAsOf, showHeading, showLinks, showLive, showNotice, showTexts } from './page/frame.js';
import { nameOwners } from './page/owners.js';
import { fillIndicators, fillQuarters, fillScopes, scopeName, wayTo } from './page/selectors.js';
import { viewNamed } from './page/view.js';
import { quarterName } from './text/format.js';
import { words } from './text/words.js';

const STREAM_PATIENCE_MS = 1_000;
const RELOAD_AFTER_MS = 1_500;
const CATALOG_AFTER_MS = 300_000;

const announcer = new Announcer(byId('announcement'));

/** @type {import('./service/api.js').Catalog} */
let catalog;
/** @type {import('./service/api.js').Me | null} */
let me = null;
/** @type {import('./page/address.js').Place} */
let place;
/** @type {import('./page/view.js').View | null} */
let view = null;
/** What is loaded, or being loaded. */
let shown = '';
/** @type {import('./service/live.js').LiveState} */
let liveState = 'connecting';
/** @type {Error | null} why there is nothing to show */
let problem = null;
let loading = new AbortController();
let stopFollowing = () => {};
let loadingSoon = 0;
let painting = 0;

const frame = {
  go,
  repaint: () => {
    if (view?.loaded) paint();
  },
  showNotice,
  hideNotice,
};

async function start() {
  const lang = languageOf(location.search);
  showTexts(lang);
  showNotice(words(lang).loading);
  askAbout(cityOf(location.search));
  try {
    // Every link names the city where there are several to choose from.
    const [loaded] = await Promise.all([loadCatalog(), showWhoIsSignedIn()]);
    take(loaded);
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'CITY_REQUIRED') offerCities(lang);
    else showProblem(error, lang, start);
    return;
  }
  place = readPlace(location.search, catalog);
  askAbout(place.city);
  keepFresh(loadCatalog, (newer) => {
    take(newer);
    frame.repaint();
  }, CATALOG_AFTER_MS);
  await open();
}

function take(loaded) {
  catalog = { ...loaded, cities: me?.cities ?? [] };
  nameOwners(catalog.owners ?? []);
}

/** For a person who may see several cities and has chosen none yet. */
function offerCities(lang) {
  showNotice(words(lang).chooseCity);
  byId('cities').open = true;
}

/** Shows another place and keeps it in the address. */
function go(changes, kept = true) {
  const next = settled({ ...place, ...changes });
  if (kept) history.pushState(null, '', searchOf(next));
  else history.replaceState(null, '', searchOf(next));
  arriveAt(next);
}

async function arriveAt(next) {
  const sameView = next.view === place.view;
  place = next;
  if (sameView && view !== null && shown === view.keyOf(next)) {
    showControls();
    paint();
  } else {
    await open(sameView);
  }
}

/** Loads and follows the figures of the place. What was shown before stays, dimmed, until they are here. */
async function open(sameView = false) {
  stopFollowing();
  clearTimeout(loadingSoon);
  loading.abort();
  problem = null;
  showControls();
  const wanted = place;
  let View;
  try {
    View = await viewNamed(place.view);
  } catch {
    // A module that could not be fetched is not asked for again by a browser, but a new page asks for all of them.
    if (place === wanted) showNotice(words(place.lang).scriptFailed, words(place.lang).unreachable, () => location.reload());
    return;
  }
  if (place !== wanted) return;
  view?.stop();
  if (!sameView) byId('view').replaceChildren();
  view = new View(byId('view'), frame);
  byId('view').dataset.view = place.view;
  delete byId('view').dataset.ready;
  shown = view.keyOf(place);
  // The stream asks for the figures once it is open, so that no change falls between the two; a stream that does not
  // open in time must not keep the figures back.
  loadingSoon = setTimeout(load, STREAM_PATIENCE_MS);
  stopFollowing = follow(streamAddress(place.quarter, view.streamScope(place)), {
    changed,
    reload: load,
    stateChanged,
    refused: showWhoIsSignedIn,
  });
}

function stateChanged(state) {
  liveState = state;
  showLive(state, place.lang);
  if (state === 'lost' && !view.loaded) load();
}

async function load() {
  clearTimeout(loadingSoon);
  loadingSoon = 0;
  loading.abort();
  const mine = new AbortController();
  loading = mine;
  byId('view').setAttribute('aria-busy', String(!view.loaded));
  try {
    await view.load(place, mine.signal);
    problem = null;
  } catch (error) {
    if (mine.signal.aborted) return;
    problem = view.loaded ? null : error;
  }
  if (!mine.signal.aborted) paint();
}

function changed(total) {
  if (total.quarter !== place.quarter) return;
  const todo = view.changed(total, place);
  if (todo === null) return;
  announcer.tell(catalog.indicators.find(({ code }) => code === total.indicator)?.name[place.lang] ?? total.indicator, place.lang);
  // Not put off by every further change: a figure may change many times a second for minutes.
  if (todo === 'reload' && loadingSoon === 0) loadingSoon = setTimeout(load, RELOAD_AFTER_MS);
  cancelAnimationFrame(painting);
  painting = requestAnimationFrame(frame.repaint);
}

function paint() {
  const context = contextOf(place);
  showHeading(view.title(place, context, (quarter) => quarterName(quarter, place.lang)), way(context));
  byId('view').setAttribute('aria-busy', String(problem === null && !view.loaded));
  if (problem !== null) {
    showProblem(problem, place.lang, open);
  } else if (view.loaded) {
    hideNotice();
    view.paint(place, context);
    showAsOf(view.asOf, place.lang);
    byId('view').dataset.ready = 'true';
  }
}

function contextOf({ lang }) {
  const text = words(lang);
  return {
    lang,
    text,
    catalog,
    alerts: me?.alerts ?? null,
    watches: ['LEADER', 'STAFF', 'ADMIN'].includes(me?.role),
    placeName: scopeName(catalog, place, text),
    unitNames: new Map(catalog.units.map(({ id, name }) => [id, name])),
  };
}

function way({ text, lang }) {
  const steps = wayTo(catalog, place).map(({ scope, name, lang: spoken }) => ({
    name,
    lang: spoken,
    href: scope === place.scope || !maySee(scope) ? null : linkTo(place, { view: place.view === 'unit' ? 'quarter' : place.view, indicator: place.indicator, scope }),
  }));
  if (place.view === 'quarter' || place.view === 'unit') return steps;
  return [...steps.slice(0, -1), { ...steps.at(-1), href: linkTo(place, {}) }, { name: here(text, lang), lang, href: null }];
}

function maySee(scope) {
  return !catalog.scopes || catalog.scopes.includes(scope);
}

function here(text, lang) {
  if (Object.hasOwn(text.views, place.view)) return text.views[place.view];
  return place.view === 'compare' || place.view === 'meeting'
    ? text[place.view].name
    : catalog.indicators.find(({ code }) => code === place.indicator)?.name[lang] ?? place.indicator;
}

/** Not on every change of a figure: it would close a list that somebody has just opened. */
function showControls() {
  showTexts(place.lang);
  showLinks(place);
  fillQuarters(byId('quarter'), catalog, place);
  fillScopes(byId('scope'), catalog, place, words(place.lang));
  byId('indicator-choice').hidden = place.view !== 'indicator';
  fillIndicators(byId('indicator'), catalog, place);
  byId('controls').hidden = false;
  showLive(liveState, place.lang);
}

function showProblem(error, lang, retry) {
  const text = words(lang);
  view?.clear();
  byId('as-of').textContent = '';
  showNotice(text.failed, error instanceof RefusedError ? text.refused(error.status, error.message) : text.unreachable, retry);
}

function listen() {
  for (const choice of ['quarter', 'scope', 'indicator']) {
    byId(choice).addEventListener('change', ({ target }) => go({ [choice]: target.value }));
  }
  byId('choices').addEventListener('submit', (event) => event.preventDefault());
  byId('print').addEventListener('click', () => print());
  document.addEventListener('click', followLink);
  addEventListener('popstate', () => {
    if (place) arriveAt(readPlace(location.search, catalog));
  });
}

/** A link to another place of this page needs no new page. */
function followLink(event) {
  const link = event.target.closest?.('a[href^="?"]');
  if (!link || !place || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // Another city has another catalog, so it is another page.
  if (cityOf(link.getAttribute('href')) !== place.city) return;
  event.preventDefault();
  const before = place;
  const next = readPlace(link.getAttribute('href'), catalog);
  history.pushState(null, '', searchOf(next));
  arriveAt(next);
  if (next.view !== before.view || next.scope !== before.scope || next.indicator !== before.indicator) {
    scrollTo(0, 0);
    byId('main').focus({ preventScroll: true });
  }
}

/** The figures are shown without it, too. A person who is not signed in any more is sent to the sign-in page by it. */
async function showWhoIsSignedIn() {
  try {
    me = await loadMe();
  } catch {
    // Who is signed in stays unsaid.
  }
}

listen();
document.documentElement.dataset.started = 'true';
start();
