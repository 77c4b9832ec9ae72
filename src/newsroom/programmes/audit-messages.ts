import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'programme.save': 'حفظ برنامج',
    'programme.remove': 'حذف برنامج',
    'programme.merge': 'دمج برنامجين',
  },
  en: {
    'programme.save': 'Saved a programme',
    'programme.remove': 'Deleted a programme',
    'programme.merge': 'Merged two programmes',
  },
})
