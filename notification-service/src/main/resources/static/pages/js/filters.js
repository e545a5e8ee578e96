/** A form whose fields are parameters of the address. */

import { el } from './dom.js';

/** Returns the form; changing a field goes to the address that it makes. */
export function filters(page, view, ...fields) {
  const form = el('form', { class: 'filters', method: 'get', role: 'search' }, ...fields);
  const apply = (event) => {
    event.preventDefault();
    page.go(page.href({ view, ...Object.fromEntries(new FormData(form)) }));
  };
  form.addEventListener('change', apply);
  form.addEventListener('submit', apply);
  return form;
}
