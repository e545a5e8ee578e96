/** The form that searches and filters the table. What is typed goes into the address, so that it can be sent. */

import { linkTo } from '../page/address.js';
import { byId, el, put } from '../page/dom.js';
import { finds } from '../text/search.js';

const TYPING_MS = 250;
const MOST_UNITS = 8;

export class Filters {
  #typing = 0;

  /**
   * @param {HTMLElement} home
   * @param {(changes: Partial<import('../page/address.js').Place>, kept: boolean) => void} changed told what is asked
   *     for; kept where going back should come back to what was asked before
   */
  constructor(home, changed) {
    this.home = home;
    this.changed = changed;
    this.language = '';
  }

  /**
   * @param {import('../page/address.js').Place} place
   * @param {import('../service/api.js').Catalog} catalog
   * @param {ReturnType<typeof import('../text/words.js').words>} text
   */
  show(place, catalog, text) {
    if (this.language !== place.lang) {
      this.#build(place, catalog, text);
      this.language = place.lang;
    }
    const search = byId('search');
    if (document.activeElement !== search) search.value = place.q;
    byId('group').value = place.group;
    byId('incomplete').checked = place.incomplete;
    put(byId('units-found'), unitsFound(place, catalog, text));
  }

  #build({ lang }, { indicators }, text) {
    const groups = new Map(indicators.map(({ group }) => [group.vi, group[lang]]));
    const search = el('input', { id: 'search', type: 'search', maxlength: 100, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'search-hint' });
    const group = el('select', { id: 'group', autocomplete: 'off' },
      el('option', { value: '' }, text.allGroups),
      ...[...groups].map(([value, name]) => el('option', { value }, name)));
    const incomplete = el('input', { id: 'incomplete', type: 'checkbox', autocomplete: 'off' });
    const form = el('form', { role: 'search', 'aria-label': text.filters, class: 'filters' },
      el('span', { class: 'field' }, el('label', { for: 'search' }, text.search), search,
        el('span', { id: 'search-hint', class: 'visually-hidden' }, text.searchHint)),
      el('span', { class: 'field' }, el('label', { for: 'group' }, text.group), group),
      el('label', { class: 'check', for: 'incomplete' }, incomplete, ' ', text.onlyIncomplete));
    form.addEventListener('submit', (event) => event.preventDefault());
    search.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.changed({ q: search.value }, false), TYPING_MS);
    });
    group.addEventListener('change', () => this.changed({ group: group.value }, true));
    incomplete.addEventListener('change', () => this.changed({ incomplete: incomplete.checked }, true));
    this.home.replaceChildren(form, el('div', { id: 'units-found', role: 'status' }));
  }
}

/** Units whose name matches what is searched for, as links to their own table. */
function unitsFound(place, { units, clusters }, text) {
  if (place.q.trim() === '') return null;
  const found = [
    ...clusters.map(({ id, name }) => ({ scope: `cluster:${id}`, name: name[place.lang], lang: place.lang, texts: [name.vi, name.en] })),
    ...units.map(({ id, name }) => ({ scope: `unit:${id}`, name, lang: 'vi', texts: [name] })),
  ].filter(({ texts }) => finds(place.q, texts));
  const shown = found.slice(0, MOST_UNITS);
  return el('p', {}, text.unitsFound(found.length), ' ',
    ...shown.flatMap(({ scope, name, lang }, index) => [
      index === 0 ? null : ', ',
      el('a', { href: linkTo(place, { scope }), lang }, name),
    ]),
    found.length > shown.length ? ', …' : null);
}
