/** The sounds and documents of the demonstration. */
const sound = {
  folder: 'sounds',
  ending: 'm4a',
  type: 'audio',
  contentType: 'audio/mp4',
  creditline: 'نشرة',
} as const

export const demoFiles = {
  'lighthouse-horn': {
    ...sound,
    durationSeconds: 8,
    caption: 'بوق منارة الرأس عند الرابعة وخمسين دقيقة فجرًا',
    creditline: 'مايا الرسّام / نشرة',
    transcript:
      '[موج خفيف على الصخر]\n\n[البوق: نغمة منخفضة طويلة، يتبعها صدى من جهة الجبل]\n\n[البوق مرة ثانية، أقصر. ثم الموج وحده]',
  },
  'oud-noon': {
    ...sound,
    durationSeconds: 24,
    caption: 'ظهيرة: لحن حلقة «71%»',
    transcript: '[عود منفرد على مقام الحجاز: جملة صاعدة متمهلة]\n\n[الجملة نفسها أسرع، ثم قفلة على القرار]',
  },
  'oud-harvest': {
    ...sound,
    durationSeconds: 21,
    caption: 'حصاد: لحن حلقة «212 دينارًا»',
    transcript: '[عود منفرد: نغمات متقاربة كأنها عدّ]\n\n[سكتة قصيرة، ثم قفلة على القرار]',
  },
  'oud-train': {
    ...sound,
    durationSeconds: 19,
    caption: 'قطار: لحن حلقة «18 دينارًا»',
    transcript: '[عود منفرد بإيقاع قطار يبتعد]\n\n[قفلة على القرار]',
  },
  'oud-islands': {
    ...sound,
    durationSeconds: 22,
    caption: 'جزر: لحن حلقة «505»',
    transcript: '[عود منفرد: موجتان من النغم، الثانية أعلى]\n\n[قفلة على القرار]',
  },
  'oud-evening': {
    ...sound,
    durationSeconds: 26,
    caption: 'مساء: تقسيم قصير على العود',
    transcript: '',
  },
  'harbour-sounds': {
    folder: 'documents',
    ending: 'csv',
    type: 'document',
    contentType: 'text/csv; charset=utf-8',
    durationSeconds: null,
    caption: 'جدول التسجيلات الستة الأولى: المكان والساعة والشدة',
    creditline: '',
    transcript: '',
  },
} as const

export type FileKey = keyof typeof demoFiles
export type SoundKey = Exclude<FileKey, 'harbour-sounds'>
