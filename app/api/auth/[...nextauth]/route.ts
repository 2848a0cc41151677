import { answerAuth } from '#lib/contributors/auth-route'

export const GET = answerAuth
export const POST = answerAuth
