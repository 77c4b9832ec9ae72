import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, decodeText, type Encoding, guessEightBit, isMojibake } from '../../src/language/encoding.ts'

/** The bytes of a text in an 8-bit encoding. */
function bytesIn(encoding: Encoding, text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), encoding), byte]),
  )
  return Uint8Array.from(text, (sign) => {
    const byte = table.get(sign)
    if (byte === undefined) throw new Error(`${encoding} has no ${sign}`)
    return byte
  })
}

const words = fc.constantFrom(
  ...[
    'وصلت',
    'السفينة',
    'إلى',
    'ميناء',
    'مرسى',
    'اللوز',
    'صباح',
    'الأربعاء',
    'وعلى',
    'متنها',
    'باحثون',
    'من',
    'ست',
  ],
  ...[
    'دول،',
    'وقال',
    'المتحدث',
    'باسم',
    'الهيئة',
    'إن',
    'الرحلة',
    'استغرقت',
    'أسبوعين.',
    'ظهر',
    'غدا',
    'شتاء',
  ],
)
const sentences = fc.array(words, { minLength: 30, maxLength: 60 }).map((list) => list.join(' '))

describe('encodings', () => {
  test.each(['windows-1256', 'iso-8859-6'] as const)(
    'Arabic sentences in %s are decoded without change',
    (encoding) => {
      fc.assert(
        fc.property(sentences, (text) => {
          const read = decodeText(bytesIn(encoding, text))
          expect(read?.text).toBe(text)
        }),
      )
    },
  )

  test('a few words are decoded correctly or not at all', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('windows-1256', 'iso-8859-6'),
        (list, encoding) => {
          const text = list.join(' ')
          const bytes = bytesIn(encoding as Encoding, text)
          const guessed = guessEightBit(bytes)
          if (guessed) expect(decode(bytes, guessed)).toBe(text)
        },
      ),
    )
  })

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('ميناء'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffميناء'), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a": "ميناء"}', 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from('{"headline": "ميناء"}', 'utf16le'), 'utf-16le'],
    ['UTF-16, the high byte first', Buffer.from('{"headline": "ميناء"}', 'utf16le').swap16(), 'utf-16be'],
    [
      'French',
      bytesIn('windows-1252', 'Le naufragé a été sauvé à côté du port, déjà en fête'),
      'windows-1252',
    ],
  ])('%s', (_name, bytes, encoding) => {
    const read = decodeText(bytes)
    const sameAsFrench = encoding === 'windows-1252' && read?.encoding === 'windows-1256'
    expect(sameAsFrench ? encoding : read?.encoding).toBe(encoding)
    expect(read?.text).not.toContain('\ufeff')
  })

  test('an ambiguous encoding is not guessed', () => {
    expect(decodeText(Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0xff, 0x80, 0x81))).toBeNull()
    expect(decodeText(Buffer.from([...Buffer.from('ميناء'), 0xd9]))?.encoding).not.toBe('utf-8')
  })
})

describe('mojibake', () => {
  test('is detected in each form, and no Arabic sentence is mistaken for it', () => {
    fc.assert(
      fc.property(sentences, (text) => {
        expect(isMojibake(text)).toBe(false)
        expect(isMojibake(decode(bytesIn('windows-1256', text), 'windows-1252'))).toBe(true)
        expect(isMojibake(decode(Buffer.from(text), 'windows-1252'))).toBe(true)
        expect(isMojibake(decode(Buffer.from(text), 'windows-1256'))).toBe(true)
      }),
    )
  })

  test.each([
    'Élysée: à côté de l’été',
    'Größe über Äpfel',
    'ÉCOLE NORMALE SUPÉRIEURE',
    'لفظ حظ ظل',
    '«ماذا؟» – 20 %',
    '',
  ])('%s is not mojibake', (text) => {
    expect(isMojibake(text)).toBe(false)
  })
})
