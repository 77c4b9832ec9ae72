/** The word for breaking news before a headline is said once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutBreakingLabel } from '../../src/language/breaking-label.ts'

test.each([
  ['عاجل: انقطاع الكهرباء', 'انقطاع الكهرباء'],
  ['عاجل : انقطاع', 'انقطاع'],
  ['عاجل: عاجل: انقطاع', 'انقطاع'],
  ['🔴 عاجل | انقطاع', 'انقطاع'],
  ['#عاجل - انقطاع', 'انقطاع'],
  ['عاجل.. انقطاع', 'انقطاع'],
  ['خبر عاجل – انقطاع', 'انقطاع'],
  ['\u200fعاجل: انقطاع', 'انقطاع'],
  ['BREAKING: Power is out', 'Power is out'],
  ['Urgent : panne', 'panne'],
  ['فوری: قطع برق', 'قطع برق'],
  ['بریکنگ نیوز: بجلی بند', 'بجلی بند'],
  // A word of the headline itself.
  ['عاجلًا أم آجلًا يعود التيار', 'عاجلًا أم آجلًا يعود التيار'],
  ['عاجل التنفيذ قرار المحكمة', 'عاجل التنفيذ قرار المحكمة'],
  ['بيان عاجل: انقطاع', 'بيان عاجل: انقطاع'],
  ['عاجل:', 'عاجل:'],
])('%s', (headline, bare) => {
  expect(withoutBreakingLabel(headline)).toBe(bare)
})

test('removes the label; a headline without one stays unchanged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('عاجل', ' ', ':', '|', 'خبر', '#', 'مطر', '-', 'Breaking'), { maxLength: 12 }),
      (parts) => {
        const headline = parts.join('')
        const bare = withoutBreakingLabel(headline)
        expect(headline.endsWith(bare)).toBe(true)
        expect(withoutBreakingLabel(bare)).toBe(bare)
      },
    ),
  )
})
