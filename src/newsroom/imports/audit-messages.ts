import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'import.upload': 'إضافة أرشيف للنقل',
    'import.start': 'بدء نقل أرشيف أو تجربته',
    'import.map': 'حفظ ما يصير إليه أرشيف',
    'import.forget': 'حذف ملفات أرشيف',
    'import.start-undo': 'طلب التراجع عن نقل أرشيف',
    'import.undo': 'التراجع عن نقل أرشيف',
  },
  en: {
    'import.upload': 'Added an archive to import',
    'import.start': 'Started an import, or a trial of one',
    'import.map': 'Saved the mapping of an archive',
    'import.forget': 'Deleted the files of an archive',
    'import.start-undo': 'Asked to undo an import',
    'import.undo': 'Undid an import',
  },
})
