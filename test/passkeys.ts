import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { env, siteOrigin } from '#lib/platform/env'

const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const hash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

// As much of CBOR (RFC 8949) as an authenticator without attestation writes.
function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size])
  return size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
}
const cbor = {
  text: (text: string) => Buffer.concat([head(3, text.length), Buffer.from(text)]),
  bytes: (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes]),
  int: (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value)),
  map: (...pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]),
}

interface Signing {
  /** Where the browser was: another site where a person was lured there. */
  origin?: string
  rpId?: string
  /** Whether it asked for a finger or a PIN. */
  isVerified?: boolean
  /** What the authenticator has counted to; one more each time where nothing is said. */
  counter?: number
}

/** An authenticator in software: makes one passkey and signs with it. */
export function anAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let count = 0

  function dataOf(flags: number, { rpId = new URL(env().SITE_URL).hostname, isVerified = true, counter }: Signing) {
    count = counter ?? count + 1
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([hash(rpId), Buffer.from([flags | 1 | (isVerified ? 4 : 0)]), counted])
  }
  const clientData = (type: string, challenge: string, { origin = siteOrigin() }: Signing) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })

  function cose(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const [one, two] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    return cbor.map(
      [cbor.int(1), cbor.int(2)],
      [cbor.int(3), cbor.int(-7)],
      [cbor.int(-1), cbor.int(1)],
      [cbor.int(-2), cbor.bytes(one)],
      [cbor.int(-3), cbor.bytes(two)],
    )
  }

  const credential = { id: b64(id), rawId: b64(id), type: 'public-key' as const, clientExtensionResults: {} }

  return {
    id: credential.id,
    make({ challenge }: { challenge: string }, signing: Signing = {}) {
      const length = Buffer.from([id.length >> 8, id.length & 255])
      const data = Buffer.concat([dataOf(0x40, signing), Buffer.alloc(16), length, id, cose()])
      const attestationObject = cbor.map(
        [cbor.text('fmt'), cbor.text('none')],
        [cbor.text('attStmt'), cbor.map()],
        [cbor.text('authData'), cbor.bytes(data)],
      )
      const clientDataJSON = b64(clientData('webauthn.create', challenge, signing))
      const response = { clientDataJSON, attestationObject: b64(attestationObject), transports: ['internal'] }
      return { ...credential, response }
    },
    sign({ challenge }: { challenge: string }, signing: Signing = {}) {
      const data = dataOf(0, signing)
      const client = clientData('webauthn.get', challenge, signing)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, hash(client)]))
        .sign(privateKey)
      const response = { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) }
      return { ...credential, response }
    },
  }
}
