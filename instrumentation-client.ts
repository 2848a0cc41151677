import { config } from 'zod'

// In the desk's pages, before anything of theirs runs: zod would try whether it may compile its checks, and where it may not, as
// here, the browser reports a breach of the page's policy that is none.
config({ jitless: true })
