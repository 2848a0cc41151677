import { revalidatePath, revalidateTag } from 'next/cache'

export async function POST(request) {
  const slug = await request.text()
  revalidatePath(`/isr/${slug}`)
  revalidateTag(`story-${slug}`, { expire: 0 })
  return new Response(null, { status: 204 })
}
