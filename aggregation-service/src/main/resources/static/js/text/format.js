/**
 * Writes figures, quarters and times the way people read them.
 *
 * Decimals come as strings of any length and stay exact: they are never turned into a Number, except to draw bars and
 * charts, where a pixel is all that is lost.
 *
 * @typedef {'vi' | 'en'} Lang
 */

const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const SEPARATORS = { vi: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } };
const QUARTER = /^(\d{4})-Q([1-4])$/;
const ROMAN = ['', 'I', 'II', 'III', 'IV'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** What stands where a figure is not known. */
export const NOT_KNOWN = '–';

/**
 * Returns the decimal with at most so many decimals, rounded half to even; what is not a plain decimal comes back as
 * it was.
 *
 * @param {string} text a plain decimal such as `-1234.5`
 * @param {number} decimals 0 or more
 */
export function round(text, decimals) {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length <= decimals) return text;
  const divisor = 10n ** BigInt(fraction.length - decimals);
  const digits = BigInt(whole + fraction);
  const quotient = digits / divisor;
  const twiceRest = (digits % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return sign + placePoint(quotient + (up ? 1n : 0n), decimals);
}

function placePoint(digits, decimals) {
  const padded = digits.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return padded;
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/**
 * Returns -1, 0 or 1, as the decimal is below, at or above zero.
 *
 * @param {string} text a plain decimal
 */
export function signum(text) {
  if (!/[1-9]/.test(text)) return 0;
  return text.startsWith('-') ? -1 : 1;
}

/**
 * Returns the decimal without its sign.
 *
 * @param {string} text a plain decimal
 */
export function magnitude(text) {
  return text.replace(/^-/, '');
}

/**
 * Returns an amount with its digits grouped and no zeros at the end: `1234567.890` is `1.234.567,89` in Vietnamese.
 *
 * @param {string | null} text a plain decimal; null where it is not known
 * @param {Lang} lang
 * @param {number} decimals how many decimals at most
 */
export function amount(text, lang, decimals = 4) {
  if (text === null || text === undefined) return NOT_KNOWN;
  const rounded = round(text, decimals);
  return write(rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded, lang);
}

/**
 * Returns a percentage with one decimal, rounded half to even: `31.885` is `31,9%` in Vietnamese.
 *
 * @param {string | null} text a plain decimal; null where it is not known
 * @param {Lang} lang
 */
export function percent(text, lang) {
  if (text === null || text === undefined) return NOT_KNOWN;
  const rounded = round(text, 1);
  return `${write(rounded.includes('.') ? rounded : `${rounded}.0`, lang)}%`;
}

/**
 * Returns whether a percentage that is not zero would be shown as zero.
 *
 * @param {string} text a plain decimal
 */
export function vanishes(text) {
  return signum(text) !== 0 && signum(round(text, 1)) === 0;
}

/** Writes a plain decimal with the separators of the language and a real minus sign, but none before a mere zero. */
function write(text, lang) {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) return text;
  const [, , whole, fraction] = match;
  const { group, decimal } = SEPARATORS[lang];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return (signum(text) < 0 ? '−' : '') + grouped + (fraction ? decimal + fraction : '');
}

/**
 * Returns how much of a bar a percentage fills, from 0 to 100; what is not known fills nothing.
 *
 * @param {string | null} text a plain decimal
 */
export function barWidth(text) {
  const number = Number(text ?? 0);
  return Number.isFinite(number) ? Math.min(100, Math.max(0, number)) : 0;
}

/**
 * Returns a decimal as a Number to draw with; never for a figure that is read. What is not known stays null.
 *
 * @param {string | null | undefined} text a plain decimal
 */
export function drawn(text) {
  return text === null || text === undefined || !PLAIN_DECIMAL.test(text) ? null : Number(text);
}

/**
 * Returns whether the first decimal is below (-1), equal to (0) or above (1) the second, exactly.
 *
 * @param {string} a a plain decimal
 * @param {string} b a plain decimal
 */
export function compareDecimals(a, b) {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length);
  const [left, right] = [a, b].map((text) => BigInt(text.replace('.', '') + '0'.repeat(scale - fractionOf(text).length)));
  return left < right ? -1 : Number(left > right);
}

