import { createTransport } from 'nodemailer'
import { type Look, look, must } from './finding.ts'
import type { Settings } from './settings.ts'

/** A server that takes longer would hold up whoever invites a colleague. */
const REACH_MS = 5_000

export const lookAtServices = ({ SMTP_URL, MEDIA_S3_URL }: Settings): Promise<Look[]> =>
  Promise.all([...(SMTP_URL ? [lookAtMail(SMTP_URL)] : []), ...(MEDIA_S3_URL ? [lookAtBucket(MEDIA_S3_URL)] : [])])

async function lookAtMail(url: string): Promise<Look> {
  const limits = { connectionTimeout: REACH_MS, greetingTimeout: REACH_MS, socketTimeout: REACH_MS }
  const transport = createTransport({ url, ...limits })
  try {
    await transport.verify()
    return look('the mail server')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'no answer'
    return look(
      'the mail server',
      must(
        `The mail server of SMTP_URL does not take our log-in (${code}).`,
        'Correct SMTP_URL, or start that server.',
      ),
    )
  } finally {
    transport.close()
  }
}

/** Asked as a stranger, without a signature: a bucket that answers shows unpublished pictures to everybody. */
async function lookAtBucket(url: string): Promise<Look> {
  const about = 'the bucket'
  const address = `${url.replace(/\/$/, '')}/?list-type=2&max-keys=1`
  const answer = await fetch(address, { signal: AbortSignal.timeout(REACH_MS), redirect: 'manual' }).catch(() => null)
  if (!answer) {
    return look(about, must('The bucket of MEDIA_S3_URL cannot be reached.', 'Correct MEDIA_S3_URL, or its network.'))
  }
  await answer.body?.cancel()
  return look(
    about,
    answer.ok &&
      must(
        'Anybody may list the bucket of MEDIA_S3_URL, with pictures that are not published or were taken down.',
        'Block public access to the bucket: Writethru asks with a signature and serves pictures itself.',
      ),
  )
}
