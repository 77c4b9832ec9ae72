/** Labels of the player's controls: video.js's translations, plus Urdu, which video.js lacks. */
import ar from 'video.js/dist/lang/ar.json'
import en from 'video.js/dist/lang/en.json'
import fa from 'video.js/dist/lang/fa.json'
import fr from 'video.js/dist/lang/fr.json'

const ur = {
  'Audio Player': 'آڈیو پلیئر',
  'Video Player': 'ویڈیو پلیئر',
  Play: 'چلائیں',
  Pause: 'روکیں',
  Replay: 'دوبارہ چلائیں',
  'Current Time': 'موجودہ وقت',
  'Remaining Time': 'باقی وقت',
  Duration: 'دورانیہ',
  LIVE: 'براہِ راست',
  'Seek to live, currently behind live': 'براہِ راست پر جائیں، ابھی پیچھے ہے',
  'Seek to live, currently playing live': 'ابھی براہِ راست چل رہا ہے',
  Loaded: 'لوڈ ہو گیا',
  Progress: 'پیش رفت',
  'Progress Bar': 'پیش رفت کی پٹی',
  'progress bar timing: currentTime={1} duration={2}': '{2} میں سے {1}',
  Fullscreen: 'پوری اسکرین',
  'Exit Fullscreen': 'پوری اسکرین سے نکلیں',
  Mute: 'آواز بند کریں',
  Unmute: 'آواز کھولیں',
  'Volume Level': 'آواز کی سطح',
  'Playback Rate': 'رفتار',
  Subtitles: 'سب ٹائٹلز',
  'subtitles off': 'سب ٹائٹلز بند',
  Captions: 'کیپشنز',
  'captions off': 'کیپشنز بند',
  Chapters: 'ابواب',
  Descriptions: 'تفصیلات',
  'descriptions off': 'تفصیلات بند',
  'Audio Track': 'آواز کا ٹریک',
  ', selected': '، منتخب',
  'Play Video': 'ویڈیو چلائیں',
  Close: 'بند کریں',
  'Picture-in-Picture': 'تصویر در تصویر',
  'Exit Picture-in-Picture': 'تصویر در تصویر سے نکلیں',
  'Playing in Picture-in-Picture': 'تصویر در تصویر میں چل رہا ہے',
  '{1} is loading.': '{1} لوڈ ہو رہا ہے۔',
}

export const languages = {
  ar: { ...ar, LIVE: 'مباشر' },
  en,
  fa,
  fr: { ...fr, LIVE: 'Direct', 'Playing in Picture-in-Picture': 'Lecture en image dans l’image' },
  ur,
}
