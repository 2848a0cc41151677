/** @type {import('next').NextConfig} */
export default {
  // A test builds into a folder of its own while the newsroom serves from this one.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  // The press compresses a page once; Next would do it again on every request.
  compress: false,
  // Without this Next streams title and canonical into the body, where no search engine looks for them.
  htmlLimitedBots: /.*/,
  // The image optimiser decodes strangers' pictures in the server's process; server.ts answers 404 on it as well.
  images: { unoptimized: true },
  // The database driver keeps sockets and timers of its own; bundled it would be a second copy.
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg'],
}
