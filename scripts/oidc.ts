// npm run oidc: a provider of single sign-on on this machine, to see "Continue with …" work. Not for a newsroom.
import { CLIENT, startProvider } from './lib/single-sign-on.ts'

const site = process.env.SITE_URL ?? 'http://localhost:3000'
const { issuer } = await startProvider(Number(process.env.OIDC_PORT ?? 3901), site)
console.log(`Single sign-on for ${site} is at ${issuer}. Any e-mail address with any password signs in. Start the newsroom with:

  OIDC_ISSUER=${issuer} OIDC_CLIENT_ID=${CLIENT.id} OIDC_CLIENT_SECRET=${CLIENT.secret} OIDC_NAME="the test provider" npm start

Ctrl C ends it.`)
