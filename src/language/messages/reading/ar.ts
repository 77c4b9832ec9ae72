import type { Reading } from './messages.ts'

export const ar: Reading = {
  whatsapp: 'واتساب',
  telegram: 'تلغرام',
  x: 'إكس',
  facebook: 'فيسبوك',

  save: 'حفظ المادة',
  saved: 'حُفظت',
  textSize: 'حجم النص',
  textSizes: ['عادي', 'كبير', 'أكبر'],
  followStory: 'تابع هذا الملف',
  followAuthor: 'تابع الكاتب',
  followedAuthor: 'تتابع هذا الكاتب',
  followedAuthors: 'كتّاب تتابعهم',

  savedTitle: 'المواد المحفوظة',
  savedText:
    'هذه القائمة على جهازك وحده. وحين تفتحها نسأل الموقع عن العناوين كما هي الآن، فيختفي منها ما سُحب.',
  savedNone: 'لم تحفظ شيئًا بعد. اضغط «حفظ المادة» تحت عنوانها لتجدها هنا.',
  savedNeedsScript: 'تُقرأ هذه القائمة من جهازك، ولا بد لذلك من تفعيل جافاسكربت.',
  lastRead: 'آخر ما قرأت',
  removeSaved: 'إزالة',
  forgetRead: 'امحُ ما قرأت',
  savedOffline: 'لا اتصال الآن، فهذه هي المواد التي بقيت نسخها على جهازك.',

  keyEventsOnly: 'أبرز الأحداث فقط',
  allKeyEvents: 'كل الأحداث البارزة',
  score: 'النتيجة',
  finalScore: 'النتيجة النهائية',
  minute: (n) => `الدقيقة ${n}`,
  comma: '، ',
  videoText: 'نص الفيديو',

  listenToArticle: 'استمع إلى المقال',
  listenToEpisode: 'استمع إلى الحلقة',
  listenOn: 'استمع إلى البرنامج في',
  podcastFeed: 'خلاصة البودكاست',
  nextEpisodes: 'الحلقات التالية',
}
