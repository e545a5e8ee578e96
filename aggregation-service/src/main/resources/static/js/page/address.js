/**
 * Keeps what is shown in the address of the page, so that it can be sent to somebody and the back button works.
 *
 * @typedef {'quarter' | 'indicator' | 'completeness' | 'wards' | 'unit' | 'compare' | 'meeting'} ViewName
 * @typedef {Object} Place
 * @property {string | null} city id of the city; null where there is no other to choose
 * @property {ViewName} view
 * @property {string} quarter
 * @property {string} scope `city`, `cluster:<id>` or `unit:<id>`
 * @property {string} indicator code of the indicator that is looked into; empty for none
 * @property {import('../text/format.js').Lang} lang
 * @property {import('./verdicts.js').Standing | null} show only targets of that standing
 * @property {string} q what is searched for; empty for nothing
 * @property {string} group only that group, by its Vietnamese name; empty for all
 * @property {boolean} incomplete only what lacks reports
 * @property {'unit' | 'cluster'} by what is ranked
 * @property {'value' | 'growth' | 'share' | 'name'} sort what it is ranked by
 * @property {'best' | 'growth' | 'rank'} measure what cells of the heat map and tiles are colored by
 * @property {string[]} units those that stand side by side, at most five
 * @property {number} step which item of a meeting is shown, from 0
 */

import { STANDINGS } from './verdicts.js';

const VIEWS = ['quarter', 'indicator', 'completeness', 'wards', 'unit', 'compare', 'meeting'];
const MEASURES = ['best', 'growth', 'rank'];

/** How many units fit side by side. */
export const MOST_COMPARED = 5;
const LONGEST_QUESTION = 100;

/** What a place is where the address does not say; the quarter comes from the catalog. */
const USUAL = {
  view: 'quarter',
  scope: 'city',
  indicator: '',
  show: null,
  q: '',
  group: '',
  incomplete: false,
  by: 'unit',
  sort: 'value',
  measure: 'best',
  units: [],
  step: 0,
};

/**
 * Returns what the query string asks for; what it does not say, or what does not exist, becomes the usual.
 *
 * @param {string} search
 * @param {import('../service/api.js').Catalog} catalog
 * @returns {Place}
 */
export function readPlace(search, catalog) {
  const asked = new URLSearchParams(search);
  const oneOf = (name, choices, usual) => (choices.includes(asked.get(name)) ? asked.get(name) : usual);
  const indicator = oneOf('indicator', catalog.indicators.map(({ code }) => code), '');
  // An address that names an indicator leads to it: mails and cases do so by scope, indicator and quarter alone.
  const view = oneOf('view', VIEWS, indicator === '' ? USUAL.view : 'indicator');
  const known = new Set(catalog.units.map(({ id }) => id));
  return settled({
    city: (catalog.cities ?? []).length > 1 ? catalog.city.id : null,
    // A look into no indicator is a look at all of them.
    view: view === 'indicator' && indicator === '' ? USUAL.view : view,
    quarter: oneOf('quarter', quartersOf(catalog), catalog.currentQuarter),
    scope: oneOf('scope', scopesOf(catalog), catalog.scopes?.[0] ?? USUAL.scope),
    indicator,
    lang: languageOf(search),
    show: oneOf('show', STANDINGS, USUAL.show),
    q: (asked.get('q') ?? USUAL.q).slice(0, LONGEST_QUESTION),
    group: oneOf('group', catalog.indicators.map(({ group }) => group.vi), USUAL.group),
    incomplete: asked.get('incomplete') === '1',
    by: oneOf('by', ['unit', 'cluster'], USUAL.by),
    sort: oneOf('sort', ['value', 'growth', 'share', 'name'], USUAL.sort),
    measure: oneOf('measure', MEASURES, USUAL.measure),
    units: [...new Set((asked.get('units') ?? '').split(','))].filter((id) => known.has(id)).slice(0, MOST_COMPARED),
    step: Math.max(0, Number.parseInt(asked.get('step') ?? '0', 10) || 0),
  });
}

/**
 * Returns the place with a view that its scope has: one unit has a page of its own, and units are compared within a
 * wider scope.
 *
 * @param {Place} place
 * @returns {Place}
 */
export function settled(place) {
  const isUnit = place.scope.startsWith('unit:');
  if (place.view === 'unit' && !isUnit) return { ...place, view: USUAL.view };
  return isUnit && ['wards', 'compare'].includes(place.view) ? { ...place, view: 'unit' } : place;
}

/** Returns the quarters to choose from: those with totals, the one to begin with and the one that runs. */
export function quartersOf({ quarters, currentQuarter, runningQuarter }) {
  return [...new Set([...quarters, currentQuarter, ...(runningQuarter ? [runningQuarter] : [])])].sort();
}

/**
 * Returns the language that the query string asks for, Vietnamese where it does not say.
 *
 * @param {string} search
 * @returns {import('../text/format.js').Lang}
 */
export function languageOf(search) {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'vi';
}

/**
 * Returns the city that the query string asks for; null where it does not say.
 *
 * @param {string} search
 */
export function cityOf(search) {
  return new URLSearchParams(search).get('city');
}

/**
 * Returns the query string of a place; what is usual is left out, but never quarter, scope and language,
 * nor the city where there are others.
 *
 * @param {Place} place
 */
export function searchOf(place) {
  const { city, quarter, scope, lang, view, indicator, show, q, group, incomplete, by, sort, measure, units, step } = { ...USUAL, ...place };
  const query = new URLSearchParams();
  if (city) query.set('city', city);
  if (view !== USUAL.view) query.set('view', view);
  if (['indicator', 'wards'].includes(view) && indicator !== '') query.set('indicator', indicator);
  query.set('quarter', quarter);
  query.set('scope', scope);
  query.set('lang', lang);
  if (show !== null) query.set('show', show);
  if (q !== '') query.set('q', q);
  if (group !== '') query.set('group', group);
  if (incomplete) query.set('incomplete', '1');
  if (by !== USUAL.by) query.set('by', by);
  if (sort !== USUAL.sort) query.set('sort', sort);
  if (measure !== USUAL.measure) query.set('measure', measure);
  if (units.length > 0) query.set('units', units.join(','));
  if (step > 0) query.set('step', String(step));
  // All are allowed in a query as they are, and the address stays readable.
  return `?${query}`.replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/**
 * Returns the address of another place that keeps city, quarter, scope and language but no filter.
 *
 * @param {Place} place
 * @param {Partial<Place>} changes
 */
export function linkTo({ city, quarter, scope, lang }, changes) {
  return searchOf({ city, quarter, scope, lang, ...changes });
}

function scopesOf({ clusters, units, scopes }) {
  return scopes ?? ['city', ...clusters.map(({ id }) => `cluster:${id}`), ...units.map(({ id }) => `unit:${id}`)];
}
