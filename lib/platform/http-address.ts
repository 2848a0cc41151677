import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export interface Proxies {
  isTrusted(address: string): boolean
}

/** The proxies of TRUSTED_PROXY: addresses and CIDR ranges, separated by commas. */
export function parseProxies(list: string): Proxies {
  const trusted = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (!isIP(address)) throw new Error(`Configuration: TRUSTED_PROXY: “${entry}” is not an address or a range`)
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  return {
    isTrusted(peer) {
      const address = plain(peer)
      return isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
    },
  }
}

// Node names an IPv4 peer on a dual-stack socket ::ffff:a.b.c.d.
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')

/** Who asks: the peer, or, where the peer is our proxy, the nearest address in X-Forwarded-For that is none of ours. */
export function clientAddress(req: IncomingMessage, proxies: Proxies): string {
  const peer = plain(req.socket.remoteAddress ?? '')
  if (!proxies.isTrusted(peer)) return peer
  const forwarded = String(req.headers['x-forwarded-for'] ?? '').split(',')
  const hops = forwarded.map((hop) => plain(hop.trim())).filter((hop) => isIP(hop))
  return hops.findLast((hop) => !proxies.isTrusted(hop)) ?? hops[0] ?? peer
}

export const isLoopback = (address: string): boolean => /^127\.|^::1$/.test(plain(address))

/** Where a request came from, behind server.ts: it has removed what strangers sent, and says itself who asks. */
export const addressOf = (headers: Headers): string | null =>
  headers.get('x-forwarded-for')?.split(',')[0]?.trim() || null
