/** Builds elements; what comes from outside can only ever become text. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Returns a new element. Children that are strings become text; null children are left out.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null>} attributes null and false leave an attribute out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Returns a small picture of one outline in the colour of the text around it, hidden from screen readers because the
 * words stand beside it.
 *
 * @param {string} outline an SVG path in a square of 12
 */
export function shape(outline) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('class', 'shape');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}

/**
 * Returns the element of the page with that id, which must be there.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`expected an element with id ${id} in the page`);
  return element;
}

/**
 * Puts content into an element, leaving alone what says the same already. Opened details stay open, and the focus stays
 * on what carries the same `data-key`.
 *
 * @param {HTMLElement} home
 * @param {...(HTMLElement | null)} content
 */
export function put(home, ...content) {
  const wanted = content.filter((each) => each !== null);
  const focused = home.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  wanted.forEach((after, index) => {
    const before = home.children[index];
    if (before === undefined) {
      home.append(after);
      return;
    }
    keepOpen(before, after);
    if (!before.isEqualNode(after)) before.replaceWith(after);
  });
  while (home.children.length > wanted.length) home.lastElementChild.remove();
  if (focused !== undefined && !home.contains(document.activeElement)) {
    home.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/** Opens in the new content what is open in the old. */
export function keepOpen(before, after) {
  const opened = before.querySelectorAll('details');
  after.querySelectorAll('details').forEach((details, index) => {
    if (opened[index]?.open) details.open = true;
  });
}

/** Returns a dash for the eye and words for the ear. */
export function nothing(words) {
  return el('span', { class: 'absent' },
    el('span', { 'aria-hidden': 'true' }, '–'), el('span', { class: 'visually-hidden' }, words));
}

/**
 * Returns a hidden section with its heading and room for content.
 *
 * @param {string} id of the section; its heading is `<id>-title`, the room `<id>-body`
 */
export function section(id) {
  return el('section', { id, 'aria-labelledby': `${id}-title`, hidden: true },
    el('h2', { id: `${id}-title` }), el('div', { id: `${id}-body` }));
}

/** Returns whether the window is as narrow as a phone's, where less is shown at first. */
export function isOnAPhone() {
  return matchMedia('(max-width: 40rem)').matches;
}
