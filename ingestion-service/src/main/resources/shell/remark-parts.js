/** What the pages of remarks share: how a remark is drawn, and how it is changed. */

import { ask, el, timeText, words } from './entry-parts.js';

/** Below the heading of a section, or below that of the page. */
const heading = document.getElementById('remarks-title') === null ? 'h2' : 'h3';

const who = (by) => by.replace(/^account:/, '');

const answerOf = ({ text, by, at }) => el('div', { class: 'answer' },
  el('p', { class: 'by' }, `${words['remark.answer.of'].replace('#who', who(by))} (${timeText(at)})`),
  el('p', { class: 'text' }, text));

/** Returns a remark as an item of a list; texts are never read as HTML. */
export function remarkOf(remark, indicator, unit, ...others) {
  return el('li', { 'data-remark': remark.id, 'data-state': remark.state },
    el(heading, {}, [unit, words[`remark.kind.${remark.kind}`], indicator].filter((one) => one).join(' – ')),
    el('p', { class: 'text' }, remark.text),
    el('p', { class: 'by' }, `${words[`remark.state.${remark.state}`]} · ${who(remark.by)}, ${timeText(remark.at)}`),
    ...remark.answers.map(answerOf),
    ...others);
}

/** Changes a remark as it was read. */
export const changed = ({ id, version, city }, content) => ask(`api/v1/remarks/${id}`, {
  city, method: 'PUT', body: JSON.stringify(content), type: 'application/json', headers: { 'If-Match': `"${version}"` },
});
