/** Sentences for errors. */
import type { RefusalReason } from '../../values/refusal-reasons.ts'
import { ApiProblem } from '../api.ts'
import { defineMessages, type Speech, useLanguage } from '../messages.ts'

const sentences = defineMessages<Record<string, string>>({
  ar: {
    unreachable: 'تعذّر الوصول إلى الخادم. لم يضِع شيء؛ تحقّق من الاتصال ثم أعد المحاولة.',
    unauthenticated: 'انتهت جلستك. ادخل من جديد لتكمل.',
    forbidden: 'لا تسمح لك صلاحياتك بهذا. اطلبه من محرر أو من المسؤول.',
    'not-found': 'لم نجد ما طلبته؛ ربما حُذف أو نُقل.',
    conflict: 'غيّر شخص آخر هذا قبل أن تحفظ. حدّث الصفحة لترى آخر نسخة.',
    invalid: 'في ما أدخلته ما يحتاج إلى تصحيح.',
    'too-large': 'الملف أكبر مما يُقبل هنا.',
    unsupported: 'هذا النوع من الملفات غير مقبول هنا.',
    'too-many': 'محاولات كثيرة في وقت قصير. انتظر قليلًا ثم أعد المحاولة.',
    unavailable: 'الخدمة غير متاحة الآن. انتظر لحظات ثم أعد المحاولة.',
    other: 'حدث خطأ غير متوقع ولم يكتمل ما طلبته. أعد المحاولة.',
  },
  en: {
    unreachable: 'The server can’t be reached. Nothing is lost; check the connection and try again.',
    unauthenticated: 'Your session has ended. Sign in again to go on.',
    forbidden: 'Your role does not allow this. Ask an editor or an administrator.',
    'not-found': 'This could not be found. It may have been removed.',
    conflict: 'Someone else changed this before you saved. Reload to see the last version.',
    invalid: 'Something you entered needs correcting.',
    'too-large': 'The file is larger than is accepted here.',
    unsupported: 'This kind of file is not accepted here.',
    'too-many': 'Too many attempts in a short time. Wait a little and try again.',
    unavailable: 'The service is not available now. Wait a moment and try again.',
    other: 'Something went wrong and nothing was changed. Try again.',
  },
})

/** For what a problem gives as its reason. */
const reasons = defineMessages<Record<RefusalReason | 'second-factor' | 'no-room' | 'in-progress', string>>({
  ar: {
    'second-factor': 'تطلب غرفة الأخبار التحقق بخطوتين: فعّله في صفحة حسابك لتكمل.',
    'no-room': 'امتلأ مكان التخزين في الخادم ولم يُحفظ هذا. أخبر المسؤول، ثم أعد المحاولة.',
    'in-progress': 'لم يفرغ الخادم بعد من طلبك السابق. انتظر لحظات ثم أعد المحاولة.',
    'scheduled-article': 'المادة مجدولة: يعدّلها محرر أو يلغي جدولتها.',
    'editors-fields': 'لا يغيّر الرعاية ووسم الإعلان والظهور في محركات البحث والرابط الأصلي إلا محرر.',
    'not-author': 'لا يسلّم المادة إلى الدسك إلا أحد كتّابها أو محرر.',
    'not-owner': 'لا يفعل هذا إلا من بدأه أو محرر.',
    'public-picture': 'يرى القراء هذه الصورة الآن، فلا يعدّلها إلا محرر.',
    'scheduled-picture': 'ستظهر هذه الصورة في مادة مجدولة، فلا يعدّلها إلا محرر.',
    'closed-to-reporters': 'لا ينشر المراسلون في هذه التغطية. اطلب من محرر أن ينشر.',
    'draft-of-colleague': 'هذه المسودة عند زميل. اطلب منه أن يسلّمها إليك.',
    'name-of-colleague': 'لزميل لك هذا الاسم نفسه. أضف إلى اسمك ما يميّزه.',
  },
  en: {
    'second-factor': 'The newsroom requires a second factor: turn it on in your account to go on.',
    'no-room': 'The server has no room left and this was not saved. Tell an administrator, then try again.',
    'in-progress': 'The server is still busy with your previous request. Wait a moment and try again.',
    'scheduled-article': 'This article is scheduled: an editor can change or unschedule it.',
    'editors-fields':
      'Only an editor can change sponsorship, advertising, search engines and the canonical address.',
    'not-author': 'Only one of its authors or an editor can submit this article.',
    'not-owner': 'Only the person who began it or an editor can do this.',
    'public-picture': 'Readers see this picture now, so only an editor can change it.',
    'scheduled-picture': 'A scheduled article shows this picture, so only an editor can change it.',
    'closed-to-reporters': 'Reporters do not publish in this coverage. Ask an editor to publish.',
    'draft-of-colleague': 'A colleague has this draft. Ask for it to be handed over to you.',
    'name-of-colleague': 'A colleague has the same name. Add something to yours.',
  },
})

const byStatus: Record<number, string> = {
  0: 'unreachable',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  415: 'unsupported',
  422: 'invalid',
  429: 'too-many',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** The sentence for a problem, by its code or else its status; features may add their own sentences. */
export function problemSentence(
  problem: unknown,
  language: Speech,
  own: Record<string, string> = {},
): string {
  const said = sentences[language]
  if (!(problem instanceof ApiProblem)) return said.other!
  const { reason } = problem.extra
  const explained =
    typeof reason === 'string' ? (reasons[language] as Record<string, string>)[reason] : undefined
  if (explained) return explained
  return own[problem.code] ?? said[problem.code] ?? said[byStatus[problem.status] ?? 'other'] ?? said.other!
}

const fields = defineMessages<Record<string, string>>({
  ar: {
    required: 'لا بدّ من ملء هذه الخانة.',
    too_small: 'أقصر مما ينبغي.',
    too_big: 'أطول مما ينبغي.',
    invalid_format: 'ليست الصيغة صحيحة.',
    other: 'هذه القيمة غير مقبولة.',
  },
  en: {
    required: 'This is needed.',
    too_small: 'Too short.',
    too_big: 'Too long.',
    invalid_format: 'The format is not right.',
    other: 'This value is not accepted.',
  },
})

/** A sentence for each invalid field, by its path ("headline", "social.0.url"). */
export function fieldProblems(
  problem: unknown,
  language: Speech,
  own: Record<string, string> = {},
): Record<string, string> {
  if (!(problem instanceof ApiProblem)) return {}
  const said = fields[language]
  return Object.fromEntries(
    problem.errors.map(({ path, code }) => {
      // A forbidden host is not a format error, for which the screen has its own sentence.
      const first = code === 'private-host' ? own[code] : undefined
      return [path, first ?? own[path] ?? own[code] ?? said[code] ?? said.other!]
    }),
  )
}

/** A sentence for each code, by path. */
export const codeSentences = (codes: Record<string, string>, language: Speech): Record<string, string> =>
  Object.fromEntries(
    Object.entries(codes).map(([path, code]) => [path, fields[language][code] ?? fields[language].other!]),
  )

/** problemSentence in the language of the screens. */
export function useProblemSentence(own?: Record<string, string>): (problem: unknown) => string {
  const { language } = useLanguage()
  return (problem) => problemSentence(problem, language, own)
}

/** fieldProblems in the language of the screens. */
export function useFieldProblems(problem: unknown, own?: Record<string, string>): Record<string, string> {
  const { language } = useLanguage()
  return fieldProblems(problem, language, own)
}
