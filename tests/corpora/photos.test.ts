import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readPicture } from '../../src/ingest/pictures/read.ts'
import { openApi } from '../api/api.ts'
import { corpora, has } from './corpora.ts'

const photos = join(corpora, 'photos')
describe.runIf(has(photos))('pictures of real photographers', () => {
  const read = (name: string) => readPicture(readFileSync(join(photos, name)))

  test('metadata of an agency, a staff and an independent photographer is read', async () => {
    expect(await read('exifr-iptc-agency-photographer-example.jpg')).toMatchObject({
      headline: 'Lincoln Memorial',
      photographer: 'Julie Doe',
      creditline: 'Julie Doe / Mugwum Press',
      copyrightNotice: '©2009 Julie Doe / Mugwum Press, all rights reserved',
      usageTerms: expect.stringMatching(/^Image to be used One-time only/),
    })
    expect(await read('exifr-iptc-staff-photographer-example.jpg')).toMatchObject({
      creditline: 'John Doe / Big Newspaper',
    })
    expect(await read('exifr-iptc-independent-photographer-example.jpg')).toMatchObject({
      photographer: 'David Riecks',
    })
  })

  test('a rotated picture, one without metadata, one with broken metadata and a TIFF are read', async () => {
    expect(await read('exifr-orientation-f6t.jpg')).toMatchObject({ width: 48, height: 80 })
    expect(await read('exifr-noexif.jpg')).toMatchObject({ caption: '', creditline: '', width: 250 })
    expect(await read('exifr-broken1.jpg')).toMatchObject({ headline: 'Palace of Culture and Science' })
    expect(await read('exifr-tif-with-iptc-icc-xmp.tif')).toMatchObject({ contentType: 'image/tiff' })
  })
})

test.runIf(has(photos))('the API accepts them', async () => {
  const api = await openApi()
  onTestFinished(() => api.close())
  const reporter = await api.member('reporter')
  const send = (name: string) =>
    reporter.send(
      'POST',
      `/media?filename=${encodeURIComponent(name)}`,
      readFileSync(join(photos, name)) as BodyInit,
      { 'Content-Type': 'image/jpeg' },
    )
  expect((await send('exifr-iptc-agency-photographer-example.jpg')).body.media).toMatchObject({
    photographer: 'Julie Doe',
    creditline: 'Julie Doe / Mugwum Press',
    usageTerms: expect.stringMatching(/^Image to be used One-time only/),
  })
  expect((await send('exifr-orientation-f6t.jpg')).body.media).toMatchObject({ width: 48, height: 80 })
  for (const name of readdirSync(photos)) expect([name, (await send(name)).status]).toEqual([name, 200])
})
