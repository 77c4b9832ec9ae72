import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'token.create': 'إنشاء رمز وصول',
    'token.revoke': 'إبطال رمز وصول',
  },
  en: {
    'token.create': 'Made a token',
    'token.revoke': 'Revoked a token',
  },
})

export const auditFields = defineMessages<Record<string, string>>({
  ar: { days: 'المدة' },
  en: { days: 'Valid for' },
})
