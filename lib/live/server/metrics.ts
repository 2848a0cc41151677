import { Counter, Gauge, Histogram } from 'prom-client'
import { LATENCY_BUCKETS_S } from '#lib/platform/metrics'

export const readersConnected = new Gauge({
  name: 'writethru_readers_connected',
  help: 'Open streams of readers.',
})

export const deskStreams = new Gauge({
  name: 'writethru_desk_streams',
  help: 'Open streams of the desk.',
})

export const polls = new Counter({
  name: 'writethru_polls_total',
  help: 'Questions of readers who have no stream.',
})

export const refusedStreams = new Counter({
  name: 'writethru_streams_refused_total',
  help: 'Streams that found no seat; their readers poll.',
})

export const droppedClients = new Counter({
  name: 'writethru_clients_dropped_total',
  help: 'Streams cut because nobody read them.',
})

export const publishToBroadcast = new Histogram({
  name: 'writethru_publish_to_broadcast_seconds',
  help: 'From a story’s change to its message in the last socket, by the database’s clock.',
  buckets: LATENCY_BUCKETS_S,
})
