import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'webhook.save': 'حفظ إشعار ويب',
    'webhook.remove': 'حذف إشعار ويب',
    'webhook.rotate-secret': 'تجديد سر إشعار ويب',
    'webhook.replay': 'إعادة إرسال إشعار ويب',
    'webhook.replay-failed': 'إعادة إرسال إشعارات ويب لم تصل',
  },
  en: {
    'webhook.save': 'Saved a webhook',
    'webhook.remove': 'Deleted a webhook',
    'webhook.rotate-secret': 'Renewed the secret of a webhook',
    'webhook.replay': 'Replayed a webhook delivery',
    'webhook.replay-failed': 'Replayed failed webhook deliveries',
  },
})
