/** Typical requests, for the description of the API. A test validates each against its schema. */
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = {
  type: 'doc',
  content: [paragraph('وصل الوزير إلى العاصمة صباح اليوم.'), paragraph('ويلتقي نظيره قبل الظهر.')],
}

export const examples: Record<string, unknown> = {
  createArticle: {
    headline: 'وزير الخارجية يصل إلى العاصمة',
    standfirst: 'زيارة تستمر يومين.',
    body: '<p>وصل الوزير إلى العاصمة صباح اليوم.</p>',
    sectionId: 1,
    keywords: ['دبلوماسية'],
  },
  saveArticle: { base: 3, content: { headline: 'وزير الخارجية يصل إلى العاصمة', body } },
  publishArticle: { revision: 4, notifyFollowers: false },
  correctArticle: { note: 'صُحّح اسم الوزير.', revision: 5 },
  unpublishArticle: { reason: 'نُشرت قبل موعدها.' },
  createSection: { name: 'اقتصاد', slug: 'اقتصاد' },
  createStory: { name: 'كأس أمم إفريقيا', summary: 'أخبار البطولة ونتائجها.' },
  createPerson: { name: 'ليلى حداد', jobTitle: 'مراسلة' },
  createAgency: { name: 'رويترز', url: 'https://www.reuters.com' },
  createCoverage: { headline: 'الانتخابات لحظة بلحظة', sectionId: 1 },
  postEntry: { key: 'desk-2026-11-30-0001', headline: 'فتح مراكز الاقتراع', body, publish: true },
  publishBreaking: { headline: 'زلزال بقوة 5.1 درجات قبالة الساحل', banner: { minutes: 60 }, lead: null },
  correctBreaking: { headline: 'زلزال بقوة 4.9 درجات قبالة الساحل' },
  setBreakingEnds: { banner: { minutes: 60 }, lead: { endsAt: '2026-11-30T20:00:00Z' } },
  setBreaking: { text: 'انتهاء التصويت', articleId: 12, endsAt: '2026-11-30T20:00:00Z' },
  describeEmbed: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ' },
  rejectComment: { code: 'off-topic', note: 'خارج موضوع الخبر.', version: 1 },
  createToken: { name: 'خدمة الأرشيف', role: 'reporter', days: 90 },
}
