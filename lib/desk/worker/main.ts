// The desk's service worker: public/desk-sw.js. It has /desk alone; readers' pages are never asked of it.
import { answerAsset, answerPage, isAsset, isDesk, keepPage } from '#lib/desk/worker/pages'
import type { WorkerScope } from '#lib/desk/worker/scope'

const scope: WorkerScope = Object(globalThis)

// The new build's worker takes over at once: pages come from the network whenever there is one, so nobody is left behind.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (request.mode === 'navigate' && isDesk(url)) event.respondWith(answerPage(request))
  else if (isAsset(url)) event.respondWith(answerAsset(request))
})

scope.addEventListener('message', (event) => {
  const { keep, whose } = Object(event.data)
  if (typeof keep !== 'string' || typeof whose !== 'string' || !isDesk(new URL(keep, scope.location.origin))) return
  // Without a line, or a full disk, the page is simply not kept.
  event.waitUntil(keepPage(keep, whose).catch(() => undefined))
})
