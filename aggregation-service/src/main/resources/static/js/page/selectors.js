/** The choices of quarter and scope. */

import { el } from './dom.js';
import { quarterName } from './format.js';

/**
 * Fills the choice of the quarter, newest first.
 *
 * @param {HTMLSelectElement} select
 * @param {import('./api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 */
export function fillQuarters(select, catalog, { quarter, lang }) {
  const quarters = new Set([...catalog.quarters, catalog.currentQuarter]);
  const newestFirst = [...quarters].sort().reverse();
  select.replaceChildren(...newestFirst.map((each) => option(each, capitalized(quarterName(each, lang)), quarter)));
}

/**
 * Fills the choice of the scope: the city, its clusters, its units by kind.
 *
 * @param {HTMLSelectElement} select
 * @param {import('./api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 * @param {ReturnType<typeof import('./i18n.js').words>} text
 */
export function fillScopes(select, catalog, { scope, lang }, text) {
  const clusters = catalog.clusters.map(({ id, name }) => option(`cluster:${id}`, name[lang], scope));
  const kinds = [...Object.entries(text.kinds), [null, text.otherUnits]];
  const ofKind = (kind) => catalog.units.filter((unit) => (kind === null ? !Object.hasOwn(text.kinds, unit.kind) : unit.kind === kind));
  const units = kinds.map(([kind, label]) =>
    group(label, ofKind(kind).map(({ id, name }) => option(`unit:${id}`, name, scope, 'vi'))));
  select.replaceChildren(
    option('city', text.wholeCity, scope),
    ...[group(text.clusters, clusters), ...units].filter((each) => each !== null));
}

/**
 * Returns what a scope is called.
 *
 * @param {import('./api.js').Catalog} catalog
 * @param {import('./address.js').Place} place
 * @param {ReturnType<typeof import('./i18n.js').words>} text
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
