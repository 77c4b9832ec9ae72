import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'search-synonyms.save': 'حفظ مرادفات للبحث',
    'search-synonyms.remove': 'حذف مرادفات للبحث',
  },
  en: {
    'search-synonyms.save': 'Saved search synonyms',
    'search-synonyms.remove': 'Deleted search synonyms',
  },
})
