import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: { codeBlock: 'شيفرة برمجية', codeLanguage: 'لغة البرمجة' },
  en: { codeBlock: 'Code', codeLanguage: 'Programming language' },
})
