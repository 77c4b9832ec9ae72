import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'redirect.save': 'حفظ تحويل',
    'redirect.remove': 'حذف تحويل',
    'redirects.import': 'استيراد تحويلات',
    'redirect-patterns.import': 'استيراد أنماط تحويل',
    'redirect-pattern.save': 'حفظ نمط تحويل',
    'redirect-pattern.remove': 'حذف نمط تحويل',
  },
  en: {
    'redirect.save': 'Saved a redirect',
    'redirect.remove': 'Deleted a redirect',
    'redirects.import': 'Imported redirects',
    'redirect-patterns.import': 'Imported patterns of redirects',
    'redirect-pattern.save': 'Saved a pattern of redirects',
    'redirect-pattern.remove': 'Deleted a pattern of redirects',
  },
})
