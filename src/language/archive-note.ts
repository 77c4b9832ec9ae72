import type { Language } from './languages.ts'

// Runs in browsers: keep it small.

/** What readers are told above an article that is older than a year. */
export const archiveNotes: Record<Language, string> = {
  ar: 'مضى على نشر هذه المادة أكثر من عام، وربما تغيّرت بعض الوقائع منذ ذلك الحين.',
  en: 'This article is more than a year old. Some facts may have changed since.',
  fr: 'Cet article a plus d’un an. Certains faits ont pu changer depuis.',
  fa: 'بیش از یک سال از انتشار این مطلب گذشته و شاید برخی واقعیت‌ها از آن پس تغییر کرده باشد.',
  ur: 'اس تحریر کی اشاعت کو ایک سال سے زیادہ ہو چکا ہے، ممکن ہے بعض حقائق اس کے بعد بدل گئے ہوں۔',
}
