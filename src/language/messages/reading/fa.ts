import type { Reading } from './messages.ts'

export const fa: Reading = {
  whatsapp: 'واتس‌اپ',
  telegram: 'تلگرام',
  x: 'ایکس',
  facebook: 'فیس‌بوک',

  save: 'ذخیره',
  saved: 'ذخیره شد',
  textSize: 'اندازهٔ متن',
  textSizes: ['معمولی', 'بزرگ', 'بزرگ‌تر'],
  followStory: 'این پرونده را دنبال کنید',
  followAuthor: 'دنبال کردن',
  followedAuthor: 'دنبال می‌کنید',
  followedAuthors: 'نویسندگانی که دنبال می‌کنید',

  savedTitle: 'مطالب ذخیره‌شده',
  savedText:
    'این فهرست فقط روی دستگاه شماست. هنگام باز شدن، عنوان‌های کنونی را از سایت می‌پرسیم و آنچه برداشته شده ناپدید می‌شود.',
  savedNone: 'هنوز چیزی ذخیره نکرده‌اید. زیر عنوان مطلب «ذخیره» را بزنید تا اینجا بیاید.',
  savedNeedsScript: 'این فهرست از دستگاه شما خوانده می‌شود و به جاوااسکریپت نیاز دارد.',
  lastRead: 'آخرین خوانده‌ها',
  removeSaved: 'حذف',
  forgetRead: 'پاک کردن خوانده‌ها',
  savedOffline: 'اتصال برقرار نیست؛ این‌ها مطالبی است که نسخه‌ای از آن روی دستگاه شماست.',

  keyEventsOnly: 'فقط مهم‌ترین رویدادها',
  allKeyEvents: 'همهٔ رویدادهای مهم',
  score: 'نتیجه',
  finalScore: 'نتیجهٔ نهایی',
  minute: (n) => `دقیقهٔ ${n}`,
  comma: '، ',
  videoText: 'متن ویدئو',

  listenToArticle: 'به مطلب گوش دهید',
  listenToEpisode: 'به این قسمت گوش دهید',
  listenOn: 'شنیدن برنامه در',
  podcastFeed: 'خوراک پادکست',
  nextEpisodes: 'قسمت‌های بعدی',
}
