/** A text of the newsroom's own: an announcement, an appeal, a link. */
import { z } from 'zod'
import { isLink, line } from '../../../kernel/fields.ts'
import { cleanProse } from '../../../language/clean-text.ts'
import { blockType, title } from '../type.ts'

export const text = blockType({
  type: 'text',
  label: { ar: 'نص حر', en: 'Free text' },
  options: z.object({
    title,
    text: z
      .string()
      .max(2_000)
      .transform(cleanProse)
      .pipe(z.string().trim().min(1, 'is missing'))
      .meta({ label: { ar: 'النص (سطر فارغ بين الفقرات)', en: 'Text (an empty line between paragraphs)' } }),
    link: z
      .string()
      .trim()
      .max(2_000)
      .refine((given) => given === '' || isLink(given), 'is not an address')
      .default('')
      .meta({ label: { ar: 'رابط (https://… أو /…)', en: 'Link (https://… or /…)' } }),
    linkLabel: line(80)
      .default('')
      .meta({ label: { ar: 'نص الرابط', en: 'Words of the link' }, maxLength: 80 }),
  }),
})
