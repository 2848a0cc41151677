// Loaded before server.ts: a server whose starter was killed ends too, and does not hold the port for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
