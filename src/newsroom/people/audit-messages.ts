import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'person.save': 'حفظ كاتب',
    'person.remove': 'حذف كاتب',
    'person.merge': 'دمج كاتبين',
  },
  en: {
    'person.save': 'Saved a person',
    'person.remove': 'Deleted a person',
    'person.merge': 'Merged two people',
  },
})
