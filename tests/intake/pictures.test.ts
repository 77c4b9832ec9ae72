import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/intake/pictures/metadata.ts'
import { readPicture } from '../../src/intake/pictures/read.ts'
import { storePicture } from '../../src/intake/pictures/store.ts'
import { temporaryFolder } from '../harness.ts'
import { corpora, has } from './corpora.ts'

const xmp = (properties: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`
const alternative = (name: string, text: string) =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`
const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })

test('what a picture says of itself', async () => {
  const bytes = await picture()
    .withXmp(
      xmp(
        [
          alternative('dc:description', 'رصيف الميناء &amp; السفن'),
          '<dc:creator><rdf:Seq><rdf:li>هدى سالم</rdf:li></rdf:Seq></dc:creator>',
          alternative('dc:rights', '© الضفاف'),
          '<photoshop:Credit>وكالة الضفاف</photoshop:Credit>',
          '<photoshop:Headline>الميناء</photoshop:Headline>',
          alternative('xmpRights:UsageTerms', 'للتحرير وحده'),
          alternative('Iptc4xmpCore:AltTextAccessibility', 'سفن عند رصيف'),
        ].join(''),
      ),
    )
    .jpeg()
    .toBuffer()
  expect(await readPicture(bytes)).toEqual({
    contentType: 'image/jpeg',
    ending: 'jpg',
    width: 60,
    height: 40,
    headline: 'الميناء',
    caption: 'رصيف الميناء & السفن',
    creditline: 'هدى سالم / وكالة الضفاف',
    photographer: 'هدى سالم',
    altText: 'سفن عند رصيف',
    copyrightNotice: '© الضفاف',
    usageTerms: 'للتحرير وحده',
    sources: ['وكالة الضفاف'],
    keywords: [],
    takenAt: null,
    expiresAt: null,
  })
})

test('what it is of, when it was taken and until when it may be used', async () => {
  const bytes = await picture()
    .withXmp(
      xmp(
        [
          '<dc:subject><rdf:Bag><rdf:li>ميناء</rdf:li><rdf:li>سفن</rdf:li><rdf:li>ميناء</rdf:li></rdf:Bag></dc:subject>',
          '<photoshop:DateCreated>2026-03-01T14:05:00</photoshop:DateCreated>',
          '<plus:LicenseEndDate xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">2027-03-01</plus:LicenseEndDate>',
        ].join(''),
      ),
    )
    .jpeg()
    .toBuffer()
  expect(await readPicture(bytes, 'Asia/Baghdad')).toMatchObject({
    keywords: ['ميناء', 'سفن'],
    takenAt: new Date('2026-03-01T11:05:00Z'),
    expiresAt: new Date('2027-02-28T21:00:00Z'),
  })
})

test.each([
  ['2026:03:01 14:05:00', '2026-03-01T11:05:00Z'],
  ['2026:03:01 14:05:00+02:00', '2026-03-01T12:05:00Z'],
  ['2026-03-01T14:05', '2026-03-01T11:05:00Z'],
  ['2026-03-01T14:05:00.12Z', '2026-03-01T14:05:00Z'],
  ['20260301140500+0300', '2026-03-01T11:05:00Z'],
  ['20260301', '2026-02-28T21:00:00Z'],
  ['0000:00:00 00:00:00', null],
  ['2026:02:31 10:00:00', null],
  ['1 March', null],
])('the moment %s', (text, instant) => {
  expect(momentOf(text, 'Asia/Baghdad')).toEqual(instant && new Date(instant))
})

test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
  '%s is known by its content',
  async (format) => {
    expect((await readPicture(await picture().toFormat(format).toBuffer())).contentType).toBe(
      `image/${format}`,
    )
  },
)

test('a turned picture has the size that is seen', async () => {
  const bytes = await picture(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await readPicture(bytes)).toMatchObject({ width: 40, height: 60 })
})

test('what is no picture says why', async () => {
  await expect(readPicture(Buffer.alloc(0))).rejects.toThrow('The file is empty.')
  await expect(readPicture(Buffer.from('<html>no</html>'))).rejects.toThrow(/not a picture that can be read/)
  await expect(
    readPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ).rejects.toThrow(/of the kind svg/)
  const noise = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
  await expect(readPicture(noise.subarray(0, noise.length / 3))).rejects.toThrow(/^The picture is broken/)
  const huge = await picture(10_100, 10_000).png({ compressionLevel: 9 }).toBuffer()
  await expect(readPicture(huge)).rejects.toThrow('101 megapixels (10100 × 10000); at most 100')
})

test('the same bytes are stored once, whole and as they came', async () => {
  const mediaDir = temporaryFolder()
  const bytes = await picture()
    .withXmp(xmp('<photoshop:Headline>الميناء</photoshop:Headline>'))
    .jpeg()
    .toBuffer()
  const [one, other] = await Promise.all([
    storePicture({ mediaDir, bytes }),
    storePicture({ mediaDir, bytes }),
  ])
  expect(other).toEqual(one)
  expect(one).toMatchObject({
    file: expect.stringMatching(/^[0-9a-f]{64}\.jpg$/),
    sizeInBytes: bytes.length,
    headline: 'الميناء',
  })
  const folder = join(mediaDir, 'originals', one.file.slice(0, 2))
  expect(readdirSync(folder)).toEqual([one.file])
  expect(readFileSync(join(folder, one.file)).equals(bytes)).toBe(true)
  await expect(storePicture({ mediaDir, bytes: Buffer.from('no') })).rejects.toThrow()
  expect(existsSync(join(mediaDir, 'originals'))).toBe(true)
})

const photos = join(corpora, 'photos')
describe.runIf(has(photos))("photographers' own pictures", () => {
  const read = (name: string) => readPicture(readFileSync(join(photos, name)))

  test('an agency, a staff and an independent photographer', async () => {
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

  test('a turned one, one without metadata, one with broken metadata, a TIFF', async () => {
    expect(await read('exifr-orientation-f6t.jpg')).toMatchObject({ width: 48, height: 80 })
    expect(await read('exifr-noexif.jpg')).toMatchObject({ caption: '', creditline: '', width: 250 })
    expect(await read('exifr-broken1.jpg')).toMatchObject({ headline: 'Palace of Culture and Science' })
    expect(await read('exifr-tif-with-iptc-icc-xmp.tif')).toMatchObject({ contentType: 'image/tiff' })
  })
})
