import { defineMessages } from '../messages.ts'
import { roleMessages } from '../session/roles.ts'
import { messages } from './messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'staff.add': 'إضافة عضو',
    'staff.edit': 'تعديل عضو',
    'staff.become-author': 'إضافة العضو نفسه إلى الكُتّاب',
    'staff.invite': 'إنشاء رابط دخول',
    'staff.end-sessions': 'إنهاء جلسات عضو',
    'staff.rename-self': 'تغيير الاسم',
  },
  en: {
    'staff.add': 'Added a member',
    'staff.edit': 'Edited a member',
    'staff.become-author': 'Became an author',
    'staff.invite': 'Made an invitation link',
    'staff.end-sessions': 'Signed a member out',
    'staff.rename-self': 'Changed their name',
  },
})

export const auditFields = defineMessages<Record<string, string>>({
  ar: { name: messages.ar.name, role: roleMessages.ar.role, active: 'يدخل غرفة الأخبار' },
  en: { name: messages.en.name, role: roleMessages.en.role, active: 'Can sign in' },
})

export const auditValues = defineMessages<Record<string, Record<string, string>>>({
  ar: { role: roleMessages.ar.roles },
  en: { role: roleMessages.en.roles },
})
