import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    picture: 'صورة',
    video: 'فيديو',
    caption: 'شرح الصورة',
    videoCaption: 'شرح الفيديو',
    mediaFailed: 'تعذّر تحميل الصورة. ما زالت في النص، ويراها القارئ متى عادت.',
    removePicture: 'أزل الصورة من النص',
    removeVideo: 'أزل الفيديو من النص',
  },
  en: {
    picture: 'Picture',
    video: 'Video',
    caption: 'Caption',
    videoCaption: 'Caption of the video',
    mediaFailed:
      'The picture could not be loaded. It is still in the text, and readers see it when it is back.',
    removePicture: 'Remove the picture from the text',
    removeVideo: 'Remove the video from the text',
  },
})
