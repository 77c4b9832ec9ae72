/** A program that uses the client of openapi-typescript and openapi-fetch. */
import createClient from 'openapi-fetch'
import type { components, paths } from './schema.d.ts'

const client = createClient<paths>({
  baseUrl: process.env.API_URL!,
  headers: { Authorization: `Bearer ${process.env.API_TOKEN}` },
})

const text: components['schemas']['Paragraph'] = {
  type: 'paragraph',
  content: [{ type: 'text', text: 'وصل الوزير إلى العاصمة.' }],
}
const made = await client.POST('/api/v1/articles', {
  params: { header: { 'Idempotency-Key': 'use-fetch-0001' } },
  body: { headline: 'خبر من برنامج', body: { type: 'doc', content: [text] } },
})
if (!made.data) throw new Error(made.error.detail)
const path = { id: made.data.id }
const published = await client.POST('/api/v1/articles/{id}/publish', {
  params: { path },
  body: { revision: made.data.revision },
})
const read = await client.GET('/api/v1/articles/{id}', { params: { path } })
const block: components['schemas']['Body']['content'][number] | undefined = read.data?.content.body.content[0]
const refused = await client.GET('/api/v1/articles/{id}', { params: { path: { id: 999_999 } } })
process.stdout.write(
  JSON.stringify([published.data?.state, read.data?.content.headline, block?.type, refused.error?.code]),
)
