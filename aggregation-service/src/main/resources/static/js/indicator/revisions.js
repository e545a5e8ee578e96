/** Why a total moved: from what to what, by which update of which unit, with which reason. Newest first. */

import { el, isOnAPhone } from '../page/dom.js';
import { verdictMark, verdictName } from '../page/figures.js';
import { ownerName } from '../page/owners.js';
import { amount, moment, periodName } from '../text/format.js';
import { confirmationLine, idsOf, senderOf } from './contributions.js';

const OPEN_CAUSES = 3;
const AT_FIRST = 1;

/**
 * @param {import('../service/api.js').Revision[]} revisions
 * @param {import('./facts.js').LookView} view
 */
export function revisionList(revisions, view) {
  const { look } = view.text;
  if (revisions.length === 0) return el('p', {}, look.noRevisions);
  const first = revisions.slice(0, AT_FIRST);
  const rest = revisions.slice(AT_FIRST);
  const list = (those) => el('ol', { class: 'revisions' }, ...those.map((revision) => item(revision, view)));
  return el('div', {}, list(first),
    rest.length === 0 ? null : el('details', { class: 'earlier' }, el('summary', {}, look.earlier(rest.length)), list(rest)));
}

function item({ at, value, causes, furtherCauses, occasion, verdicts }, view) {
  const { lang, text: { look } } = view;
  const open = isOnAPhone() ? 1 : OPEN_CAUSES;
  const first = causes.slice(0, open);
  const rest = causes.slice(open);
  return el('li', {},
    el('p', { class: 'move' },
      el('strong', {}, moved(value, view)), ' ',
      el('time', { datetime: at, class: 'when' }, moment(at, lang))),
    verdicts?.length ? el('ul', { class: 'verdicts' }, ...verdicts.map((each) => verdictLine(each, view))) : null,
    causes.length === 0 ? el('p', { class: 'hint' }, occasionOf(occasion, look)) : causeList(first, view),
    rest.length === 0 && furtherCauses === 0
      ? null
      : el('details', {},
        el('summary', {}, look.furtherCauses(rest.length + furtherCauses)),
        causeList(rest, view)));
}

/** Why it moved where no update moved it. */
function occasionOf(occasion, { occasions, noCauses }) {
  return occasion !== undefined && Object.hasOwn(occasions, occasion) ? occasions[occasion] : noCauses;
}

function verdictLine({ owner, before, now }, view) {
  const { direction } = view.indicator;
  return el('li', {}, `${ownerName(owner, view)}: `,
    before === null ? null : `${verdictName(before, direction, view)} → `, verdictMark(now, direction, view));
}

function moved({ from, to }, { lang, text, indicator }) {
  const { look } = text;
  const unit = indicator.unitOfMeasure[lang];
  const shown = (decimal) => (decimal === null ? look.notRecorded : amount(decimal, lang));
  if (from === null && to === null) return text.noFigure;
  if (from === null) return `${look.began(shown(to))} ${unit}`;
  if (from === to) return `${look.stayed(shown(to))} ${unit}`;
  return `${look.moved(shown(from), shown(to))} ${unit}`;
}

function causeList(causes, view) {
  return el('ul', {}, ...causes.map((cause) => causeLine(cause, view)));
}

function causeLine({ before, now }, view) {
  const { lang, text: { look }, unitNames, catalog, indicator } = view;
  const other = now.indicator === indicator.code
    ? ''
    : `, ${catalog.indicators.find(({ code }) => code === now.indicator)?.name[lang] ?? now.indicator}`;
  return el('li', {},
    el('span', { lang: 'vi' }, unitNames.get(now.unit) ?? now.unit),
    `${other}, ${periodName(now.period, lang)}: ${whatItDid(before, now, view)}`,
    now.reason === null ? null : el('span', { class: 'cause-reason' }, look.causeReason(now.reason)),
    now.note ? el('span', { class: 'cause-reason hint' }, look.note(now.note)) : null,
    confirmationLine(now, view),
    idsOf(now.updateId, senderOf(now, view.text), view.text));
}

function whatItDid(before, now, { lang, text: { look } }) {
  const was = before === null || before.value === null ? null : amount(before.value, lang);
  if (now.confirmation && was !== null && before.value === now.value) return amount(now.value, lang);
  if (now.value === null) return look.causeWithdrawn(was ?? look.notRecorded);
  return was === null ? look.causeNew(amount(now.value, lang)) : look.causeChanged(was, amount(now.value, lang));
}
