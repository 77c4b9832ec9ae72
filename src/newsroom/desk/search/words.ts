import type { Forms } from '../../../language/plural.ts'
import { defineWords } from '../../words.ts'

const results: Record<'ar' | 'en', Forms> = {
  ar: { one: 'نتيجة واحدة', two: 'نتيجتان', few: 'نتائج', other: 'نتيجة' },
  en: { one: 'result', other: 'results' },
}

export const words = defineWords({
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
    partly: 'لا مادة فيها كل ما كتبت؛ وهذا أقرب ما وُجد.',
    unpublished: 'ما لم يُنشر، بعناوينه',
    published: 'ما نُشر',
    results: results.ar,
    order: 'الترتيب',
    byRelevance: 'الأقرب إلى ما كتبت',
    byDate: 'الأحدث أولًا',
    more: 'المزيد',
    everywhere: (q: string) => `ابحث عن «${q}» في نصوص المواد`,
  },
  en: {
    search: 'Search',
    inTexts: 'Search the texts of articles',
    prompt: 'Search the newsroom’s archive',
    promptDetail:
      'The texts of all that is published and the headlines of what is not yet. Put a phrase in quotation marks; put a minus before a word to leave it out.',
    noWords: 'These words are in every text',
    noWordsDetail: 'Add one that says what you are looking for.',
    none: (q: string) => `Nothing found for “${q}”`,
    noneDetail: 'Try another word or fewer, or take a filter away.',
    meant: 'Did you mean',
    partly: 'No article holds all of these words; this comes nearest.',
    unpublished: 'Not published, by headline',
    published: 'Published',
    results: results.en,
    order: 'Order',
    byRelevance: 'Most relevant first',
    byDate: 'Newest first',
    more: 'More',
    everywhere: (q: string) => `Search the texts of articles for “${q}”`,
  },
})
