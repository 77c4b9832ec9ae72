import type { Forms } from '../../../language/plural.ts'
import { defineMessages } from '../../messages.ts'

const results: Record<'ar' | 'en', Forms> = {
  ar: { one: 'نتيجة واحدة', two: 'نتيجتان', few: 'نتائج', other: 'نتيجة' },
  en: { one: 'result', other: 'results' },
}

export const messages = defineMessages({
  ar: {
    search: 'البحث',
    inTexts: 'ابحث في نصوص المواد',
    prompt: 'ابحث في أرشيف غرفة الأخبار',
    promptDetail:
      'في نصوص كل ما نُشر، وفي عناوين ما لم يُنشر بعد. ضع العبارة بين علامتي «…»، واكتب علامة الطرح قبل كلمة تستبعدها.',
    noWords: 'هذه كلمات ترد في كل نص',
    noWordsDetail: 'أضف كلمة تميّز ما تبحث عنه.',
    none: (q: string) => `لا نتائج لعبارة «${q}»`,
    noneDetail: 'جرّب كلمة أخرى أو أقل، أو أزل شيئًا من التصفية.',
    meant: 'هل تقصد',
    partly: 'لا مادة فيها كل الكلمات؛ وهذه أقرب النتائج.',
    wholeFirst: 'مواد فيها كل الكلمات، ومعها أقرب النتائج.',
    unpublished: 'ما لم يُنشر، بعناوينه',
    published: 'ما نُشر',
    results: results.ar,
    order: 'الترتيب',
    byRelevance: 'الأكثر صلة',
    byDate: 'الأحدث أولًا',
    more: 'المزيد',
    everywhere: (q: string) => `ابحث عن «${q}» في نصوص المواد`,
  },
  en: {
    search: 'Search',
    inTexts: 'Search article texts',
    prompt: 'Search the newsroom’s archive',
    promptDetail:
      'Searches published texts and the headlines of unpublished articles. Put a phrase in quotation marks; put a minus before a word to exclude it.',
    noWords: 'These words are in almost every text',
    noWordsDetail: 'Add a more specific word.',
    none: (q: string) => `Nothing found for “${q}”`,
    noneDetail: 'Try another word, or remove a filter.',
    meant: 'Did you mean',
    partly: 'No article has all of these words. These are the closest.',
    wholeFirst: 'Articles with all of these words, and the closest others.',
    unpublished: 'Not published, by headline',
    published: 'Published',
    results: results.en,
    order: 'Order',
    byRelevance: 'Most relevant first',
    byDate: 'Newest first',
    more: 'More',
    everywhere: (q: string) => `Search article texts for “${q}”`,
  },
})
