import { defineWords } from '../words.ts'

/** Why a file was not taken, by the reason that the API gives. */
export const problemWords = defineWords({
  ar: {
    reasons: {
      'broken-captions': 'هذا ليس ملف WebVTT سليمًا: يبدأ بسطر WEBVTT، ولكل جملة بداية ونهاية بالترميز UTF-8.',
      empty: 'الملف فارغ. تأكد أنه اكتمل نسخه إلى جهازك.',
      'not-a-picture': 'هذا ليس ملف صورة أو مقطع، وإن دلّ اسمه على ذلك.',
      svg: 'لا نقبل SVG لأنه قد يحمل برنامجًا. صدّر الرسم بصيغة PNG.',
      heic: 'لا نستطيع قراءة HEIC. في الآيفون: الإعدادات، ثم الكاميرا، ثم التنسيقات، ثم «الأكثر توافقًا»؛ أو صدّرها بصيغة JPEG.',
      quicktime: 'لا نقبل مقاطع MOV. صدّر المقطع بصيغة MP4.',
      broken: 'الملف مقطوع أو تالف. أعد نسخه من مصدره ثم ارفعه من جديد.',
      'too-many-pixels': 'الصورة أكبر من 100 ميغابكسل. صغّرها ثم ارفعها.',
      'too-large': 'الملف أكبر مما نقبل: 60 ميغابايت للصورة، و2 غيغابايت للمقطع.',
      tracked: 'في هذا المقطع تسجيل لمكان التصوير لحظة بلحظة، وقد يضرّ بمصدر. صدّره من جديد بلا بيانات الموقع.',
      'other-type': 'لا تُستبدل صورة بمقطع ولا مقطع بصورة.',
      'no-room': 'امتلأ مكان التخزين في الخادم. أخبر المسؤول، ثم أعد المحاولة.',
      cut: 'انقطع الاتصال قبل أن يكتمل الملف. أعد المحاولة.',
    } as Record<string, string>,
  },
  en: {
    reasons: {
      'broken-captions':
        'This is no sound WebVTT file: its first line is WEBVTT, each caption has a start and an end, in UTF-8.',
      empty: 'The file is empty. Check that it was copied to your device completely.',
      'not-a-picture': 'This is not a picture or video, whatever its name says.',
      svg: 'SVG is not accepted because it can carry a program. Export the drawing as PNG.',
      heic: 'HEIC cannot be read. On an iPhone: Settings, Camera, Formats, Most Compatible; or export it as JPEG.',
      quicktime: 'MOV videos are not accepted. Export the video as MP4.',
      broken: 'The file is cut off or damaged. Copy it again from its source, then upload it.',
      'too-many-pixels': 'The picture has more than 100 megapixels. Make it smaller, then upload it.',
      'too-large': 'The file is larger than is accepted: 60 MB for a picture, 2 GB for a video.',
      tracked:
        'This video holds a record of where it was filmed, which could hurt a source. Export it again without location data.',
      'other-type': 'A picture cannot be replaced by a video, nor a video by a picture.',
      'no-room': 'The server has no room left. Tell an administrator, then try again.',
      cut: 'The connection broke before the file was complete. Try again.',
    },
  },
})
