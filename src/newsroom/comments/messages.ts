import type { CommentState, TrustLevel } from '../../contract/comments/comment.ts'
import type { RejectionCode } from '../../contract/terms.ts'
import { defineMessages } from '../messages.ts'

type Named<K extends string> = Record<K, string>

export const messages = defineMessages<Shape>({
  ar: {
    title: 'التعليقات',
    queues: {
      held: 'تنتظر القراءة',
      reported: 'أبلغ عنها القراء',
      appeals: 'اعتراضات',
      decided: 'المبتوت فيها',
    },
    bans: 'المحظورون',
    many: (n) => `أكثر من ${n}`,
    section: 'القسم',
    allSections: 'كل الأقسام',
    search: 'كلمة في النص أو الاسم',
    onlyReader: 'تعليقات قارئ واحد',
    onlyArticle: 'تعليقات مادة واحدة',
    showAll: 'اعرض الكل',
    list: 'التعليقات بالترتيب',
    nothing: {
      held: 'لا تعليقات تنتظر',
      reported: 'لا بلاغات مفتوحة',
      appeals: 'لا اعتراضات مفتوحة',
      decided: 'لم يُبَتّ في شيء بعد',
    },
    nothingDetail: 'تظهر التعليقات الجديدة هنا تلقائيًا.',
    nothingFound: 'لا تعليقات بهذا الاختيار',
    more: 'المزيد',
    choose: (name) => `اختر تعليق ${name} مع غيره`,
    chosen: (n) => `المختار: ${n}`,
    clear: 'ألغِ الاختيار',
    publish: 'انشر',
    publishChosen: (n) => `انشر المختار (${n})`,
    rejectChosen: (n) => `ارفض المختار (${n})`,
    settle: 'أبقِه منشورًا',
    uphold: 'اقبل الاعتراض وانشره',
    reject: 'ارفض…',
    dismiss: 'أبقِه مرفوضًا…',
    ban: 'احظر كاتبه…',
    undo: 'تراجع عن آخر قرار',
    next: 'التالي',
    previous: 'السابق',
    select: 'اختره مع غيره',
    history: 'سجل الكاتب والقرارات',
    published: (name) => `نُشر تعليق ${name}.`,
    rejected: (name) => `رُفض تعليق ${name}.`,
    undone: (name) => `عاد تعليق ${name} إلى ما كان عليه.`,
    nothingToUndo: 'لا قرار لك هنا تتراجع عنه.',
    decidedMeanwhile: (name) => `سبقك زميل إلى تعليق ${name}، فبقي قراره.`,
    goneMeanwhile: (name) => `سُحب تعليق ${name}.`,
    ownAppeal: 'رفضتَ هذا التعليق أنت، فيقرر في الاعتراض غيرك.',
    someRefused: (n) => `سبقك زميل إلى ${n}، فبقي قراره فيها.`,
    why: 'لماذا ينتظر',
    whyDecided: 'سبب القرار',
    answers: (name) => `ردًّا على ${name}`,
    on: 'على',
    edited: 'عُدّل',
    by: (name) => `القرار: ${name}`,
    readBy: (name) => `مفتوح الآن عند ${name}`,
    guest: 'زائر بلا حساب',
    trustLevels: { new: 'قارئ جديد', known: 'قارئ معروف', trusted: 'قارئ موثوق' },
    banned: 'محظور',
    publishedCount: 'نُشر له',
    rejectedCount: 'رُفض له',
    since: 'قارئ منذ',
    others: 'كتب أيضًا',
    noOthers: 'لم يكتب غير هذا.',
    decisions: 'القرارات',
    rules: 'القواعد',
    states: {
      unconfirmed: 'لم يُؤكَّد',
      held: 'ينتظر',
      published: 'منشور',
      rejected: 'مرفوض',
      withdrawn: 'سحبه صاحبه',
      erased: 'محذوف',
    },
    verdicts: { publish: 'نُشر', hold: 'أُوقف', reject: 'رُفض', withdraw: 'سُحب', erase: 'حُذف' },
    reports: 'بلاغات القراء',
    reportReasons: {
      abuse: 'إساءة',
      hate: 'كراهية',
      spam: 'إعلان',
      privacy: 'خصوصية',
      'off-topic': 'خارج الموضوع',
      other: 'سبب آخر',
    },
    appeal: 'اعتراض الكاتب',
    rejectTitle: 'لماذا يُرفض؟',
    rejectHint: 'اضغط الرقم أو اختر. يقرأ الكاتب السبب.',
    note: 'كلمة إلى الكاتب (اختيارية)',
    codes: {
      abuse: 'إساءة أو سباب',
      hate: 'كراهية أو تمييز',
      threat: 'تهديد أو تحريض',
      'off-topic': 'خارج الموضوع',
      'false-claim': 'معلومة غير صحيحة',
      privacy: 'يكشف خصوصية أحد',
      advertising: 'إعلان',
      repeated: 'مكرر',
      other: 'سبب آخر',
    },
    banTitle: (name) => `حظر ${name}`,
    banDescription: 'لا يستطيع أن يعلّق ما دام الحظر قائمًا.',
    banGuestDescription: 'كتب بلا حساب: يُحظر الزوار من عنوانه، ويبقى لمن له حساب أن يعلّق منه.',
    banReason: 'السبب',
    banReasonHint: 'يقرؤه الفريق',
    banFor: 'المدة',
    spans: { day: 'يوم', week: 'أسبوع', month: 'شهر', ever: 'حتى يُرفع' },
    banReject: 'ارفض ما ينتظر من تعليقاته',
    banAction: 'احظر',
    bannedNow: (name) => `حُظر ${name}.`,
    liftBan: 'ارفع الحظر',
    banLifted: 'رُفع الحظر.',
    noBans: 'لا أحد محظور',
    noBansDetail: 'من يُحظر يظهر هنا، ويمكن رفع الحظر متى شئت.',
    guestAddress: 'زوار من عنوان واحد',
    until: 'حتى',
    untilLifted: 'حتى يُرفع',
    close: 'إغلاق',
    cancel: 'إلغاء',
    reasons: {
      banned: 'كاتبه محظور',
      flood: 'تعليقات كثيرة جدًا في عشر دقائق',
      'many-from-reader': 'كتب كثيرًا في عشر دقائق',
      'many-from-address': 'تعليقات كثيرة من عنوان واحد',
      'stale-proof': 'إثبات قديم أو مستعمل',
      'no-proof': 'لم يثبت أنه أُرسل من متصفح',
      'no-words': 'لا كلمات فيه',
      stretched: 'حروف مكررة كثيرًا',
      'many-marks': 'حركات كثيرة فوق الحروف',
      'mostly-signs': 'أكثره رموز',
      'blocked-word': 'كلمة محظورة',
      link: 'رابط',
      'phone-number': 'رقم هاتف',
      'said-before': 'كتب هذا النص من قبل',
      copied: 'كتب هذا النص غيره أيضًا',
      reported: 'أبلغ عنه القراء',
      'many-reports': 'أبلغ عنه قراء كثر',
      guest: 'زائر بلا حساب',
      'first-comment': 'لم يُنشر لكاتبه شيء بعد',
      'read-first': 'تعليقات القسم تُقرأ قبل النشر',
      'read-after': 'تعليقات القسم تُنشر ثم تُقرأ',
      'often-rejected': 'رُفض لكاتبه كثير',
      trusted: 'كاتبه موثوق',
      approved: 'قرأه مشرف ونشره',
      'author-banned': 'حُظر كاتبه',
      law: 'سبب قانوني',
      'reader-erased': 'مُحي كاتبه بطلب منه',
      imported: 'جاء من الموقع القديم',
    },
  },
  en: {
    title: 'Comments',
    queues: { held: 'Waiting', reported: 'Reported', appeals: 'Appeals', decided: 'Decided' },
    bans: 'Banned',
    many: (n) => `More than ${n}`,
    section: 'Section',
    allSections: 'All sections',
    search: 'Search text or name',
    onlyReader: 'Comments of one reader',
    onlyArticle: 'Comments on one article',
    showAll: 'Show all',
    list: 'Comments',
    nothing: {
      held: 'No comments waiting',
      reported: 'No open reports',
      appeals: 'No open appeals',
      decided: 'Nothing has been decided yet',
    },
    nothingDetail: 'New comments appear here automatically.',
    nothingFound: 'No comments match',
    more: 'More',
    choose: (name) => `Select the comment by ${name}`,
    chosen: (n) => `Selected: ${n}`,
    clear: 'Clear selection',
    publish: 'Publish',
    publishChosen: (n) => `Publish selected (${n})`,
    rejectChosen: (n) => `Reject selected (${n})`,
    settle: 'Keep it published',
    uphold: 'Uphold and publish',
    reject: 'Reject…',
    dismiss: 'Keep it rejected…',
    ban: 'Ban the author…',
    undo: 'Undo the last decision',
    next: 'Next',
    previous: 'Previous',
    select: 'Select it',
    history: 'Author and decisions',
    published: (name) => `The comment of ${name} is published.`,
    rejected: (name) => `The comment of ${name} is rejected.`,
    undone: (name) => `The comment by ${name} is back to its earlier state.`,
    nothingToUndo: 'There is no decision of yours to undo.',
    decidedMeanwhile: (name) => `A colleague decided on the comment by ${name} first; their decision stands.`,
    goneMeanwhile: (name) => `${name} has withdrawn the comment.`,
    ownAppeal: 'You rejected this comment, so someone else must decide the appeal.',
    someRefused: (n) => `A colleague decided on ${n} first; their decisions stand.`,
    why: 'Why it is waiting',
    whyDecided: 'Reason for the decision',
    answers: (name) => `In reply to ${name}`,
    on: 'on',
    edited: 'edited',
    by: (name) => `Decided by ${name}`,
    readBy: (name) => `${name} is reading it now`,
    guest: 'Guest without an account',
    trustLevels: { new: 'New reader', known: 'Known reader', trusted: 'Trusted reader' },
    banned: 'Banned',
    publishedCount: 'Published',
    rejectedCount: 'Rejected',
    since: 'Reader since',
    others: 'Also wrote',
    noOthers: 'Nothing else.',
    decisions: 'Decisions',
    rules: 'The rules',
    states: {
      unconfirmed: 'Not confirmed',
      held: 'Waiting',
      published: 'Published',
      rejected: 'Rejected',
      withdrawn: 'Withdrawn',
      erased: 'Erased',
    },
    verdicts: {
      publish: 'Published',
      hold: 'Held',
      reject: 'Rejected',
      withdraw: 'Withdrawn',
      erase: 'Erased',
    },
    reports: 'Reader reports',
    reportReasons: {
      abuse: 'Abuse',
      hate: 'Hate',
      spam: 'Advertising',
      privacy: 'Privacy',
      'off-topic': 'Off topic',
      other: 'Another reason',
    },
    appeal: 'The author’s appeal',
    rejectTitle: 'Why reject it?',
    rejectHint: 'Press the number or choose. The author sees the reason.',
    note: 'Note to the author (optional)',
    codes: {
      abuse: 'Abuse or insult',
      hate: 'Hate or discrimination',
      threat: 'Threat or incitement',
      'off-topic': 'Off topic',
      'false-claim': 'Not true',
      privacy: 'Gives away something private',
      advertising: 'Advertising',
      repeated: 'Repeated',
      other: 'Another reason',
    },
    banTitle: (name) => `Ban ${name}`,
    banDescription: 'They can’t comment while the ban holds.',
    banGuestDescription:
      'Written without an account: guests from this address are banned; people with an account can still comment.',
    banReason: 'Reason',
    banReasonHint: 'Seen by staff only',
    banFor: 'For',
    spans: { day: 'A day', week: 'A week', month: 'A month', ever: 'Until it is lifted' },
    banReject: 'Reject their waiting comments',
    banAction: 'Ban',
    bannedNow: (name) => `${name} is banned.`,
    liftBan: 'Lift the ban',
    banLifted: 'The ban is lifted.',
    noBans: 'No one is banned',
    noBansDetail: 'Bans appear here and can be lifted at any time.',
    guestAddress: 'Guests from one address',
    until: 'Until',
    untilLifted: 'Until it is lifted',
    close: 'Close',
    cancel: 'Cancel',
    reasons: {
      banned: 'The author is banned',
      flood: 'Far too many comments in ten minutes',
      'many-from-reader': 'Many comments in ten minutes',
      'many-from-address': 'Many comments from one address',
      'stale-proof': 'An old or used proof of work',
      'no-proof': 'Sent without a proof of work',
      'no-words': 'No words in it',
      stretched: 'Endlessly repeated letters',
      'many-marks': 'Too many marks on letters',
      'mostly-signs': 'Mostly symbols',
      'blocked-word': 'A blocked word',
      link: 'A link',
      'phone-number': 'A telephone number',
      'said-before': 'Same text as an earlier comment',
      copied: 'Others sent the same text',
      reported: 'Reported by readers',
      'many-reports': 'Reported by many readers',
      guest: 'A guest without an account',
      'first-comment': 'First comment by this reader',
      'read-first': 'The section’s comments are read first',
      'read-after': 'The section’s comments are read afterwards',
      'often-rejected': 'Many of their comments were rejected',
      trusted: 'Trusted reader',
      approved: 'A moderator read and published it',
      'author-banned': 'The author was banned',
      law: 'A legal reason',
      'reader-erased': 'Erased at the author’s request',
      imported: 'Came from the old site',
    },
  },
})

