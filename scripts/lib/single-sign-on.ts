import { createServer } from 'node:http'
import Provider from 'oidc-provider'

export const CLIENT = { id: 'writethru', secret: 'only-for-trying-out' }

export interface RunningProvider {
  issuer: string
  close(): Promise<void>
}

/**
 * A provider of single sign-on for trying out and for tests: whoever types an e-mail address, with any password, is that
 * person. An address that begins with "unconfirmed" is one that the provider has not checked.
 */
export async function startProvider(port: number, siteUrl: string): Promise<RunningProvider> {
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${siteUrl}/api/auth/callback/oidc`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for trying out'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: accountId, email_verified: !accountId.startsWith('unconfirmed') }),
    }),
  })
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    issuer,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
