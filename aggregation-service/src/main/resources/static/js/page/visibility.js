/** What somebody may look at: a unit sees its own scope, everybody else all. The service refuses the rest anyway. */

/**
 * Returns the catalogue without the scopes that the one who is signed in may not see.
 *
 * @param {import('../service/api.js').Catalog} catalog
 * @param {import('../service/api.js').Me | null} me
 * @returns {import('../service/api.js').Catalog & {homeScope?: string}}
 */
export function ownScopes(catalog, me) {
  if (me === null || me.role !== 'UNIT') return catalog;
  const own = me.units ?? [];
  const units = catalog.units.filter(({ id }) => own.includes(id));
  return { ...catalog, units, clusters: [], onlyUnits: true, homeScope: units.length > 0 ? `unit:${units[0].id}` : 'city' };
}
