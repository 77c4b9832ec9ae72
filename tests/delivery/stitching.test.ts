import { execFileSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNewsroom, get, header, page } from './newsroom.ts'

const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constant(''),
  // Larger than a deflate window, and than what is compressed on the spot.
  fc.nat(40_000).map((length) => '<p>قال الوزير إن الخطة ستعلن غدا</p>\n'.repeat(length / 30)),
)

async function stitched(fragments: string[]) {
  const newsroom = createNewsroom()
  for (const [index, text] of fragments.entries()) newsroom.texts.set(`t${index}`, text)
  newsroom.plans.set('1', page(fragments.map((_, index) => `part:t${index}`)))
  const gzip = await get(newsroom, '/p/1')
  const plain = await get(newsroom, '/p/1', { gzip: false })
  return { gzip, plain, whole: Buffer.from(fragments.join('')) }
}

test('fragments joined in any order give exactly their bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fragment, { maxLength: 10 }), async (fragments) => {
      const { gzip, plain, whole } = await stitched(fragments.map((text) => text.toWellFormed()))
      const sent = Buffer.concat(gzip.body)
      // gunzip checks the CRC and the length of the member, and that nothing follows it.
      expect(gunzipSync(sent).equals(whole)).toBe(true)
      expect(header(gzip, 'Content-Length')).toBe(String(sent.length))
      expect(Buffer.concat(plain.body).equals(whole)).toBe(true)
      expect(header(plain, 'Content-Length')).toBe(String(whole.length))
    }),
    { numRuns: 60 },
  )
})

test('gzip accepts the joined member', async () => {
  const { gzip, whole } = await stitched(['<html lang="ar">', '<p>خبر</p>'.repeat(5000), '', '</html>'])
  const input = Buffer.concat(gzip.body)
  execFileSync('gzip', ['--test'], { input })
  expect(execFileSync('gzip', ['-dc'], { input }).equals(whole)).toBe(true)
})

test('a fragment of several pages is rendered and compressed once', async () => {
  const newsroom = createNewsroom()
  newsroom.texts.set('frame', '<header>نشرة</header>')
  newsroom.plans.set('1', page(['part:frame', 'part:a']))
  newsroom.plans.set('2', page(['part:frame', 'part:b']))
  const first = await get(newsroom, '/p/1')
  const second = await get(newsroom, '/p/2')
  expect(newsroom.made.filter((key) => key === 'part:frame')).toHaveLength(1)
  expect(second.body[1]).toBe(first.body[1])
})
