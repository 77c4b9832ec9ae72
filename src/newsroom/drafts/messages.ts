import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  ar: {
    conflict: 'غيّرتما الموضع نفسه في وقت واحد',
    conflictOfMine: 'غيّرتَ الموضع نفسه من نافذتين',
    conflictBy: (name: string, time: string) =>
      `حُفظت صيغة باسم ${name} ${time}. أكمل الكتابة واختر متى شئت: بقية المادة تُحفظ، والصيغتان باقيتان في سجل الإصدارات.`,
    conflictLegend: 'المشطوب من الصيغة المحفوظة، وما تحته خط مما كتبته هنا.',
    writeOwn: 'صيغة أخرى',
    conflictByMe: (time: string) =>
      `حُفظت صيغة من نافذتك الأخرى ${time}. أكمل الكتابة واختر متى شئت: بقية المادة تُحفظ، والصيغتان باقيتان في سجل الإصدارات.`,
    here: 'ما كتبته هنا',
    elsewhere: 'ما حُفظ من النافذة الأخرى',
    mine: 'صيغتي',
    theirs: (name: string) => `صيغة ${name}`,
    keepChosen: 'احفظ ما اخترت',
  },
  en: {
    conflict: 'You both changed the same place at the same time',
    conflictOfMine: 'You changed the same place in two windows',
    conflictBy: (name: string, time: string) =>
      `A version by ${name} was saved ${time}. Go on writing and choose when it suits: the rest of the article is saved, and both versions stay in the revisions.`,
    conflictLegend: 'Struck: the saved version. Underlined: what you wrote here.',
    writeOwn: 'Another wording',
    conflictByMe: (time: string) =>
      `A version was saved from your other window ${time}. Go on writing and choose when it suits: the rest of the article is saved, and both versions stay in the revisions.`,
    here: 'What I wrote here',
    elsewhere: 'What was saved from the other window',
    mine: 'My version',
    theirs: (name: string) => `${name}’s version`,
    keepChosen: 'Save what I chose',
  },
})
