/** The sounds and documents of the demonstration. */
export const demoFiles = {
  'lighthouse-horn': {
    folder: 'sounds',
    ending: 'm4a',
    type: 'audio',
    contentType: 'audio/mp4',
    durationSeconds: 8,
    caption: 'بوق منارة الرأس عند الرابعة وخمسين دقيقة فجرًا',
    creditline: 'مايا الرسّام / نشرة',
    transcript:
      '[موج خفيف على الصخر]\n\n[البوق: نغمة منخفضة طويلة، يتبعها صدى من جهة الجبل]\n\n[البوق مرة ثانية، أقصر. ثم الموج وحده]',
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
