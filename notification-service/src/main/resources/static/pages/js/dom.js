/** Builds elements; what comes from outside can only ever become text. */

/**
 * Returns a new element; children that are strings become text, null children are left out.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null>} attributes null and false leave an attribute out
 * @param {...(Node | string | null)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Returns the element of the page with that id. */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`expected an element with id ${id} in the page`);
  return element;
}

/** Tells something to those who cannot see that the page changed. */
export function announce(text) {
  byId('announcer').textContent = text;
}

/**
 * Returns a table that a narrow screen shows as cards: each cell carries the heading of its column.
 *
 * @param {string} caption
 * @param {string[]} headings
 * @param {(Node | string)[][]} rows the first cell of each row names it
 */
export function table(caption, headings, rows) {
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, caption),
    el('thead', {}, el('tr', {}, ...headings.map((heading) => el('th', { scope: 'col' }, heading)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell, i) => (i === 0
      ? el('th', { scope: 'row' }, cell)
      : el('td', { 'data-heading': headings[i] }, cell)))))));
}

/** Returns names with what they stand for. */
export function facts(pairs) {
  return el('dl', { class: 'facts' }, ...pairs.filter(([, value]) => value !== null)
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** Returns a labelled field; `control` gets the id. */
export function field(id, label, control, hint = null) {
  control.id = id;
  if (hint !== null) control.setAttribute('aria-describedby', `${id}-hint`);
  return el('div', { class: 'field' }, el('label', { for: id }, label),
    hint === null ? null : el('p', { class: 'hint', id: `${id}-hint` }, hint), control);
}

/** Returns a select with options `[value, text]`. */
export function select(name, options, chosen) {
  return el('select', { name }, ...options.map(([value, text]) => el('option', { value, selected: value === chosen }, text)));
}
