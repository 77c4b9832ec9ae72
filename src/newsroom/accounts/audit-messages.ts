import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'account:signed-in': 'دخول',
    'account:signed-out': 'خروج',
    'account:password-changed': 'تغيير كلمة المرور',
    'account:second-factor-begun': 'تفعيل الخطوة الثانية',
    'account:second-factor-off': 'إيقاف الخطوة الثانية',
    'account:passkey-added': 'إضافة مفتاح مرور',
    'account:passkey-removed': 'حذف مفتاح مرور',
    'account:joined': 'الدخول برابط واختيار كلمة مرور',
    'account:backup-codes-made': 'إنشاء رموز احتياطية',
    'account:session-revoked': 'إنهاء جلسة',
    'account:sessions-revoked': 'إنهاء الجلسات الأخرى',
    'account:all-sessions-revoked': 'إنهاء كل الجلسات',
  },
  en: {
    'account:signed-in': 'Signed in',
    'account:signed-out': 'Signed out',
    'account:password-changed': 'Changed the password',
    'account:second-factor-begun': 'Turned on the second factor',
    'account:second-factor-off': 'Turned off the second factor',
    'account:passkey-added': 'Added a passkey',
    'account:passkey-removed': 'Removed a passkey',
    'account:joined': 'Joined by a link and chose a password',
    'account:backup-codes-made': 'Made backup codes',
    'account:session-revoked': 'Ended a session',
    'account:sessions-revoked': 'Ended the other sessions',
    'account:all-sessions-revoked': 'Ended all sessions',
  },
})
