import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    score: 'نتيجة',
    scoreStatus: 'الحالة: انتهت، الشوط الثاني…',
    scoreHome: 'الطرف الأول',
    scoreHomePoints: 'نتيجة الطرف الأول',
    scoreAwayPoints: 'نتيجة الطرف الثاني',
    scoreAway: 'الطرف الثاني',
    scoreNote: 'ملاحظة: الهدافون، ركلات الترجيح…',
    removeScore: 'أزل النتيجة من النص',
  },
  en: {
    score: 'Score',
    scoreStatus: 'Status: finished, second half…',
    scoreHome: 'First side',
    scoreHomePoints: 'Score of the first side',
    scoreAwayPoints: 'Score of the second side',
    scoreAway: 'Second side',
    scoreNote: 'Note: scorers, penalties…',
    removeScore: 'Remove the score from the text',
  },
})
