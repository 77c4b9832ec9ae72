/** The fields of an article by name, for differences and for what was refused. */
import { defineWords } from '../words.ts'
import type { Field } from './saving/merge.ts'

export const fieldNames = defineWords<Record<Field, string>>({
  ar: {
    kind: 'النوع',
    headline: 'العنوان',
    standfirst: 'المقدمة',
    body: 'النص',
    slug: 'عنوان الرابط',
    language: 'اللغة',
    dateline: 'مكان الخبر',
    sectionId: 'القسم',
    agencyId: 'المصدر',
    programmeId: 'البرنامج',
    episodeNumber: 'رقم الحلقة',
    mediaId: 'الصورة الرئيسية',
    videoId: 'الفيديو',
    galleryIds: 'صور الألبوم',
    personIds: 'بقلم',
    storyIds: 'الملفات',
    relatedIds: 'مواد ذات صلة',
    keywords: 'كلمات مفتاحية',
    places: 'أماكن',
    urgency: 'الإلحاح',
    breaking: 'عاجل',
    embargoedUntil: 'محظور النشر حتى',
  },
  en: {
    kind: 'Kind',
    headline: 'Headline',
    standfirst: 'Standfirst',
    body: 'Text',
    slug: 'Slug',
    language: 'Language',
    dateline: 'Dateline',
    sectionId: 'Section',
    agencyId: 'Source',
    programmeId: 'Programme',
    episodeNumber: 'Episode number',
    mediaId: 'Lead picture',
    videoId: 'Video',
    galleryIds: 'Gallery',
    personIds: 'Byline',
    storyIds: 'Stories',
    relatedIds: 'Related articles',
    keywords: 'Keywords',
    places: 'Places',
    urgency: 'Urgency',
    breaking: 'Breaking',
    embargoedUntil: 'Embargoed until',
  },
})

/** A value as a text that can be compared. */
export const fieldText = (value: unknown): string =>
  Array.isArray(value) ? value.join('، ') : value === null || value === undefined ? '' : String(value)
