import { z } from 'zod'

const Env = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    /** A session connection for LISTEN, where DATABASE_URL goes through a pooler. */
    DATABASE_LISTEN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** A log-in of its own for reader pages, a member of the role `npm start` makes: docs/security.md. */
    DATABASE_READER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** The public origin, without a path: https://news.example */
    SITE_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
    /** The address to listen on; 0.0.0.0 for every network this machine is in. */
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    /** Encrypts session cookies; at least 32 characters. */
    NEXTAUTH_SECRET: z.string().min(32),
    /** Addresses of the proxies whose X-Forwarded-* count, separated by commas; without it nobody's do. */
    TRUSTED_PROXY: z.string().default(''),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default('Writethru <no-reply@localhost>'),
    /** Single sign-on by OpenID Connect: the issuer's address, under which /.well-known/openid-configuration lies. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    /** What people call it: "Continue with <name>". */
    OIDC_NAME: z.string().min(1).default('single sign-on'),
    /** Where this process keeps the editions of the press. */
    EDITIONS_DIR: z.string().default('./data/editions'),
    /** Where images are kept; with MEDIA_S3_URL, the copies of them that this machine serves. */
    MEDIA_DIR: z.string().default('./data/media'),
    /** A bucket of an S3-compatible storage, path-style: https://s3.eu-central-1.amazonaws.com/our-bucket */
    MEDIA_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
    MEDIA_S3_REGION: z.string().default('us-east-1'),
    MEDIA_S3_KEY_ID: z.string().min(1).optional(),
    MEDIA_S3_SECRET: z.string().min(1).optional(),
    /** Where /metrics, /healthz and /readyz answer on a port of their own, on HOST. */
    OPERATIONS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    /** With it, /metrics answers on PORT too, to `Authorization: Bearer`; at least 16 characters. */
    METRICS_TOKEN: z.string().min(16).optional(),
  })
  .refine(({ MEDIA_S3_URL: url, MEDIA_S3_KEY_ID: id, MEDIA_S3_SECRET: secret }) => !url || (id && secret), {
    path: ['MEDIA_S3_URL'],
    message: 'needs MEDIA_S3_KEY_ID and MEDIA_S3_SECRET beside it',
  })
  .refine(({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret }) => !issuer || (id && secret), {
    path: ['OIDC_ISSUER'],
    message: 'needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it',
  })

export type Env = z.infer<typeof Env>

let cached: Env | undefined

/** The configuration, read once; throws a sentence that names the variable that is wrong. */
export function env(): Env {
  if (cached) return cached
  const parsed = Env.safeParse(process.env)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new Error(`Configuration: ${wrong}`)
  }
  cached = parsed.data
  return cached
}

export const siteOrigin = (): string => new URL(env().SITE_URL).origin
