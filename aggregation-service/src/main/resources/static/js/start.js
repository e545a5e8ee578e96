/**
 * Starts the page and offers a retry where a script did not arrive. It stands alone, so that what fails to load cannot
 * take it along; where it fails itself, the style sheet shows the same offer after some seconds.
 */

function offerRetry() {
  document.documentElement.dataset.started = 'failed';
}

import('./main.js').catch(offerRetry);
