/**
 * Opens the entry page without a line: the page and the files of the shell, as they were answered last. Everything else
 * goes to the service, the API above all. Without a session nothing of the page is kept.
 */

const KEPT = 'chitieu-entry';
const page = new URL('nhap-so-lieu', self.location).pathname;
const files = new URL('shell/', self.location).pathname;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function answered(request, isPage) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await kept.put(request, answer.clone());
    else if (isPage && answer.type === 'opaqueredirect') await kept.delete(request, { ignoreSearch: true });
    return answer;
  } catch (away) {
    const last = await kept.match(request, { ignoreVary: true }) ?? (isPage ? await kept.match(request, { ignoreSearch: true, ignoreVary: true }) : undefined);
    if (last === undefined) throw away;
    return last;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPage = pathname === page && request.mode === 'navigate';
  if (request.method === 'GET' && origin === self.location.origin && (isPage || pathname.startsWith(files))) {
    event.respondWith(answered(request, isPage));
  }
});
