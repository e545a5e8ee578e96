/** What the states of a cell look like: a shape for each, so that nobody has to tell colours apart. */

/** @type {import('../service/api.js').State[]} what needs attention first */
export const STATES = ['MISSING', 'WITHDRAWN', 'NOT_DUE', 'LATE', 'REPORTED'];

const OUTLINES = {
  REPORTED: 'M4.6 10.6.6 6.6 2.1 5.1 4.6 7.6 9.9 2.1 11.4 3.6Z',
  LATE: 'M6 .5a5.5 5.5 0 1 0 0 11A5.5 5.5 0 0 0 6 .5Zm0 1.6a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8ZM5.2 3.2h1.5v2.6l1.9 1.1-.8 1.3-2.6-1.6Z',
  MISSING: 'M2.1.7 6 4.6 9.9.7 11.3 2.1 7.4 6l3.9 3.9-1.4 1.4L6 7.4l-3.9 3.9L.7 9.9 4.6 6 .7 2.1Z',
  NOT_DUE: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z',
  WITHDRAWN: 'M6 .5a5.5 5.5 0 1 0 0 11A5.5 5.5 0 0 0 6 .5ZM2.8 5.2h6.4v1.6H2.8Z',
};

/**
 * Returns the outline of a state, as an SVG path in a square of 12.
 *
 * @param {string} state
 */
export function outlineOf(state) {
  return Object.hasOwn(OUTLINES, state) ? OUTLINES[state] : OUTLINES.NOT_DUE;
}
