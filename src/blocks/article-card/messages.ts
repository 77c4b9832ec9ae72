import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    article: 'مادة من موادنا',
    articleFailed: 'تعذّر تحميل هذه المادة. قد تكون حُذفت.',
    removeArticle: 'أزل المادة من النص',
  },
  en: {
    article: 'One of our articles',
    articleFailed: 'This article could not be loaded. It may have been deleted.',
    removeArticle: 'Remove the article from the text',
  },
})
