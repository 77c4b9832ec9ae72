import type { Reading } from './messages.ts'

export const ur: Reading = {
  whatsapp: 'واٹس ایپ',
  telegram: 'ٹیلی گرام',
  x: 'ایکس',
  facebook: 'فیس بک',

  save: 'محفوظ کریں',
  saved: 'محفوظ ہے',
  textSize: 'متن کا سائز',
  textSizes: ['عام', 'بڑا', 'اور بڑا'],
  followStory: 'یہ موضوع فالو کریں',
  followAuthor: 'فالو کریں',
  followedAuthor: 'فالو ہے',
  followedAuthors: 'مصنفین جنہیں آپ فالو کرتے ہیں',

  savedTitle: 'محفوظ تحریریں',
  savedText:
    'یہ فہرست صرف آپ کے آلے پر ہے۔ کھولنے پر سائٹ سے موجودہ سرخیاں پوچھی جاتی ہیں، اور واپس لی گئی تحریریں ہٹ جاتی ہیں۔',
  savedNone: 'ابھی کچھ محفوظ نہیں۔ سرخی کے نیچے «محفوظ کریں» دبائیں تو تحریر یہاں ملے گی۔',
  savedNeedsScript: 'یہ فہرست آپ کے آلے سے پڑھی جاتی ہے، جس کے لیے جاوا اسکرپٹ ضروری ہے۔',
  lastRead: 'آخری مطالعہ',
  removeSaved: 'ہٹائیں',
  forgetRead: 'مطالعے کی فہرست مٹائیں',
  savedOffline: 'رابطہ نہیں ہے؛ یہ وہ تحریریں ہیں جن کی نقل آپ کے آلے پر ہے۔',

  keyEventsOnly: 'صرف اہم واقعات',
  allKeyEvents: 'تمام اہم واقعات',
  score: 'نتیجہ',
  finalScore: 'حتمی نتیجہ',
  minute: (n) => `منٹ ${n}`,
  comma: '، ',
  videoText: 'ویڈیو کا متن',

  listenToArticle: 'تحریر سنیں',
  listenToEpisode: 'قسط سنیں',
  listenOn: 'پروگرام یہاں سنیں',
  podcastFeed: 'پوڈکاسٹ فیڈ',
  nextEpisodes: 'اگلی اقساط',
}