function fractionOf(text) {
  return text.split('.')[1] ?? '';
}

/**
 * Returns the quarter as it is written: `2022-Q1` is `quý I-2022` in Vietnamese, `Q1 2022` in English.
 *
 * @param {string} quarter
 * @param {Lang} lang
 */
export function quarterName(quarter, lang) {
  const match = QUARTER.exec(quarter);
  if (!match) return quarter;
  const [, year, number] = match;
  return lang === 'vi' ? `quý ${ROMAN[Number(number)]}-${year}` : `Q${number} ${year}`;
}

const MONTH = /^(\d{4})-(\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Returns a reporting period as it is written: `2022-03` is `tháng 3-2022` in Vietnamese, `Mar 2022` in English.
 *
 * @param {string} period a quarter, month or day
 * @param {Lang} lang
 */
export function periodName(period, lang) {
  const month = MONTH.exec(period);
  if (month) return lang === 'vi' ? `tháng ${Number(month[2])}-${month[1]}` : `${MONTHS[Number(month[2]) - 1]} ${month[1]}`;
  const day = DAY.exec(period);
  if (!day) return quarterName(period, lang);
  const [, year, monthOfDay, dayOfMonth] = day.map(Number);
  return lang === 'vi'
    ? `ngày ${dayOfMonth}-${monthOfDay}-${year}`
    : `${dayOfMonth} ${MONTHS[monthOfDay - 1]} ${year}`;
}

/** Returns a quarter in few letters, for the axis of a chart: `I/22` in Vietnamese, `Q1/22` in English. */
export function shortQuarter(quarter, lang) {
  const match = QUARTER.exec(quarter);
  if (!match) return quarter;
  const [, year, number] = match;
  return `${lang === 'vi' ? ROMAN[Number(number)] : `Q${number}`}/${year.slice(-2)}`;
}

/**
 * Returns the quarters up to one, that one last.
 *
 * @param {string} quarter
 * @param {number} count
 */
export function quartersUpTo(quarter, count) {
  const [, year, number] = QUARTER.exec(quarter).map(Number);
  const last = year * 4 + number - 1;
  return Array.from({ length: count }, (_, index) => last - count + 1 + index)
    .map((ordinal) => `${Math.floor(ordinal / 4)}-Q${(ordinal % 4) + 1}`);
}

/** Returns the year of a quarter. */
export function yearOf(quarter) {
  return quarter.slice(0, 4);
}

/** Returns how many months of the year have passed at the end of a quarter. */
export function monthsOf(quarter) {
  return Number(quarter.slice(-1)) * 3;
}

/**
 * Returns a number from 1 in Roman numerals, as the groups of a report are counted.
 *
 * @param {number} number 1 to 39
 */
export function roman(number) {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(number / 10)) + ones[number % 10];
}

/**
 * Returns a moment in the city's own time: `08:15 ngày 7-4-2022`, in English `08:15 on 7 Apr 2022`.
 *
 * @param {string} instant ISO 8601 with offset
 * @param {Lang} lang
 */
export function moment(instant, lang) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const time = date.toLocaleTimeString('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' });
  if (lang === 'en') {
    const day = date.toLocaleDateString('en-GB', {
      timeZone: TIME_ZONE, day: 'numeric', month: 'short', year: 'numeric',
    });
    return `${time} on ${day}`;
  }
  const [day, month, year] = date
    .toLocaleDateString('en-GB', { timeZone: TIME_ZONE, day: 'numeric', month: 'numeric', year: 'numeric' })
    .split('/')
    .map(Number);
  return `${time} ngày ${day}-${month}-${year}`;
}
