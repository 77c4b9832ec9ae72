import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'channel.save': 'تعديل القناة',
    'channel.plan-week': 'تخطيط أسبوع القناة',
    'channel.save-slot': 'تغيير موعد في الدليل',
    'channel.remove-slot': 'حذف موعد من الدليل',
  },
  en: {
    'channel.save': 'Edited the channel',
    'channel.plan-week': 'Planned the week',
    'channel.save-slot': 'Changed a slot of the guide',
    'channel.remove-slot': 'Removed a slot of the guide',
  },
})
