import type { Forms } from '../../../language/plural.ts'
import { defineWords } from '../../words.ts'

export const words = defineWords({
  ar: {
    added: 'أُضيف:',
    removed: 'حُذف:',
    end: 'انتهى',
    same: 'لا فرق بين النصين.',
    formatting: 'تغيّر التنسيق',
    blockAdded: 'إضافة',
    blockRemoved: 'حذف',
    unchanged: {
      two: 'فقرتان لم تتغيرا',
      few: 'فقرات لم تتغير',
      other: 'فقرة لم تتغير',
    } as Forms,
    kinds: {
      paragraph: 'فقرة',
      heading: 'عنوان فرعي',
      bulletList: 'قائمة بنقاط',
      orderedList: 'قائمة مرقّمة',
      blockquote: 'اقتباس',
      figure: 'صورة أو فيديو',
      articleCard: 'مادة من موادنا',
      factBox: 'صندوق معلومات',
      table: 'جدول',
    },
    item: (id: number) => `رقم ${id}`,
  },
  en: {
    added: 'Added:',
    removed: 'Removed:',
    end: 'end',
    same: 'The two texts are the same.',
    formatting: 'Formatting changed',
    blockAdded: 'Added',
    blockRemoved: 'Removed',
    unchanged: { other: 'unchanged paragraphs' },
    kinds: {
      paragraph: 'Paragraph',
      heading: 'Subhead',
      bulletList: 'Bulleted list',
      orderedList: 'Numbered list',
      blockquote: 'Quotation',
      figure: 'Picture or video',
      articleCard: 'One of our articles',
      factBox: 'Fact box',
      table: 'Table',
    },
    item: (id: number) => `number ${id}`,
  },
})
