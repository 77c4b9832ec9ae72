import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    file: 'مستند للتنزيل',
    fileTitle: 'عنوان المستند',
    removeFile: 'أزل المستند من النص',
    fileFailed: 'تعذّر تحميل هذا المستند. قد يكون حُذف.',
  },
  en: {
    file: 'Document to download',
    fileTitle: 'Title of the document',
    removeFile: 'Remove the document from the text',
    fileFailed: 'This document could not be loaded. It may have been deleted.',
  },
})
