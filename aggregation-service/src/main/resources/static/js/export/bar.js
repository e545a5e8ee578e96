/** What a chart can be taken away as: a picture, and its figures as a workbook. */

import { el } from '../page/dom.js';
import { savePicture } from './picture.js';

/**
 * Returns the two ways to take a chart away.
 *
 * @param {() => Element | null} chart returns what is on the page when the button is pressed
 * @param {'units' | 'trend'} kind whose figures the workbook has
 * @param {import('../page/view.js').ViewContext & {place: import('../page/address.js').Place}} view
 */
export function exportsOf(chart, kind, { text, place, placeName }) {
  const button = el('button', { type: 'button', class: 'quiet', 'data-key': `picture ${kind}` }, text.exports.picture);
  button.addEventListener('click', async () => {
    const element = chart();
    if (element === null) return;
    const section = element.closest('section');
    const heading = (kind === 'trend' ? document.querySelector('#title') : section?.querySelector('h2'))?.textContent ?? '';
    button.disabled = true;
    try {
      await savePicture(element, `${heading} · ${placeName} · ${text.exports.quarter(place.quarter)}`, `chitieu-${section?.id ?? kind}-${place.quarter}`);
    } finally {
      button.disabled = false;
    }
  });
  return el('p', { class: 'exports' }, button,
    el('a', { href: workbookOf(kind, place), download: true, 'data-key': `workbook ${kind}` }, text.exports.workbook));
}

function workbookOf(kind, { city, quarter, scope, lang, indicator }) {
  const asked = kind === 'units' ? { quarter, scope, lang } : { scope, indicator, to: quarter, lang };
  if (city !== null) asked.city = city;
  return `charts/${kind}.xlsx?${new URLSearchParams(asked)}`;
}
