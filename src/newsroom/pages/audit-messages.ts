import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'page.save': 'حفظ صفحة',
    'page.create': 'نشر صفحة',
    'page.edit': 'تعديل صفحة',
    'page.remove': 'حذف صفحة',
  },
  en: {
    'page.save': 'Saved a page',
    'page.create': 'Published a page',
    'page.edit': 'Edited a page',
    'page.remove': 'Deleted a page',
  },
})
