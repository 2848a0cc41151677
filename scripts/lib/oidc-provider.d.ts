declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  /** As much of it as we use; the package comes without types. */
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): RequestListener
  }
}
