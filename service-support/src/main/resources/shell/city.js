/**
 * The city that the page is about, where whoever is signed in may choose among several: as the menu of the header has it.
 * Two windows of one browser may be about two cities, so that no request leaves it to what was chosen last.
 */

/** Returns its id; null where there is no choice. */
export const shownCity = () => document.querySelector('#cities a[aria-current="true"]')?.dataset.value ?? null;

/**
 * Returns an address of the service with the city that a request is about.
 *
 * @param {string} address
 * @param {string | null} city the one of the page, or null for that of whoever is signed in
 */
export function inCity(address, city = shownCity()) {
  return city === null ? address : `${address}${address.includes('?') ? '&' : '?'}city=${encodeURIComponent(city)}`;
}
