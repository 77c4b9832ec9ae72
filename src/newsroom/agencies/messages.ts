import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  ar: {
    title: 'الوكالات',
    add: 'وكالة جديدة',
    empty: 'لا وكالات بعد',
    emptyDetail: 'الوكالة هي ما يظهر للقراء بعد كلمة «المصدر» تحت المادة.',
    url: 'موقع الوكالة',
    urlHint: 'إذا كُتب صار اسم المصدر رابطًا إليه.',
    urlWrong: 'اكتب عنوانًا كاملًا يبدأ بـ https://',
    detail: 'يتغير اسم المصدر فورًا تحت كل مادة نُسبت إليه.',
    removeTitle: 'حذف الوكالة',
    removeDescription: 'لن تظهر بعد ذلك بين المصادر.',
    nameRequired: 'اكتب اسم الوكالة.',
  },
  en: {
    title: 'Agencies',
    add: 'New agency',
    empty: 'No agencies yet',
    emptyDetail: 'Readers see an agency as the source below an article.',
    url: 'Website',
    urlHint: 'If you enter it, the name of the source becomes a link to it.',
    urlWrong: 'Enter a full address starting with https://',
    detail: 'The name of the source changes at once below every article that names it.',
    removeTitle: 'Delete the agency',
    removeDescription: 'It will no longer appear among the sources.',
    nameRequired: 'Enter the name of the agency.',
  },
})
