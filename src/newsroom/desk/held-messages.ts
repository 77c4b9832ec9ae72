/** Messages about paused sending. */
import { defineMessages } from '../messages.ts'

export const heldMessages = defineMessages({
  ar: {
    title: 'البريد والإشعارات موقوفة',
    afterRestore:
      'استُعيدت هذه البيانات من نسخة احتياطية، فلا يخرج منها بريد ولا نشرة ولا إشعار حتى تقرر. ربما وصلت إلى القرّاء رسائل أُرسلت بعد أخذ النسخة، وربما ألغى بعضهم اشتراكه بعدها.',
    otherAddress: (data: string, here: string) =>
      `هذه بيانات الموقع ${data} وهي تعمل الآن على ${here}. لا يخرج منها بريد ولا نشرة ولا إشعار حتى تقرر: فإن كانت نسخة للتجربة فأبقها موقوفة.`,
    queued: 'ينتظر الإرسال:',
    nothing: 'لا شيء ينتظر الإرسال.',
    since: (time: string) => `أقدمها ${time}`,
    resume: 'أرسل المنتظر واستأنف',
    resumeEmpty: 'استأنف الإرسال',
    discard: 'احذف المنتظر واستأنف',
    resumeAsk: 'يُرسل كل ما ينتظر إلى القرّاء، ومنه أعداد النشرة التي ربما وصلتهم من قبل. لا رجوع في ذلك.',
    discardAsk: 'يُحذف كل ما ينتظر من دون إرسال، ثم يعود الإرسال كالمعتاد.',
    resumed: 'استؤنف الإرسال.',
    kinds: {
      mail: 'رسائل إلى قرّاء',
      'newsletter-confirmation': 'رسائل تأكيد الاشتراك في النشرة',
      'newsletter-send': 'أعداد من النشرة البريدية',
      'newsletter-test-issue': 'تجارب من النشرة',
      push: 'إشعارات',
      'push-again': 'إشعارات تعاد محاولتها',
      'feed-ping': 'تنبيهات لخادم الخلاصات',
      webhooks: 'إشعارات الويب إلى برامج أخرى',
    } as Record<string, string>,
  },
  en: {
    title: 'Mail and notifications are paused',
    afterRestore:
      'This data was restored from a backup, so no mail, newsletter or notification leaves it until you decide. Readers may have had messages that were sent after the backup was made, and some may have unsubscribed since.',
    otherAddress: (data: string, here: string) =>
      `This is the data of ${data}, running at ${here} now. No mail, newsletter or notification leaves it until you decide: leave sending paused if this is a test copy.`,
    queued: 'Waiting to be sent:',
    nothing: 'Nothing is waiting to be sent.',
    since: (time: string) => `the oldest from ${time}`,
    resume: 'Send waiting messages and resume',
    resumeEmpty: 'Resume',
    discard: 'Discard waiting messages and resume',
    resumeAsk:
      'All waiting messages are sent to readers, including newsletter issues that they may have had before. This cannot be undone.',
    discardAsk: 'All waiting messages are discarded without being sent. Then sending continues as usual.',
    resumed: 'Sending has resumed.',
    kinds: {
      mail: 'mails to readers',
      'newsletter-confirmation': 'mails that confirm a subscription',
      'newsletter-send': 'issues of the newsletter',
      'newsletter-test-issue': 'test issues of the newsletter',
      push: 'notifications',
      'push-again': 'repeated notifications',
      'feed-ping': 'pings of the feeds’ hub',
      webhooks: 'webhooks to other programs',
    } as Record<string, string>,
  },
})
