import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: { questionAnswer: 'سؤال وجواب', question: 'السؤال', answer: 'الجواب' },
  en: { questionAnswer: 'Question and answer', question: 'Question', answer: 'Answer' },
})
