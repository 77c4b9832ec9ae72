/** A program that uses the client of @hey-api/openapi-ts. */
import { client } from './client/client.gen'
import { createArticle, publishArticle, readArticle } from './client/sdk.gen'
import type { Body } from './client/types.gen'

client.setConfig({
  baseUrl: process.env.API_URL!,
  auth: ({ scheme }) => (scheme === 'bearer' ? process.env.API_TOKEN : undefined),
})

const body: Body = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'وصل الوزير إلى العاصمة.' }] }],
}
const made = await createArticle({
  headers: { 'Idempotency-Key': 'use-hey-0001' },
  body: { headline: 'خبر من برنامج آخر', body },
})
if (!made.data) throw new Error(made.error.detail)
const path = { id: made.data.id }
const published = await publishArticle({ path, body: { revision: made.data.revision } })
const read = await readArticle({ path })
const refused = await readArticle({ path: { id: 999_999 } })
process.stdout.write(
  JSON.stringify([
    published.data?.state,
    read.data?.content.headline,
    read.data?.content.body.content[0]?.type,
    refused.error?.code,
  ]),
)
