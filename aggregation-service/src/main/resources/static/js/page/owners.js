/** Who assigns targets. */

/**
 * Returns who assigned the targets in these totals: the province first, then the city, then any others by id.
 *
 * @param {import('../service/api.js').Total[]} totals
 * @returns {string[]}
 */
export function ownersOf(totals) {
  const known = ['PROVINCE', 'CITY'];
  const owners = new Set(totals.flatMap(({ attainments }) => attainments.map(({ owner }) => owner)));
  const others = [...owners].filter((owner) => !known.includes(owner)).sort();
  return [...known.filter((owner) => owners.has(owner)), ...others];
}

/** @type {Map<string, import('../service/api.js').Name>} what owners are called that this page has no words for */
let names = new Map();

/**
 * Takes what the catalog calls those who assign targets.
 *
 * @param {{id: string, name: import('../service/api.js').Name}[]} owners
 */
export function nameOwners(owners) {
  names = new Map(owners.map(({ id, name }) => [id, name]));
}

/**
 * Returns whose targets these are, as a heading: by this page's own words, else by the catalog's name, else by the id.
 *
 * @param {string} owner
 * @param {{lang: import('../text/format.js').Lang, text: {owners: Record<string, string>, ownedBy: (name: string) => string}}} context
 */
export function ownerName(owner, { lang, text }) {
  if (Object.hasOwn(text.owners, owner)) return text.owners[owner];
  return text.ownedBy(names.get(owner)?.[lang] ?? owner);
}
