/** Checks that need no service, with the codes and the words that the service has for them. */

import { finding, periodText } from './entry-parts.js';
import { isNegative, isNothing, isSame, isTimes, isTooLong, isWhole, plain, readings, shown } from './entry-numbers.js';

const isFar = (value, other) => isTimes(value, other) || isTimes(other, value);

const isAmount = (figure) => figure?.value !== undefined && !isNothing(figure.value);

/** Returns what is wrong with a text that is to be a figure; empty where it can be read. */
function form(text) {
  const value = plain(text);
  if (value === null) {
    const { vi, en } = readings(text);
    return [finding('VALUE_AMBIGUOUS', { got: text, vietnamese: vi.replace('.', ','), english: en.replace('.', ',') })];
  }
  if (value === undefined) return [finding('VALUE_NOT_A_DECIMAL', { got: `"${text}"` })];
  return isTooLong(value) ? [finding('VALUE_TOO_LONG', { got: text })] : [];
}

/** An official figure changes with a reason; what is the same needs none. */
function reasonIsMissing(standing, value, status, reason) {
  return standing?.status === 'OFFICIAL' && standing.value !== undefined && reason === ''
    && (value === null || !isSame(standing.value, value) || status !== 'OFFICIAL');
}

function reasonFor(standing, value, status, reason, measure) {
  return reasonIsMissing(standing, value, status, reason)
    ? [finding('REASON_REQUIRED', { standing: `${shown(standing.value, 'vi')} ${measure}`, period: periodText(standing.period) })] : [];
}

function doubts({ standing, compared, yearBefore }, value, measure) {
  if (isNothing(value) || !isAmount(compared) || isAmount(standing) && isSame(standing.value, value)) return [];
  if (!isFar(value, compared.value) || isAmount(yearBefore) && !isFar(value, yearBefore.value)) return [];
  return [finding('FAR_FROM_LAST_FIGURE', {
    [isTimes(value, compared.value) ? 'large' : 'small']: `${shown(value, 'vi')} ${measure}`,
    period: periodText(compared.period),
    last: `${shown(compared.value, 'vi')} ${measure}`,
  })];
}

/**
 * Returns what is wrong and what is strange about one figure.
 *
 * @param indicator as the duties have it
 * @param figure what was reported before
 */
export function findings(text, indicator, figure, status, reason) {
  const unreadable = form(text);
  if (unreadable.length > 0) return { errors: unreadable, warnings: [] };
  const value = plain(text);
  const measure = indicator.unitOfMeasure.vi;
  const errors = [
    ...(indicator.neverNegative && isNegative(value) ? [finding('VALUE_BELOW_ZERO', { got: shown(value, 'vi') })] : []),
    ...(indicator.decimals === 0 && !isWhole(value) ? [finding('VALUE_NOT_WHOLE', { got: shown(value, 'vi') })] : []),
    ...reasonFor(figure.standing, value, status, reason, measure),
  ];
  return { errors, warnings: doubts(figure, value, measure) };
}

/** Returns why a period is closed. */
export function closed(indicator, period) {
  return period > indicator.openTo && period.includes('Q') === indicator.openTo.includes('Q')
    ? finding('PERIOD_NOT_BEGUN', { period: periodText(period) })
    : finding('QUARTER_LOCKED', { period: periodText(period) });
}
