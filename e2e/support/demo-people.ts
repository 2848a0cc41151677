/** People of the demo newsroom (prisma/seed.ts), and the password they share. */
export const DEMO_ADMIN = 'admin@writethru.test'
export const DEMO_PASSWORD = 'every-minute-counts'
