// Keeps the page's own files, so that it opens without a network. The build puts in their names and its own.
const FILES = 'FILES';
const CACHE = `ttaom ${self.registration.scope} ${'VERSION'}`;

self.addEventListener('install', (event) => {
  // Not from the browser's own cache: the files must be of one build.
  const fresh = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  // Other folders of the same host may hold other pages of ours.
  const old = (name) => name.startsWith(`ttaom ${self.registration.scope} `) && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const here = request.url.startsWith(self.registration.scope) && !request.url.startsWith(`${self.registration.scope}embed/`);
  if (request.method !== 'GET' || !here) return;
  const kept = () => caches.open(CACHE).then((cache) => cache.match(request, { ignoreSearch: true }));
  // The library asks past the caches where what it got is damaged: then the kept one makes way for what the network has.
  const answer = request.cache === 'reload' ? renewed(request).catch(kept) : kept();
  event.respondWith(answer.then((file) => file ?? fetch(request)));
});

async function renewed(request) {
  const file = await fetch(request);
  if (!file.ok) throw new Error(`status ${file.status}`);
  const cache = await caches.open(CACHE);
  await cache.put(request, file.clone());
  return file;
}
