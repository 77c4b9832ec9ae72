import { defineMessages } from '../messages.ts'

/** Sentences for refused files, by the API's reason. */
export const problemMessages = defineMessages({
  ar: {
    reasons: {
      'broken-captions': 'هذا ليس ملف WebVTT سليمًا: يبدأ بسطر WEBVTT، ولكل جملة بداية ونهاية بالترميز UTF-8.',
      empty: 'الملف فارغ. تأكد أنه اكتمل نسخه إلى جهازك.',
      'not-a-picture': 'ليس هذا الملف مما تقبله المكتبة: صور ومقاطع وتسجيلات صوتية ومستندات.',
      svg: 'لا نقبل SVG لأنه قد يحمل برنامجًا. صدّر الرسم بصيغة PNG.',
      heic: 'لم نستطع تحويل صورة HEIC هذه. صدّرها من جهازك بصيغة JPEG ثم ارفعها.',
      quicktime: 'لا يُقبل MOV على هذا الخادم لأن ffmpeg غير مثبّت عليه. صدّر المقطع بصيغة MP4.',
      broken: 'الملف مقطوع أو تالف. أعد نسخه من مصدره ثم ارفعه من جديد.',
      'too-many-pixels': 'الصورة أكبر من 100 ميغابكسل، أو من 50 إن كانت HEIC. صغّرها ثم ارفعها.',
      'too-long': 'أحد ضلعي الصورة أطول من 65,535 بكسلًا. صغّرها ثم ارفعها.',
      'too-narrow': 'أحد ضلعي الصورة أطول من الآخر بأكثر من مئة ضعف. قصّها ثم ارفعها.',
      'too-large':
        'الملف أكبر مما نقبل: 60 ميغابايت للصورة، و2 غيغابايت للمقطع، و500 ميغابايت للتسجيل، و50 ميغابايت للمستند.',
      tracked: 'في هذا المقطع تسجيل لمكان التصوير لحظة بلحظة، وقد يضرّ بمصدر. صدّره من جديد بلا بيانات الموقع.',
      'too-many-parts': 'هذا المقطع مجزّأ إلى أجزاء أكثر مما يحتاجه أي مقطع. صدّره من جديد ثم ارفعه.',
      'other-type': 'يُستبدل الملف بملف من نوعه: صورة بصورة، ومقطع بمقطع، وتسجيل بتسجيل، ومستند بمستند.',
      'no-picture': 'ليس في هذا المقطع صورة.',
      program: 'في هذا المستند برنامج (ماكرو). احفظه بلا برامج ثم ارفعه.',
      'not-utf-8': 'هذا الجدول ليس نصًّا بترميز UTF-8. احفظه بصيغة «CSV UTF-8» ثم ارفعه.',
      'no-room': 'امتلأ مكان التخزين في الخادم. أخبر المسؤول، ثم أعد المحاولة.',
      cut: 'انقطع الاتصال قبل أن يكتمل الملف. أعد المحاولة.',
      unknown: 'لم يُقبل هذا الملف ولم نعرف السبب. أعد المحاولة، فإن تكرر ذلك فأخبر المسؤول.',
    } as Record<string, string>,
  },
  en: {
    reasons: {
      'broken-captions':
        'This is not a valid WebVTT file: it must be UTF-8 text, begin with the line WEBVTT, and each caption must have a start and an end.',
      empty: 'The file is empty. Check that it was copied to your device completely.',
      'not-a-picture':
        'The library does not take this kind of file, whatever its name says. It takes pictures, videos, audio and documents.',
      svg: 'SVG is not accepted because it can contain a program. Export the drawing as PNG.',
      heic: 'This HEIC picture could not be converted. Export it from your device as JPEG, then upload it.',
      quicktime: 'This server does not accept MOV because ffmpeg is not installed. Export the video as MP4.',
      broken: 'The file is cut off or damaged. Copy it again from its source, then upload it.',
      'too-many-pixels':
        'The picture has more than 100 megapixels, or more than 50 as HEIC. Make it smaller, then upload it.',
      'too-long': 'A side of the picture is longer than 65,535 pixels. Make it smaller, then upload it.',
      'too-narrow':
        'One side of the picture is more than a hundred times as long as the other. Crop it, then upload it.',
      'too-large':
        'The file is too large. The limit is 60 MB for a picture, 2 GB for a video, 500 MB for audio and 50 MB for a document.',
      tracked:
        'This video contains the location where it was filmed, which could endanger a source. Export it again without location data.',
      'too-many-parts': 'This video has too many parts. Export it again, then upload it.',
      'other-type':
        'A file can only be replaced by one of its kind: a picture by a picture, a video by a video, audio by audio, a document by a document.',
      'no-picture': 'This video has no picture.',
      program: 'This document contains a program (macros). Save it without programs, then upload it.',
      'not-utf-8': 'This table is not text in UTF-8. Save it as “CSV UTF-8”, then upload it.',
      'no-room': 'The server’s disk is full. Tell an administrator, then try again.',
      cut: 'The connection broke before the file was complete. Try again.',
      unknown:
        'This file was not accepted, for an unknown reason. Try again. If it happens again, tell an administrator.',
    },
  },
})
