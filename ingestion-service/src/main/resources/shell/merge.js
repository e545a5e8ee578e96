/**
 * Brings an outdated draft onto the edition in force: rows that one side changed are taken by the server, those that
 * both sides changed are shown with both values, and one is chosen.
 */

const MERGE = 'api/v1/catalog/draft/merge';

/**
 * Shows the button, and the rows to choose where there are some.
 *
 * @param tools what the page has: el, button, words, filled, ask, guarded, isVietnamese
 * @param {HTMLElement} place
 * @param {boolean} outdated whether there is something to do
 * @param {() => Promise<void>} then what to do when the draft was brought onto the edition
 */
export function merge(tools, place, outdated, then) {
  const { el, button, words, guarded } = tools;
  if (!outdated) {
    place.replaceChildren();
    return;
  }
  const begin = button(words['merge.start'], () => guarded(async () => {
    const { read, tag } = await tools.ask(MERGE);
    if (read.conflicts.length === 0) await send(tools, read, tag, {}, then);
    else choose(tools, place, read, tag, then);
  }), { id: 'merge-start', class: 'main' });
  place.replaceChildren(el('p', { class: 'buttons' }, begin));
}

async function send(tools, read, tag, choices, then) {
  const body = Object.keys(choices).length === 0 ? { inForce: read.inForce } : { inForce: read.inForce, choices };
  await tools.ask(MERGE, { method: 'POST', body, match: tag });
  await then();
}

function choose(tools, place, read, tag, then) {
  const { el, words } = tools;
  const form = el('form', { id: 'conflicts', novalidate: '' }, el('h3', { tabindex: '-1' }, words['merge.title']),
    ...read.conflicts.map((one, at) => conflict(tools, one, at)),
    el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'main' }, words['merge.send'])));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tools.guarded(async () => {
      const chosen = read.conflicts.map((one, at) => [one.id, form.elements[`choice-${at}`].value]);
      const open = chosen.filter(([, side]) => side === '').length;
      if (open > 0) throw new Error(tools.filled('merge.unchosen', { n: open }));
      await send(tools, read, tag, Object.fromEntries(chosen), then);
    });
  });
  place.replaceChildren(form);
  form.querySelector('h3').focus();
}

function conflict(tools, one, at) {
  const { el, words, isVietnamese } = tools;
  const title = (named) => (isVietnamese ? named.titleVi : named.title);
  const side = (name, key, removed) => el('label', {}, el('input', { type: 'radio', name: `choice-${at}`, value: name }), ' ', el('b', {}, words[`merge.${key}`]),
    removed ? el('span', {}, words['merge.removed'])
      : el('span', {}, one.cells.map((cell) => `${title(cell)}: ${cell[key] || words['merge.empty']}`).join(' · ')));
  return el('fieldset', { class: 'conflict', 'data-row': one.id }, el('legend', {}, `${title(one)} – ${one.row.filter(Boolean).join(', ')}`),
    side('PUBLISHED', 'published', one.removedInPublished), side('DRAFT', 'draft', one.removedInDraft));
}
