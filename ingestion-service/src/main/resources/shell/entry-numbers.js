/** Numbers as people write them. They stay text, and are compared digit by digit: no figure ever becomes a float. */

const READING = 'chitieu.entry.numbers';
const AMBIGUOUS = /^-?(?!0[.,])\d{1,3}[.,]\d{3}$/;
const CLEAR = /^-?((\d{1,3}(\.\d{3})+,\d+)|(\d{1,3}(,\d{3})+\.\d+)|(\d{1,3}(\.\d{3}){2,})|(\d{1,3}(,\d{3}){2,})|((\d{1,3}( \d{3})+|\d+)([.,]\d+)?))$/;
const MOST_WHOLE = 20;
const MOST_DECIMALS = 10;

/** Returns how the clerk said that numbers are written, vi or en; null where that was not asked yet. */
export const reading = () => localStorage.getItem(READING);

export const remember = (numbers) => localStorage.setItem(READING, numbers);

export const forget = () => localStorage.removeItem(READING);

const spaced = (text) => text.trim().replace(/[\u00a0\u2007\u2009\u202f]/g, ' ');

/** Returns what a text is in either way of writing; null where it can be read in one way alone. */
export function readings(text) {
  const given = spaced(text);
  return AMBIGUOUS.test(given) ? { vi: given.replaceAll('.', '').replace(',', '.'), en: given.replaceAll(',', '') } : null;
}

function unmixed(given) {
  const point = given.lastIndexOf('.');
  const comma = given.lastIndexOf(',');
  if (point >= 0 && (comma > point || given.indexOf('.') !== point)) return given.replaceAll('.', '');
  return comma >= 0 && (point > comma || given.indexOf(',') !== comma) ? given.replaceAll(',', '') : given;
}

/**
 * Reads a number as it is written in Vietnam (1.234,5) or plainly (1234.5), as the service reads it.
 *
 * @returns {string | null | undefined} plain decimal text; null where it has to be asked, undefined for no number
 */
export function plain(text) {
  const both = readings(text);
  if (both !== null) return reading() === null ? null : both[reading()];
  const given = spaced(text);
  return CLEAR.test(given) ? unmixed(given).replaceAll(' ', '').replace(',', '.') : undefined;
}

/**
 * Reads a number that stands for itself, whatever was said once of others.
 *
 * @param before what stood there: as it is kept, so it is what it was
 * @returns {string | null} plain decimal text, or the text itself where it is no number; null where it can be read in two ways
 */
export function settled(text, before = '') {
  const given = text.trim();
  if (given === before) return given;
  return readings(given) === null ? plain(given) ?? given : null;
}

const partsOf = (value) => value.replace('-', '').split('.').concat('').slice(0, 2);

export function isTooLong(value) {
  const [whole, decimals] = partsOf(value);
  return whole.length > MOST_WHOLE || decimals.length > MOST_DECIMALS;
}

export const isWhole = (value) => /^0*$/.test(partsOf(value)[1]);

function scaled(value) {
  const [whole, decimals] = partsOf(value);
  const digits = BigInt(whole + decimals.padEnd(MOST_DECIMALS, '0').slice(0, MOST_DECIMALS));
  return value.startsWith('-') ? -digits : digits;
}

const size = (value) => (scaled(value) < 0n ? -scaled(value) : scaled(value));

export const isNegative = (value) => scaled(value) < 0n;

export const isNothing = (value) => scaled(value) === 0n;

export const isSame = (one, other) => scaled(one) === scaled(other);

/** Returns whether the one is ten times the other or more, whatever their signs. */
export const isTimes = (one, other) => size(one) >= 10n * size(other);

/** Returns a figure as the language writes it. */
export function shown(value, lang) {
  const [whole, decimals] = partsOf(value);
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.'];
  return `${value.startsWith('-') ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimals === '' ? '' : point + decimals}`;
}

/** Returns a figure as it may be typed: never in a form that can be read in two ways. */
export function typed(value, lang) {
  const text = lang === 'vi' ? value.replace('.', ',') : value;
  return readings(text) === null ? text : `${text}0`;
}
