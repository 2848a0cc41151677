/** @type {import('next').NextConfig} */
export default {
  // A test builds into a folder of its own while the newsroom serves from this one.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  // Without this Next streams title and canonical into the body, where no search engine looks for them.
  htmlLimitedBots: /.*/,
  // The image optimiser decodes strangers' pictures in the server's process; server.ts answers 404 on it as well.
  images: { unoptimized: true },
  // The public address of a list of changes, which the press answers itself; this is for development and plain `next start`.
  rewrites: async () =>
    ['', '/live/:slug', '/topic/:slug', '/by/:slug'].map((page) => ({
      source: `${page}/changes`,
      has: [{ type: 'query', key: 'after', value: '(?:[\\w-]+\\.)?(?<after>\\d+)' }],
      destination: `${page}/changes/:after`,
    })),
}
