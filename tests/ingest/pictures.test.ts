import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isCameraText } from '../../src/ingest/pictures/metadata/camera-text.ts'
import { readExif } from '../../src/ingest/pictures/metadata/exif.ts'
import { readIptc, utf8Of } from '../../src/ingest/pictures/metadata/iptc.ts'
import { momentOf } from '../../src/ingest/pictures/metadata/moment.ts'
import { readPicture } from '../../src/ingest/pictures/read.ts'
import { storePicture } from '../../src/ingest/pictures/store.ts'
import { withIptc } from '../api/files.ts'
import { temporaryFolder } from '../harness.ts'

const xmp = (properties: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`
const alternative = (name: string, text: string) =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`
const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })

test('the metadata of a picture is read', async () => {
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
    isAnimated: false,
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
    instructions: '',
    embargoedUntil: null,
    guessedEncoding: null,
  })
})

test('description, time and expiry of the licence are read', async () => {
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
  expect(await readPicture(bytes, { timeZone: 'Asia/Baghdad', language: 'ar' })).toMatchObject({
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
])('the time %s is read', (text, instant) => {
  expect(momentOf(text, 'Asia/Baghdad')).toEqual(instant && new Date(instant))
})

test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
  'the type %s is recognised by its content',
  async (format) => {
    expect((await readPicture(await picture().toFormat(format).toBuffer())).contentType).toBe(
      `image/${format}`,
    )
  },
)

test('a rotated picture has its visible size', async () => {
  const bytes = await picture(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await readPicture(bytes)).toMatchObject({ width: 40, height: 60 })
})

test('a file that is not a picture is refused with the reason', async () => {
  await expect(readPicture(Buffer.alloc(0))).rejects.toThrow('The file is empty.')
  await expect(readPicture(Buffer.from('<html>no</html>'))).rejects.toThrow(/does not take this kind of file/)
  await expect(
    readPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ).rejects.toThrow(/is an SVG/)
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
  await expect(readPicture(huge)).rejects.toThrow('101 megapixels (10100 × 10000); the limit is 100')
})

test('the same bytes are stored once and unchanged', async () => {
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

/** Arabic in a table of one byte for a letter, with Latin letters and signs as they are. */
function eightBit(text: string, encoding: string): Buffer {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(encoding)
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from([...text].map((sign) => table.get(sign)!))
}

describe('character sets of IPTC texts', () => {
  const caption = 'وزير الخارجية يصل إلى القاهرة صباح اليوم للمشاركة في المؤتمر'
  const read = async (value: Buffer, charset = '', credit: Buffer = Buffer.from('AFP')) =>
    readPicture(
      withIptc(
        await picture().jpeg().toBuffer(),
        [
          ['2:120', value],
          ['2:110', credit],
        ],
        charset,
      ),
    )

  test.each([
    ['UTF-8 that says so', Buffer.from(caption), '%G', null],
    ['UTF-8 that does not', Buffer.from(caption), '', null],
    ['ISO 8859-6 that says so', eightBit(caption, 'iso-8859-6'), '-G', null],
    ['ISO 8859-6 that does not', eightBit(caption, 'iso-8859-6'), '', 'iso-8859-6'],
    ['windows-1256', eightBit(caption, 'windows-1256'), '', 'windows-1256'],
    ['windows-1256 that says UTF-8', eightBit(caption, 'windows-1256'), '%G', 'windows-1256'],
  ])('%s', async (_, value, charset, guessedEncoding) => {
    expect(await read(value, charset)).toMatchObject({ caption, guessedEncoding, creditline: 'AFP' })
  })

  test('French in Latin-1 is read', async () => {
    const french = 'Le président à l’arrivée du sommet européen, à Genève'.replace('’', "'")
    expect(await read(Buffer.from('AFP'), '', eightBit('René', 'windows-1252'))).toMatchObject({
      creditline: 'René',
    })
    expect(await read(eightBit(french, 'windows-1252'))).toMatchObject({
      caption: french,
      guessedEncoding: 'windows-1252',
    })
  })

  test.each(['%G', ''])('a truncated text loses only the truncated character (%j)', async (charset) => {
    const bytes = Buffer.from('نصف'.repeat(400)).subarray(0, 1_999)
    const { caption: decoded, guessedEncoding } = await read(bytes, charset)
    expect(decoded).toBe('نصف'.repeat(400).slice(0, 999))
    expect(guessedEncoding).toBeNull()
  })

  test('a text cut at any byte keeps all its complete characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, at) => {
        const bytes = Buffer.from(`و${text}`)
        const cut = bytes.subarray(0, 2 + (at % (bytes.length - 1)))
        const decoded = utf8Of(cut)!
        expect(`و${text}`.startsWith(decoded)).toBe(true)
        expect(cut.length - Buffer.byteLength(decoded)).toBeLessThan(4)
        expect(bytes.subarray(Buffer.byteLength(decoded), cut.length).includes(0x20)).toBe(false)
      }),
    )
  })

  test('any bytes are read without failure', () => {
    const any = fc.uint8Array({ maxLength: 400 })
    const near = any.map((bytes) =>
      Buffer.concat([Buffer.from('8BIM\x04\x04\0\0\0\0\x01\0\x1c\x02\x78', 'latin1'), bytes]),
    )
    const tiff = any.map((bytes) => Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), bytes]))
    fc.assert(
      fc.property(fc.oneof(any, near, tiff), (bytes) => {
        readIptc(bytes).texts('2:120')
        readExif(bytes)
      }),
    )
  })
})

