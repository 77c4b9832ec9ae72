import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  ar: {
    title: 'الكُتّاب',
    add: 'كاتب جديد',
    empty: 'لا كُتّاب بعد',
    emptyDetail: 'لكل كاتب صفحة تجمع ما وقّعه.',
    jobTitle: 'الصفة',
    jobTitleHint: 'مثل: مراسلة في بيروت، أو كاتب في الاقتصاد.',
    bio: 'نبذة',
    detail: 'يتغير الاسم والصورة فورًا فوق كل مادة وقّعها، وفي صفحته.',
    removeTitle: 'حذف الكاتب',
    removeDescription: 'تختفي صفحته من الموقع.',
    nameRequired: 'اكتب الاسم كما يظهر للقراء.',
    onSite: 'صفحته في الموقع',
  },
  en: {
    title: 'People',
    add: 'New person',
    empty: 'No people yet',
    emptyDetail: 'Each person has a page with their articles.',
    jobTitle: 'Job title',
    jobTitleHint: 'For example: reporter in Beirut.',
    bio: 'About',
    detail: 'Name and picture change at once above every article they signed, and on their page.',
    removeTitle: 'Delete the person',
    removeDescription: 'Their page leaves the site.',
    nameRequired: 'Write the name as readers see it.',
    onSite: 'Their page on the site',
  },
})
