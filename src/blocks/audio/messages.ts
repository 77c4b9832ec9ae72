import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    audio: 'تسجيل صوتي',
    audioTitle: 'عنوان التسجيل',
    removeAudio: 'أزل التسجيل من النص',
    audioFailed: 'تعذّر تحميل هذا التسجيل. قد يكون حُذف.',
  },
  en: {
    audio: 'Audio',
    audioTitle: 'Title of the audio',
    removeAudio: 'Remove the audio from the text',
    audioFailed: 'This audio could not be loaded. It may have been deleted.',
  },
})
