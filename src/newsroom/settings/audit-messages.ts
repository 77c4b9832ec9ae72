import { defineMessages, type Messages } from '../messages.ts'
import { messages } from './messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'publication.edit': 'تغيير إعدادات الموقع',
    'demo.remove': 'إزالة المحتوى التجريبي',
  },
  en: {
    'publication.edit': 'Changed site settings',
    'demo.remove': 'Removed the demonstration',
  },
})

const others = defineMessages({
  ar: {
    social: 'حسابات المتابعة',
    commentsOpen: 'يعلّق القراء',
    guestsComment: 'يعلّق الزوار',
    commentsCloseAfterDays: 'إغلاق التعليقات بعد (أيام)',
    blockedWords: 'الكلمات المحظورة',
    newsletterDaily: 'النشرة اليومية',
    newsletterBreaking: 'نشرة العاجل',
    newsletterHour: 'ساعة النشرة',
  },
  en: {
    social: 'Social accounts',
    commentsOpen: 'Readers comment',
    guestsComment: 'Guests comment',
    commentsCloseAfterDays: 'Close comments after (days)',
    blockedWords: 'Blocked words',
    newsletterDaily: 'Daily newsletter',
    newsletterBreaking: 'Breaking-news newsletter',
    newsletterHour: 'Hour of the newsletter',
  },
})

type Words = typeof messages.ar

const fieldsOf = ({ tagline, storiesLabel, contactEmail, language, timeZone, ...w }: Words) => ({
  ...{ tagline, storiesLabel, contactEmail, language, timeZone },
  ...{ months: w.months, digits: w.digits, hijri: w.hijri, solar: w.solar },
  ...{ accent: w.accent, breakingColour: w.breakingColour },
  ...{ feedContent: w.feeds, hubUrl: w.hub, requireSecondFactor: w.secondFactor, embedHosts: w.embeds },
})

export const auditFields: Messages<Record<string, string>> = {
  ar: { ...fieldsOf(messages.ar), ...others.ar },
  en: { ...fieldsOf(messages.en), ...others.en },
}

const valuesOf = (w: Words) => ({
  ...{ language: w.languages, months: w.monthStyles, digits: w.digitStyles },
  ...{ hijri: w.hijriStyles, solar: w.solarStyles, feedContent: w.feedStyles },
})

export const auditValues: Messages<Record<string, Record<string, string>>> = {
  ar: valuesOf(messages.ar),
  en: valuesOf(messages.en),
}
