/** Figures of the day, as an editor types them. */
import { z } from 'zod'
import { line, requiredLine } from '../../../kernel/fields.ts'
import { blockType, title } from '../type.ts'

export const numbers = blockType({
  type: 'numbers',
  label: { ar: 'أرقام', en: 'Numbers' },
  options: z.object({
    title,
    figures: z
      .array(
        z.strictObject({
          value: requiredLine(24).meta({ label: { ar: 'الرقم', en: 'Figure' }, maxLength: 24 }),
          label: requiredLine(120).meta({ label: { ar: 'ما يعنيه', en: 'What it says' }, maxLength: 120 }),
        }),
      )
      .min(1)
      .max(6)
      .meta({ label: { ar: 'الأرقام', en: 'Figures' } }),
    source: line(160)
      .default('')
      .meta({ label: { ar: 'المصدر', en: 'Source' }, maxLength: 160 }),
  }),
})
