/** The newest articles of a section, except those already shown above. */
import { z } from 'zod'
import { id } from '../../../kernel/fields.ts'
import { blockType, look } from '../type.ts'

const looks = look({
  mosaic: { ar: 'مادة كبيرة وبجانبها صور', en: 'One large, pictures beside it' },
  rows: { ar: 'صف من الصور', en: 'A row of pictures' },
  columns: { ar: 'مادة كبيرة وبجانبها عناوين', en: 'One large, headlines beside it' },
  list: { ar: 'قائمة بصور صغيرة', en: 'A list with small pictures' },
})

const options = z.object({
  sectionId: id.meta({ label: { ar: 'القسم', en: 'Section' } }),
  look: looks,
})

export const sectionBand = blockType({
  type: 'section-band',
  label: { ar: 'شريط قسم', en: 'Section' },
  options,
})
