/** Audio and documents for tests, made byte by byte. */

/** A second of a tone (RIFF WAVE, 8 kHz, 8 bits). */
export function wav(seed: number): Buffer {
  const samples = Buffer.from(
    Array.from({ length: 8_000 }, (_, n) => 128 + Math.round(60 * Math.sin((n * seed) / 9))),
  )
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** An ID3 tag that claims a size, before other bytes. */
export function tagged(size: number, rest: string): Buffer {
  const parts = [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f)
  return Buffer.concat([
    Buffer.from('ID3\x04\0\0', 'latin1'),
    Buffer.from(parts),
    Buffer.alloc(Math.min(size, 64)),
    Buffer.from(rest, 'latin1'),
  ])
}

/** A ZIP archive of small files, uncompressed. Readers of names need no checksums. */
export function zip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)]
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 0, 'latin1')
    local.writeUInt32LE(body.length, 18)
    local.writeUInt32LE(body.length, 22)
    local.writeUInt16LE(path.length, 26)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 0, 'latin1')
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(body.length, 24)
    entry.writeUInt16LE(path.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, path, body)
    central.push(entry, path)
    at += local.length + path.length + body.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

export const docx = (more: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>', ...more })

export const pdf = (seed: number): string => `%PDF-1.4\n1 0 obj<</Seed ${seed}>>endobj\ntrailer<<>>\n%%EOF\n`