test('of captions in several languages the publication’s is used, otherwise the default', async () => {
  const many = `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A port</rdf:li><rdf:li xml:lang="ar-EG">ميناء</rdf:li><rdf:li xml:lang="fr">Un port</rdf:li></rdf:Alt></dc:description>`
  const bytes = await picture().withXmp(xmp(many)).jpeg().toBuffer()
  const captionIn = async (language: string) =>
    (await readPicture(bytes, { timeZone: 'UTC', language })).caption
  expect(await Promise.all(['ar', 'fr', 'en', 'ur'].map(captionIn))).toEqual([
    'ميناء',
    'Un port',
    'A port',
    'A port',
  ])
})

test.each(['png', 'webp', 'tiff', 'avif'] as const)(
  'a %s has the same metadata as a JPEG',
  async (format) => {
    const bytes = await picture()
      .withExif({ IFD0: { Artist: 'Huda Salem' }, IFD2: { DateTimeOriginal: '2026:03:01 14:05:00' } })
      .withXmp(xmp(alternative('dc:description', 'رصيف الميناء')))
      .toFormat(format)
      .toBuffer()
    expect(await readPicture(bytes)).toMatchObject({
      caption: 'رصيف الميناء',
      // sharp writes no EXIF into a TIFF.
      ...(format === 'tiff' ? {} : { photographer: 'Huda Salem', takenAt: new Date('2026-03-01T14:05:00Z') }),
    })
  },
)

test('instructions and the embargo are read', async () => {
  const bytes = withIptc(
    await picture()
      .withXmp(xmp('<photoshop:Instructions>NO ARCHIVES</photoshop:Instructions>'))
      .jpeg()
      .toBuffer(),
    [
      ['2:30', Buffer.from('20991231')],
      ['2:35', Buffer.from('120000+0300')],
      ['2:40', Buffer.from('MANDATORY CREDIT')],
    ],
  )
  expect(await readPicture(bytes)).toMatchObject({
    instructions: 'NO ARCHIVES / MANDATORY CREDIT',
    embargoedUntil: new Date('2099-12-31T09:00:00Z'),
  })
})

test('automatic texts of cameras are not captions', async () => {
  const bytes = await picture()
    .withExif({
      IFD0: { ImageDescription: 'OLYMPUS DIGITAL CAMERA         ', Make: 'OLYMPUS', Artist: 'Picasa' },
    })
    .jpeg()
    .toBuffer()
  expect(await readPicture(bytes)).toMatchObject({ caption: '', photographer: '' })
  const cameras = [
    'SONY DSC',
    'DCIM',
    'Exif_JPEG_PICTURE',
    'KODAK Digital Still Camera',
    'IMG_20260301_140500.jpg',
    'dav',
  ]
  expect(cameras.filter((text) => !isCameraText(text))).toEqual([])
  const captions = [
    'A digital camera on a table',
    'Image of the year',
    'DCIM folder',
    'Jpeg inventor dies',
    'كاميرا',
    'حفل',
  ]
  expect(captions.filter((text) => isCameraText(text))).toEqual([])
  expect(isCameraText('Galaxy S24', ['samsung', 'Galaxy S24'])).toBe(true)
})
