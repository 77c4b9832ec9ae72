import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    timeline: 'تسلسل زمني',
    timelineTitle: 'عنوان التسلسل',
    eventDate: 'التاريخ',
    addEvent: 'أضف حدثًا',
  },
  en: {
    timeline: 'Timeline',
    timelineTitle: 'Title of the timeline',
    eventDate: 'Date',
    addEvent: 'Add an event',
  },
})
