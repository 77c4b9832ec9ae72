/** Names of actors in the screen's language, including the parts of the program that act by themselves. */
import { defineMessages, useMessages } from '../messages.ts'

const names = defineMessages<Record<string, string>>({
  ar: {
    demonstration: 'العيّنة التجريبية',
    import: 'الاستيراد',
    scheduler: 'الناشر الآلي',
    preview: 'المعاينة',
    start: 'بدء التشغيل',
    'command line': 'سطر الأوامر',
    beacon: 'عدّاد القراءة',
    'video renditions': 'معالجة الفيديو',
    'stream watcher': 'مراقب البث',
    moderation: 'قواعد الإشراف',
  },
  en: {
    demonstration: 'Demonstration',
    import: 'Import',
    scheduler: 'Scheduler',
    preview: 'Preview',
    start: 'Start of the program',
    'command line': 'Command line',
    beacon: 'Readers’ counter',
    'video renditions': 'Video renditions',
    'stream watcher': 'Stream watcher',
    moderation: 'Rules of moderation',
  },
})

/** People keep the name that they entered. */
export function useActorName(): (name: string) => string {
  const known = useMessages(names)
  return (name) => known[name] ?? name
}
