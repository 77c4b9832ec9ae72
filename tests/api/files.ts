/** Files as people send them: sound ones, and those that a newsroom must not take. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { temporaryFolder } from '../harness.ts'

/** A picture that no other test has: `seed` is its colour. */
export const picture = (seed: number, width = 900, height = 600) =>
  sharp({
    create: { width, height, channels: 3, background: { r: seed % 256, g: (seed * 7) % 256, b: 90 } },
  })

export const jpeg = (seed: number, width?: number, height?: number): Promise<Buffer> =>
  picture(seed, width, height).jpeg().toBuffer()

/** A picture that cannot be made much smaller, so that half of it is not all of it. */
export const noise = (): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: 400, height: 300, channels: 3, background: '#000' },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()

const names = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  aux: 'http://ns.adobe.com/exif/1.0/aux/',
}

/** Metadata of a camera and a desk in a test picture: location, serial number and author. */
export const secretSerial = 'SN4477123098'
export const secretPlace = '33,18.9876N'
export const metadata = (caption: string, credit: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${Object.entries(
    names,
  )
    .map(([name, space]) => `xmlns:${name}="${space}"`)
    .join(
      ' ',
    )} exif:GPSLatitude="${secretPlace}" exif:GPSLongitude="44,22.1234E" aux:SerialNumber="${secretSerial}"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${caption}</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>هدى سالم</rdf:li></rdf:Seq></dc:creator><dc:subject><rdf:Bag><rdf:li>ميناء</rdf:li></rdf:Bag></dc:subject><photoshop:Credit>${credit}</photoshop:Credit><photoshop:DateCreated>2026-03-01T14:05:00Z</photoshop:DateCreated></rdf:Description></rdf:RDF></x:xmpmeta>`

/** A JPEG with a place and a serial number in EXIF as well as in XMP. */
export const tellingPicture = (seed: number, caption: string, credit: string): Promise<Buffer> =>
  picture(seed)
    .withExif({
      IFD0: { Artist: 'Huda Salem', Make: 'Camera' },
      IFD2: { BodySerialNumber: secretSerial, LensSerialNumber: secretSerial },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 18/1 5926/100', GPSLongitudeRef: 'E' },
    })
    .withXmp(metadata(caption, credit))
    .jpeg()
    .toBuffer()

/**
 * A block of IPTC-IIM fields ("2:120") as Photoshop writes it into a JPEG. `charset` is field 1:90 without
 * ESC.
 */
export function withIptc(jpeg: Buffer, fields: [string, Buffer][], charset = ''): Buffer {
  const all: [string, Buffer][] = [
    ...(charset ? [['1:90', Buffer.from(`\x1b${charset}`, 'latin1')] as [string, Buffer]] : []),
    ...fields,
  ]
  const iim = Buffer.concat(
    all.flatMap(([name, value]) => {
      const [record, dataset] = name.split(':').map(Number)
      return [Buffer.from([0x1c, record!, dataset!, value.length >> 8, value.length & 0xff]), value]
    }),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32BE(iim.length)
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'),
    ...[size, iim, Buffer.alloc(iim.length & 1)],
  ])
  const marker = Buffer.from([0xff, 0xed, 0, 0])
  marker.writeUInt16BE(resource.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, resource, jpeg.subarray(2)])
}

export const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

/** A film of two seconds as phones write it, with the place in its head (©xyz). */
export function film(seed: number, { place = '', kind = 'vide' } = {}): Buffer {
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(1_000, 12)
  mvhd.writeUInt32BE(2_000, 16)
  const tkhd = Buffer.alloc(84)
  tkhd.writeUInt32BE(0x00010000, 40)
  tkhd.writeUInt32BE(640 << 16, 76)
  tkhd.writeUInt32BE(360 << 16, 80)
  const hdlr = Buffer.alloc(24)
  hdlr.write(kind, 8, 'latin1')
  const udta = place
    ? box('udta', box('\u00a9xyz', Buffer.from(`\0\u0012\u0015\u00c7${place}`, 'latin1')))
    : Buffer.alloc(0)
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\x01isommp42', 'latin1')),
    box('moov', box('mvhd', mvhd), udta, box('trak', box('tkhd', tkhd), box('mdia', box('hdlr', hdlr)))),
    box('mdat', Buffer.alloc(4_000, seed)),
  ])
}

/** A real film, made by the encoder that most tools use; null where there is none. */
export function encodedFilm(ending: 'mp4' | 'webm'): Buffer | null {
  const path = join(temporaryFolder(), `film.${ending}`)
  try {
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10:duration=2']
    const place = ['-metadata', 'location=+33.3152+044.3661/', '-metadata', 'title=SECRET-TITLE']
    execFileSync('ffmpeg', ['-v', 'error', ...source, ...place, '-pix_fmt', 'yuv420p', path], {
      stdio: 'pipe',
    })
    return readFileSync(path)
  } catch {
    console.warn('Left out: what needs ffmpeg, which is not on this machine.')
    return null
  }
}

/** A video as an iPhone writes it, with a location in its header. */
export function phoneFilm(codec: 'libx264' | 'libx265'): Buffer | null {
  const path = join(temporaryFolder(), 'film.mov')
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10:duration=2']
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2', '-c:a', 'pcm_s16le']
  const metadata = ['-metadata', 'location=+33.3152+044.3661/', '-metadata', 'title=SECRET-TITLE']
  const maker = ['-metadata', 'make=Secret Maker', '-movflags', 'use_metadata_tags']
  try {
    execFileSync(
      'ffmpeg',
      ['-v', 'error', ...source, ...sound, ...metadata, ...maker, '-c:v', codec, '-pix_fmt', 'yuv420p', path],
      { stdio: 'pipe' },
    )
    return readFileSync(path)
  } catch {
    console.warn('Left out: what needs ffmpeg with this encoder, which is not on this machine.')
    return null
  }
}

/**
 * A HEIC as a phone writes it: 200 × 120 pixels that are to be turned, a red corner, the colours of Display P3, words and
 * a place. Made of a picture of our own: sharp writes the JPEG, `heif-enc -q 40` the HEIC,
 * to which the turn (irot) was added.
 */
export const phoneHeic = (): Buffer => readFileSync(join(import.meta.dirname, 'fixtures/phone.heic'))