type Say = (text: string) => string

interface Shape {
  title: string
  queues: Named<'held' | 'reported' | 'appeals' | 'decided'>
  bans: string
  many: Say
  section: string
  allSections: string
  search: string
  onlyReader: string
  onlyArticle: string
  showAll: string
  list: string
  nothing: Named<'held' | 'reported' | 'appeals' | 'decided'>
  nothingDetail: string
  nothingFound: string
  more: string
  choose: Say
  chosen: Say
  clear: string
  publish: string
  publishChosen: Say
  rejectChosen: Say
  settle: string
  uphold: string
  reject: string
  dismiss: string
  ban: string
  undo: string
  next: string
  previous: string
  select: string
  history: string
  published: Say
  rejected: Say
  undone: Say
  nothingToUndo: string
  decidedMeanwhile: Say
  goneMeanwhile: Say
  ownAppeal: string
  someRefused: Say
  why: string
  whyDecided: string
  answers: Say
  on: string
  edited: string
  by: Say
  readBy: Say
  guest: string
  trustLevels: Named<TrustLevel>
  banned: string
  publishedCount: string
  rejectedCount: string
  since: string
  others: string
  noOthers: string
  decisions: string
  rules: string
  states: Named<CommentState>
  verdicts: Named<string>
  reports: string
  reportReasons: Named<string>
  appeal: string
  rejectTitle: string
  rejectHint: string
  note: string
  codes: Named<RejectionCode>
  banTitle: Say
  banDescription: string
  banGuestDescription: string
  banReason: string
  banReasonHint: string
  banFor: string
  spans: Named<'day' | 'week' | 'month' | 'ever'>
  banReject: string
  banAction: string
  bannedNow: Say
  liftBan: string
  banLifted: string
  noBans: string
  noBansDetail: string
  guestAddress: string
  until: string
  untilLifted: string
  close: string
  cancel: string
  reasons: Named<string>
}
