import { Counter, Histogram } from 'prom-client'
import { LATENCY_BUCKETS_S } from '#lib/platform/metrics'
import type { PrintDone } from '#lib/press/press'

const printed = new Counter({
  name: 'writethru_editions_printed_total',
  help: 'Pages and change lists printed.',
  labelNames: ['what'],
})

const printTime = new Histogram({
  name: 'writethru_print_seconds',
  help: 'From asking Next for a page or a change list to its bytes.',
  labelNames: ['what'],
  buckets: LATENCY_BUCKETS_S,
})

const publishToPrint = new Histogram({
  name: 'writethru_publish_to_print_seconds',
  help: 'From a story’s change to its page in memory, by the database’s clock.',
  buckets: LATENCY_BUCKETS_S,
})

export function observePrint({ what, tookMs, sinceChangeMs }: PrintDone): void {
  printed.inc({ what })
  printTime.observe({ what }, tookMs / 1000)
  if (sinceChangeMs !== undefined) publishToPrint.observe(Math.max(0, sinceChangeMs) / 1000)
}
