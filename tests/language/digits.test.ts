import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber, toDigits, toLatinDigits } from '../../src/language/digits.ts'
import { anyText } from './texts.ts'

test('separators use the style of the digits', () => {
  expect(formatNumber(1234.5, 'arab', 'ar')).toBe('١٬٢٣٤٫٥')
  expect(formatNumber(1234.5, 'latn', 'ar')).toBe('1,234.5')
  expect(formatNumber(1234.5, 'arabext', 'fa')).toBe('۱٬۲۳۴٫۵')
  expect(formatNumber(1234.5, 'latn', 'fr')).toBe('1\u202f234,5')
  expect(formatNumber(7, 'arab', 'ar')).toBe('٧')
})

test('digits of any style convert back', () => {
  const style = fc.constantFrom('latn', 'arab', 'arabext')
  fc.assert(
    fc.property(anyText, style, (text, digits) => {
      expect(toLatinDigits(toDigits(text, digits))).toBe(toLatinDigits(text))
    }),
  )
})

test('Arabic and Persian digits are read', () => {
  expect(toLatinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789 0123456789')
  expect(toDigits('2016-02', 'arab')).toBe('٢٠١٦-٠٢')
})
