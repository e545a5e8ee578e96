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
