import type { TakingPart } from './words.ts'

export const ar: TakingPart = {
  crossSiteTitle: 'لم يُقبل الطلب',
  crossSiteText: 'جاء هذا الطلب من موقع آخر. افتح الصفحة من هذا الموقع ثم أعد المحاولة.',
  tooLargeTitle: 'النص أطول من اللازم',
  tooLargeText: 'لم يُحفظ شيء. اختصر النص ثم أعد إرساله.',
  tooManyTitle: 'محاولات كثيرة',
  tooManyText: 'وصلت من شبكتك محاولات كثيرة في وقت قصير. انتظر دقائق ثم أعد المحاولة.',
  badFormTitle: 'لم نفهم الطلب',
  badFormText: 'في ما أُرسل شيء ناقص أو غير صحيح، ولم يُحفظ شيء. عُد إلى الصفحة السابقة وأعد المحاولة.',
}
