import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'agency.save': 'حفظ وكالة',
    'agency.remove': 'حذف وكالة',
    'agency.merge': 'دمج وكالتين',
  },
  en: {
    'agency.save': 'Saved an agency',
    'agency.remove': 'Deleted an agency',
    'agency.merge': 'Merged two agencies',
  },
})
