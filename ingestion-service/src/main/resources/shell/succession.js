/**
 * A merger or a split of units in one form: ends the units that become others, adds the new one, and writes which part
 * of each went where. The result is rows of the draft's tables of units and of mergers and splits.
 */

/** Returns the day before a day such as 2022-03-15. */
export function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Returns the rows of units after a change: the old ones end, the new ones begin. */
export function unitsAfter(units, ended, begun, on) {
  const rows = units.map((row) => (ended.includes(row.cells.id) && (row.cells.valid_to ?? '9999') >= on && (row.cells.valid_from ?? '') < on
    ? { line: row.line, cells: { ...row.cells, valid_to: dayBefore(on) } } : row));
  return [...rows, ...begun.map((cells) => ({ line: 0, cells: { ...cells, valid_from: on } }))];
}

/**
 * Shows the form.
 *
 * @param tools what the page has: el, words, rowsOf, holds, guarded, save
 */
export function succession(tools) {
  const { el, words } = tools;
  const there = tools.rowsOf.get('units').filter((row) => tools.holds(row) && !row.cells.outside);
  const options = () => there.map((row) => el('option', { value: row.cells.id }, row.cells.name));
  const how = el('select', { id: 'succession-how' }, el('option', { value: 'merge' }, words.merge), el('option', { value: 'split' }, words.split));
  const old = el('select', { id: 'succession-old', multiple: '', size: '6' }, ...options());
  const on = el('input', { id: 'succession-on', type: 'date' });
  const source = el('input', { id: 'succession-source', autocomplete: 'off' });
  const parts = el('textarea', { id: 'succession-new', spellcheck: 'false' });
  const labeled = (text, input, hint) => el('label', { for: input.id }, text, input, hint ? el('small', {}, hint) : null);
  const form = el('form', { novalidate: '' }, el('fieldset', { class: 'form' }, el('legend', {}, words.succession),
    labeled(words.how, how), labeled(words.old, old, words.oldHint), labeled(words.on, on), labeled(words.source, source),
    labeled(words.successors, parts, words.successorsHint),
    el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'main' }, words.save))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = [...old.selectedOptions].map((option) => option.value);
    tools.guarded(() => keep(tools, { how: how.value, old: chosen, on: on.value, source: source.value.trim(), lines: parts.value }));
  });
  return el('details', { id: 'succession' }, el('summary', {}, words.successionTitle), form);
}

/** Each line is: id; code; name; share. An id that is there already names a unit that grows. */
function successors(lines, words) {
  return lines.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => {
    const [id, code, name, share] = line.split(/[;\t]/).map((part) => part.trim());
    if (!/^[a-z][a-z0-9-]*$/.test(id ?? '')) throw new Error(words.successorsWrong);
    return { id, code, name, share: (share ?? '').replace(',', '.') || '1' };
  });
}

async function keep(tools, { how, old, on, source, lines }) {
  const { words, rowsOf } = tools;
  const young = successors(lines, words);
  const isWrong = old.length === 0 || young.length === 0 || on === '' || source === ''
    || (how === 'merge' ? young.length !== 1 : old.length !== 1);
  if (isWrong) throw new Error(how === 'merge' ? words.mergeWrong : words.splitWrong);
  const units = rowsOf.get('units');
  const first = units.find((row) => row.cells.id === old[0]);
  const begun = young.filter(({ id }) => !units.some((row) => row.cells.id === id))
    .map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '', kind: first.cells.kind, cluster: first.cells.cluster ?? '' }));
  const grows = young.map(({ id }) => id);
  const ended = old.filter((id) => !grows.includes(id));
  const rows = [...rowsOf.get('successors'), ...ended.flatMap((predecessor) => young.map(({ id, share }) => ({
    line: 0, cells: { predecessor, successor: id, on, share: how === 'merge' ? '1' : share, source },
  })))];
  await tools.save('units', unitsAfter(units, ended, begun, on), words.saved);
  await tools.save('successors', rows, words.successionSaved);
}
