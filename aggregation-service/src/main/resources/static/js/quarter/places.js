/** The way down from the city to its clusters and units. */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';

/**
 * Returns a card for each cluster with its units; of a cluster its own; null for a unit.
 *
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('../page/address.js').Place} place
 * @param {ReturnType<typeof import('../text/words.js').words>} text
 */
export function placesBelow({ clusters, units }, place, text) {
  if (place.scope.startsWith('unit:')) return null;
  const cards = clusters
    .filter(({ id }) => place.scope === 'city' || place.scope === `cluster:${id}`)
    .map(({ id, name }) => card(name[place.lang], `cluster:${id}`, units.filter(({ cluster }) => cluster === id), place, text));
  const others = place.scope === 'city' ? units.filter(({ cluster }) => cluster === null) : [];
  if (others.length > 0) cards.push(card(text.noCluster, null, others, place, text));
  return cards.length === 0 ? null : el('ul', { class: 'places' }, ...cards);
}

function card(name, scope, units, place, text) {
  const isHere = scope === null || scope === place.scope;
  return el('li', { class: scope === null ? 'others' : null },
    el('h3', {}, name),
    el('ul', {},
      isHere ? null : el('li', {}, el('a', { href: linkTo(place, { scope }), class: 'whole' }, text.wholeCluster)),
      ...units.map((unit) => el('li', {}, el('a', { href: linkTo(place, { scope: `unit:${unit.id}` }), lang: 'vi' }, unit.name)))));
}
