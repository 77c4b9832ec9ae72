import type { Forms } from '../../language/plural.ts'
import { defineMessages } from '../messages.ts'

const articles: { ar: Forms; en: Forms } = {
  ar: {
    zero: 'بلا مواد',
    one: 'مادة واحدة',
    two: 'مادتان',
    few: 'مواد',
    many: 'مادة',
    other: 'مادة',
  },
  en: { zero: 'no articles', one: 'article', other: 'articles' },
}

export const messages = defineMessages({
  ar: {
    title: 'المواضيع',
    add: 'موضوع جديد',
    empty: 'لا مواضيع بعد',
    emptyDetail: 'تنشأ المواضيع من الكلمات المفتاحية والأماكن في المواد المنشورة، ولكل موضوع صفحة في الموقع.',
    search: 'ابحث بالاسم أو بإحدى صيغه',
    articles: articles.ar,
    comma: '، ',
    kind: 'النوع',
    kinds: { keyword: 'كلمة مفتاحية', person: 'شخصية', place: 'مكان', organisation: 'جهة' },
    description: 'وصف',
    descriptionHint: 'جملة أو جملتان تعرّفان بالموضوع في أول صفحته.',
    spellings: 'صيغ تؤدي إليه',
    detail: 'يتغير الاسم والوصف والصورة فورًا في صفحة الموضوع. العنوان القديم يحيل إلى الجديد.',
    removeTitle: 'حذف الموضوع',
    removeDescription: 'تختفي صفحته من الموقع.',
    nameRequired: 'اكتب الاسم كما يظهر للقراء.',
    nameTaken: 'هذا الاسم صيغة لموضوع آخر. افتح أحدهما وادمجه في الآخر.',
    nameWithoutWord: 'اكتب كلمة واحدة على الأقل.',
    onSite: 'صفحته في الموقع',
  },
  en: {
    title: 'Topics',
    add: 'New topic',
    empty: 'No topics yet',
    emptyDetail:
      'Topics come from the keywords and places of published articles. Each has a page on the site.',
    search: 'Search by name or spelling',
    articles: articles.en,
    comma: ', ',
    kind: 'Kind',
    kinds: { keyword: 'Keyword', person: 'Person', place: 'Place', organisation: 'Organisation' },
    description: 'Description',
    descriptionHint: 'A sentence or two at the top of its page.',
    spellings: 'Spellings that lead to it',
    detail: 'Name, description and picture change at once on its page. The old address redirects.',
    removeTitle: 'Delete the topic',
    removeDescription: 'Its page leaves the site.',
    nameRequired: 'Write the name as readers see it.',
    nameTaken: 'This is a spelling of another topic. Open one of the two and merge it into the other.',
    nameWithoutWord: 'Write at least one word.',
    onSite: 'Its page on the site',
  },
})
