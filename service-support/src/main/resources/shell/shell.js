/**
 * Lets the choices of the header (city, language, colors) keep what the address of a page with scripts says by now: it
 * changes without the page being loaded again.
 */

/** What belongs to one city and is left behind where another one is chosen. */
const OF_A_CITY = ['scope', 'units', 'id'];

function follow(event) {
  const link = event.target.closest?.('.top a[data-choice]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const query = new URLSearchParams(window.location.search);
  query.set(link.dataset.choice, link.dataset.value);
  if (link.dataset.choice === 'city') for (const name of OF_A_CITY) query.delete(name);
  event.preventDefault();
  event.stopPropagation();
  window.location.assign(`?${query}`);
}

/** An open menu closes where the focus or a click goes elsewhere, and by Escape. */
function close(event) {
  for (const menu of document.querySelectorAll('.top details[open]')) {
    if (event.key === 'Escape' || (event.key === undefined && !menu.contains(event.target))) menu.open = false;
  }
}

document.addEventListener('click', follow, true);
document.addEventListener('click', close);
document.addEventListener('keydown', close);
