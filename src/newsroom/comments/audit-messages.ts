import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'comment.publish': 'نشر تعليق',
    'comment.reject': 'رفض تعليق',
    'comment.undo': 'التراجع عن قرار في تعليق',
    'comment.remove': 'حذف تعليق لسبب قانوني',
    'reader.erase-for': 'محو قارئ بطلب منه',
    'ban.add': 'حظر قارئ أو عنوان',
    'ban.lift': 'رفع حظر',
  },
  en: {
    'comment.publish': 'Published a comment',
    'comment.reject': 'Rejected a comment',
    'comment.undo': 'Undid a decision about a comment',
    'comment.remove': 'Removed a comment for a legal reason',
    'reader.erase-for': 'Erased a reader on request',
    'ban.add': 'Banned a reader or an address',
    'ban.lift': 'Lifted a ban',
  },
})
