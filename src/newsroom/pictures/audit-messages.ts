import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'media.add': 'رفع صورة أو فيديو',
    'media.describe': 'وصف صورة أو فيديو',
    'media.attach': 'تبديل ملف صورة أو فيديو',
    'media.caption': 'إضافة ترجمة مكتوبة إلى فيديو',
    'media.uncaption': 'إزالة ترجمة مكتوبة من فيديو',
    'media.remove': 'حذف صورة أو فيديو',
  },
  en: {
    'media.add': 'Uploaded a picture or video',
    'media.describe': 'Described a picture or video',
    'media.attach': 'Replaced a picture or video',
    'media.caption': 'Added captions to a video',
    'media.uncaption': 'Removed captions from a video',
    'media.remove': 'Deleted a picture or video',
  },
})
