/** Writes figures and times the way people read them. Decimals come as strings and are never turned into a Number. */

const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const SEPARATORS = { vi: ['.', ','], en: [',', '.'] };

export const NOT_KNOWN = '–';

/** Returns a decimal with separators, all its digits kept. */
export function decimal(text, lang) {
  const match = PLAIN_DECIMAL.exec(text ?? '');
  if (match === null) return text ?? NOT_KNOWN;
  const [group, point] = SEPARATORS[lang];
  const whole = match[2].replace(/\B(?=(\d{3})+$)/g, group);
  return `${match[1] ? '−' : ''}${whole}${match[3] ? point + match[3] : ''}`;
}

/** Returns a percentage with one digit after the point at most, rounded half to even as the letters have it. */
export function percent(text, lang) {
  const match = PLAIN_DECIMAL.exec(text ?? '');
  if (match === null) return NOT_KNOWN;
  const [, sign, whole, fraction = ''] = match;
  const divisor = 10n ** BigInt(Math.max(fraction.length, 1) - 1);
  const digits = BigInt(whole + fraction.padEnd(1, '0'));
  const twiceRest = (digits % divisor) * 2n;
  const below = digits / divisor;
  const tenths = below + (twiceRest > divisor || (twiceRest === divisor && below % 2n === 1n) ? 1n : 0n);
  const shown = `${tenths / 10n}${tenths % 10n === 0n ? '' : `.${tenths % 10n}`}`;
  return `${decimal(tenths === 0n ? '0' : sign + shown, lang)}%`;
}

/** Returns a time in the city. */
export function time(iso, lang, zone) {
  if (iso === null || iso === undefined) return NOT_KNOWN;
  return new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(iso));
}

/** Returns by when something has to be done; a midnight is the end of the day before, as the letters say it. */
export function due(iso, w, zone) {
  if (iso === null || iso === undefined) return NOT_KNOWN;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (clock.format(new Date(iso)) !== '00:00') return time(iso, w.code, zone);
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' });
  return w.endOf(date.format(new Date(Date.parse(iso) - 1)));
}

/** Returns a day. */
export function day(iso) {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

/** Returns a quarter such as `2022-Q1` in words. */
export function quarter(text, lang) {
  const [year, number] = text.split('-Q');
  return lang === 'vi' ? `quý ${['', 'I', 'II', 'III', 'IV'][Number(number)]}-${year}` : `Q${number} ${year}`;
}
