/**
 * A target of the city, divided among its units: a field for each unit, what remains, and rows of targets that are
 * added to the draft. Decimals are whole numbers of ten-billionths, so nothing is rounded.
 */

import { settled, typed } from './entry-numbers.js';

const DIGITS = 10;

/**
 * Returns a decimal as ten-billionths; null where the text is none, or can be read in two ways.
 *
 * @param before what the draft has there; another text is read as people write numbers
 */
export function parsed(text, before = text) {
  const parts = /^(-?)(\d{1,20})(?:[.,](\d{1,10}))?$/.exec(settled(text, before) ?? '');
  if (!parts) return null;
  const size = BigInt(parts[2] + (parts[3] ?? '').padEnd(DIGITS, '0'));
  return parts[1] ? -size : size;
}

/** Returns ten-billionths as a decimal with a point. */
export function written(size) {
  const digits = String(size < 0n ? -size : size).padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${size < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${fraction ? `.${fraction}` : ''}`;
}

/** Divides an amount into parts with so many digits after the point that add up to it: the last ones take the rest. */
export function evenly(size, count, digits) {
  if (count === 0) return [];
  const step = 10n ** BigInt(DIGITS - digits);
  const part = (size / BigInt(count) / step) * step;
  const parts = Array(count).fill(part);
  let rest = size - part * BigInt(count);
  for (let at = count - 1; rest >= step && at >= 0; at -= 1) {
    parts[at] += step;
    rest -= step;
  }
  parts[count - 1] += rest;
  return parts;
}

function titleOf({ cells }, { rowsOf, nameOf }) {
  const indicator = (rowsOf.get('indicators') ?? []).find((row) => row.cells.code === cells.indicator);
  return [indicator ? nameOf(indicator) : cells.indicator, cells.year, cells.owner, cells.valid_from].join(' · ');
}

/**
 * Shows the form.
 *
 * @param tools what the page has: el, button, words, filled, rowsOf, nameOf, holds, guarded, save, decimal
 */
export function allocation(tools) {
  const { el, words } = tools;
  const targets = tools.rowsOf.get('targets').filter((row) => row.cells.scope === 'city');
  const select = el('select', { id: 'allocated' }, ...targets.map((row, at) => el('option', { value: at }, `${titleOf(row, tools)}: ${row.cells.value}`)));
  const place = el('div', { id: 'parts' });
  const show = () => place.replaceChildren(...(targets.length > 0 ? [form(tools, targets[Number(select.value)])] : []));
  select.addEventListener('change', show);
  const made = el('details', { id: 'allocation' }, el('summary', {}, words.allocate),
    el('p', {}, words.allocateHint), el('label', { for: 'allocated' }, words.allocated, select), place);
  show();
  return made;
}

function form(tools, city) {
  const { el, button, words, filled } = tools;
  const units = tools.rowsOf.get('units').filter((row) => tools.holds(row) && !row.cells.outside && ['WARD', 'COMMUNE', 'TOWNSHIP'].includes(row.cells.kind));
  const same = (row, unit) => row.cells.scope === `unit:${unit}` && ['indicator', 'year', 'valid_from'].every((name) => row.cells[name] === city.cells[name]) && row.cells.owner === 'CITY';
  const fields = units.map((row) => {
    const unit = row.cells.id;
    const input = el('input', { id: `part-${unit}`, inputmode: 'decimal', autocomplete: 'off' });
    const before = tools.rowsOf.get('targets').find((one) => same(one, unit))?.cells.value ?? '';
    input.value = before;
    return { unit, input, before, label: el('label', { for: input.id }, row.cells.name, input) };
  });
  const remainder = el('output', { id: 'remainder' });
  const reason = el('input', { id: 'allocation-reason', autocomplete: 'off' });
  reason.value = city.cells.reason;
  const left = () => fields.reduce((sum, { input, before }) => sum - (parsed(input.value, before) ?? 0n), parsed(city.cells.value) ?? 0n);
  const show = () => {
    for (const { input, before } of fields) input.setAttribute('aria-invalid', String(input.value.trim() !== '' && parsed(input.value, before) === null));
    remainder.textContent = filled('remainder', { n: written(left()), m: city.cells.value });
  };
  const divide = () => {
    const empty = fields.filter(({ input }) => input.value.trim() === '');
    evenly(left(), empty.length, city.cells.value.includes('.') ? 2 : 0).forEach((part, at) => { empty[at].input.value = typed(written(part), 'en'); });
    show();
  };
  const made = el('form', { novalidate: '' }, el('fieldset', { class: 'form' }, el('legend', {}, titleOf(city, tools)),
    ...fields.map(({ label }) => label), el('label', { for: reason.id }, words.allocationReason, reason),
    el('p', { class: 'buttons' }, remainder, button(words.divide, divide), button(words.clear, () => {
      for (const { input } of fields) input.value = '';
      show();
    }), el('button', { type: 'submit', class: 'main' }, words.save))));
  made.addEventListener('input', show);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    tools.guarded(() => keep(tools, city, fields, same, reason.value));
  });
  show();
  return made;
}

async function keep(tools, city, fields, same, reason) {
  const rows = [...tools.rowsOf.get('targets')];
  for (const { unit, input, before } of fields) {
    const at = rows.findIndex((row) => same(row, unit));
    const size = parsed(input.value, before);
    if (input.value.trim() !== '' && size === null) {
      input.focus();
      // Says which two numbers it may be, where that is what is wrong.
      tools.decimal(input.value, before);
      throw new Error(tools.words.notANumber);
    }
    const { indicator, year, pace, valid_from: from } = city.cells;
    const cells = { scope: `unit:${unit}`, indicator, year, owner: 'CITY', value: size === null ? '' : written(size), pace, valid_from: from, reason };
    if (size === null && at >= 0) rows.splice(at, 1);
    else if (size !== null && at >= 0) rows[at] = { line: rows[at].line, cells: { ...rows[at].cells, value: cells.value } };
    else if (size !== null) rows.push({ line: 0, cells });
  }
  await tools.save('targets', rows, tools.words.saved);
}
