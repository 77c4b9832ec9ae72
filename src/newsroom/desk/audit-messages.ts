import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'clock.retry': 'إعادة محاولة ما لم يتم في موعده',
  },
  en: {
    'clock.retry': 'Retried a failed scheduled task',
  },
})
