/** The choices of quarter and scope. */

import { quartersOf } from './address.js';
import { el } from './dom.js';
import { quarterName } from '../text/format.js';

/**
 * Fills the choice of the quarter, newest first.
 *
 * @param {HTMLSelectElement} select
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 */
export function fillQuarters(select, catalog, { quarter, lang }) {
  const newestFirst = quartersOf(catalog).reverse();
  select.replaceChildren(...newestFirst.map((each) => option(each, capitalized(quarterName(each, lang)), quarter)));
}

/**
 * Fills the choice of the scope: the city, its clusters, its units by kind.
 *
 * @param {HTMLSelectElement} select
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 * @param {ReturnType<typeof import('../text/words.js').words>} text
 */
export function fillScopes(select, catalog, { scope, lang }, text) {
  const clusters = catalog.clusters.map(({ id, name }) => option(`cluster:${id}`, name[lang], scope));
  const kinds = [...Object.entries(text.kinds), [null, text.otherUnits]];
  const ofKind = (kind) => catalog.units.filter((unit) => (kind === null ? !Object.hasOwn(text.kinds, unit.kind) : unit.kind === kind));
  const units = kinds.map(([kind, label]) =>
    group(label, ofKind(kind).map(({ id, name }) => option(`unit:${id}`, name, scope, 'vi'))));
  select.replaceChildren(...[
    catalog.scopes ? null : option('city', text.wholeCity, scope),
    group(text.clusters, clusters),
    ...units].filter((each) => each !== null));
}

/**
 * Returns what a scope is called.
 *
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 * @param {ReturnType<typeof import('../text/words.js').words>} text
 */
export function scopeName(catalog, { scope, lang }, text) {
  const cluster = catalog.clusters.find(({ id }) => scope === `cluster:${id}`);
  const unit = catalog.units.find(({ id }) => scope === `unit:${id}`);
  return cluster?.name[lang] ?? unit?.name ?? text.wholeCity;
}

function option(value, label, selected, lang = null) {
  return el('option', { value, selected: value === selected, lang }, label);
}

function group(label, options) {
  return options.length === 0 ? null : el('optgroup', { label }, ...options);
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Fills the choice of the indicator.
 *
 * @param {HTMLSelectElement} select
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 */
export function fillIndicators(select, { indicators }, { indicator, lang }) {
  const groups = new Map(indicators.map(({ group: { vi, ...rest } }) => [vi, { vi, ...rest }]));
  select.replaceChildren(...[...groups.values()].map((name) =>
    group(name[lang], indicators
      .filter((each) => each.group.vi === name.vi)
      .map((each) => option(each.code, each.name[lang], indicator)))));
}

/**
 * Returns the way from the city down to a scope.
 *
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 * @returns {{scope: string, name: string, lang: string}[]}
 */
export function wayTo(catalog, { scope, lang }) {
  const city = { scope: 'city', name: catalog.city.name[lang], lang };
  const cluster = (id) => {
    const found = catalog.clusters.find((each) => each.id === id);
    return found ? [{ scope: `cluster:${id}`, name: found.name[lang], lang }] : [];
  };
  if (scope.startsWith('cluster:')) return [city, ...cluster(scope.slice('cluster:'.length))];
  const unit = catalog.units.find(({ id }) => scope === `unit:${id}`);
  return unit ? [city, ...cluster(unit.cluster), { scope, name: unit.name, lang: 'vi' }] : [city];
}
