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

/** Returns a decimal cut to one digit after the point, with a percent sign. */
export function percent(text, lang) {
  const match = PLAIN_DECIMAL.exec(text ?? '');
  if (match === null) return NOT_KNOWN;
  const tenths = (BigInt(match[2]) * 1000n + BigInt((match[3] ?? '').padEnd(3, '0').slice(0, 3)) + 50n) / 100n;
  const rest = tenths % 10n;
  return `${decimal(`${match[1]}${tenths / 10n}${rest === 0n ? '' : `.${rest}`}`, lang)}%`;
}

/** Returns a time in the city. */
export function time(iso, lang, zone) {
  if (iso === null || iso === undefined) return NOT_KNOWN;
  return new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(iso));
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
