/** Gives a font a name of our own: what is changed may not carry a name that its makers reserved (OFL 1.1, 3). */

/** The naming table of OpenType with a family, a style and the notice of its makers. */
function namingTable(name: string, notice: string): Buffer {
  const records: [id: number, text: string][] = [
    ...([
      [0, notice],
      [1, name],
      [2, 'Regular'],
      [3, name],
      [4, name],
      [6, name],
    ] as [number, string][]),
    ...([
      [13, 'SIL Open Font License, Version 1.1'],
      [14, 'https://openfontlicense.org'],
    ] as [number, string][]),
  ]
  const texts = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + 12 * records.length)
  head.writeUInt16BE(records.length, 2)
  head.writeUInt16BE(head.length, 4)
  let at = 0
  for (const [index, [id]] of records.entries()) {
    const length = texts[index]!.length
    for (const [place, value] of [3, 1, 0x409, id, length, at].entries())
      head.writeUInt16BE(value, 6 + 12 * index + 2 * place)
    at += length
  }
  return Buffer.concat([head, ...texts])
}

/** @param sfnt a font as TrueType or OpenType has it · @param name letters and digits */
export function renameFont(sfnt: Buffer, name: string, notice: string): Buffer {
  const count = sfnt.readUInt16BE(4)
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 12 + 16 * index
    const tag = sfnt.toString('latin1', entry, entry + 4)
    const [offset, length] = [sfnt.readUInt32BE(entry + 8), sfnt.readUInt32BE(entry + 12)]
    return { tag, bytes: tag === 'name' ? namingTable(name, notice) : sfnt.subarray(offset, offset + length) }
  })
  const head = Buffer.from(sfnt.subarray(0, 12 + 16 * count))
  const parts = [head]
  let at = head.length
  for (const [index, { bytes }] of tables.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    let sum = 0
    for (let word = 0; word < padded.length; word += 4) sum = (sum + padded.readUInt32BE(word)) >>> 0
    const entry = 12 + 16 * index
    head.writeUInt32BE(sum, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(bytes.length, entry + 12)
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat(parts)
}
