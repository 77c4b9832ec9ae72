import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combine, shiftFor } from '../../src/delivery/crc.ts'

const bytes = fc.uint8Array({ maxLength: 2000 })

test('the combined CRC of parts is that of all their bytes', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 12 }), (runs) => {
      const combined = runs.reduce((crc, run) => combine(crc, crc32(run), shiftFor(run.length)), 0)
      expect(combined).toBe(crc32(Buffer.concat(runs)))
    }),
  )
})

test('for lengths of many gigabytes, two shifts equal one shift by the sum', () => {
  const lengths = fc.integer({ min: 0, max: 2 ** 40 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), lengths, lengths, (crc, a, b) => {
      expect(combine(combine(crc, 0, shiftFor(a)), 0, shiftFor(b))).toBe(combine(crc, 0, shiftFor(a + b)))
    }),
  )
})
