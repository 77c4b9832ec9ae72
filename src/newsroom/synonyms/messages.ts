import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  ar: {
    title: 'مرادفات البحث',
    add: 'مجموعة جديدة',
    empty: 'لا مرادفات بعد',
    emptyDetail: 'مثل: ترامب وترمب، شباط وفبراير. من بحث عن إحداها وجد الأخرى.',
    search: 'ابحث عن كلمة',
    noMatch: 'لا مجموعة فيها هذه الكلمة',
    words: 'الكلمات',
    wordsHint: 'تهجئات الاسم الواحد، أو كلمات معناها واحد. اكتب الكلمة ثم Enter.',
    detail: 'يعمل به البحث فورًا، في الموقع وفي غرفة الأخبار.',
    tooFew: 'اكتب كلمتين على الأقل.',
    noWord: 'إحداها كلمة ترد في كل نص، فلا يُبحث عنها.',
    removeTitle: 'حذف المجموعة',
    removeDescription: 'لن يعدّها البحث كلمة واحدة بعد الآن.',
  },
  en: {
    title: 'Search synonyms',
    add: 'New group',
    empty: 'No synonyms yet',
    emptyDetail: 'Such as ترامب and ترمب, or شباط and فبراير: a search for one finds the other.',
    search: 'Find a word',
    noMatch: 'No group has this word',
    words: 'Words',
    wordsHint: 'Spellings of one name, or words with one meaning. Type a word, then Enter.',
    detail: 'Searches know it at once, on the site and in the newsroom.',
    tooFew: 'Enter at least two words.',
    noWord: 'One of these is in every text, so no search looks for it.',
    removeTitle: 'Delete the group',
    removeDescription: 'Searches will no longer take these words for one another.',
  },
})
