import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    gallery: 'معرض صور',
    galleryTitle: 'عنوان المعرض',
    galleryAdd: 'أضف صورًا',
    galleryFull: 'في المعرض 50 صورة، وهذا أكثر ما يتسع له.',
    removeGallery: 'أزل المعرض من النص',
    earlierPicture: (n: string) => `قدّم الصورة ${n}`,
    laterPicture: (n: string) => `أخّر الصورة ${n}`,
    removeGalleryPicture: (n: string) => `أزل الصورة ${n} من المعرض`,
    galleryCaption: (n: string) => `شرح الصورة ${n}`,
  },
  en: {
    gallery: 'Gallery',
    galleryTitle: 'Title of the gallery',
    galleryAdd: 'Add pictures',
    galleryFull: 'The gallery has 50 pictures, which is its limit.',
    removeGallery: 'Remove the gallery from the text',
    earlierPicture: (n) => `Move picture ${n} forward`,
    laterPicture: (n) => `Move picture ${n} back`,
    removeGalleryPicture: (n) => `Remove picture ${n} from the gallery`,
    galleryCaption: (n) => `Caption of picture ${n}`,
  },
})
