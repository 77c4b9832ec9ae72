import type { DemoPublication } from './types.ts'

export const demoPublication: DemoPublication = {
  name: 'نشرة',
  tagline: 'الخبر ومعناه',
  description: 'صحيفة إلكترونية مستقلة تتابع دول بحر الزمرد: الخبر ومصدره وسياقه، وبثّ مباشر على مدار الساعة.',
  pages: [
    {
      key: 'about',
      title: 'من نحن',
      body: `<p><strong>«نشرة»</strong> صحيفة إلكترونية وقناة بثّ تأسست قبل عشرة أعوام في مرسى اللوز بعشرة صحافيين وطاولة طويلة. يعمل فيها اليوم 86 صحافيًا في خمس عواصم.</p>
<p>نعمل بثلاث قواعد: نذكر مصدر كل خبر، ونفصل الخبر عن الرأي، ونصحّح الخطأ في مكانه.</p>
<h2>من يملك «نشرة»؟</h2>
<p>تملكها جمعية العاملين فيها، ولا يحق لمساهم واحد أن يملك أكثر من 5% من أصواتها. تأتي إيراداتها من الاشتراكات والإعلانات وبيع المواد للوكالات، وتُنشر حساباتها كل عام.</p>
<h2>سياسة التحرير</h2>
<ul><li>لا يُنشر خبر بمصدر واحد مجهول.</li><li>لا يطّلع معلن أو مسؤول على مادة قبل نشرها.</li><li>تُعرض الاتهامات على أصحابها قبل النشر، ويُترك لهم وقت معقول للرد.</li><li>تُعلَّم الصور القديمة والرسوم التخيلية بأنها كذلك.</li></ul>
<aside><h3>عالم متخيّل</h3><p>كل ما تقرؤه هنا من بلدان وأشخاص وأحداث ووكالات وشركات متخيَّل، كُتب لعرض المنصة، وأي شبه بالواقع مصادفة.</p></aside>`,
    },
    {
      key: 'contact',
      title: 'اتصل بنا',
      body: `<p>نقرأ كل رسالة، ونجيب عن معظمها خلال يومي عمل.</p>
<ul><li>التحرير: <a href="mailto:newsroom@example.com">newsroom@example.com</a></li><li>التصحيحات: <a href="mailto:corrections@example.com">corrections@example.com</a></li><li>الإعلانات: <a href="mailto:ads@example.com">ads@example.com</a></li><li>المساعدة التقنية: <a href="mailto:help@example.com">help@example.com</a></li></ul>
<h2>هل لديك معلومة؟</h2>
<p>إذا أردت إرسال وثيقة من دون الكشف عن اسمك فاكتب إلى <a href="mailto:tips@example.com">tips@example.com</a> من بريد لا يحمل اسمك، ولا تستعمل شبكة مكان عملك. لا نكشف مصادرنا.</p>
<h2>العنوان</h2>
<p>نشرة، 14 شارع المرفأ، الطابق الثالث، مرسى اللوز.</p>`,
    },
    {
      key: 'privacy',
      title: 'الخصوصية',
      body: `<p>كتبنا هذه الصفحة لتُقرأ. إذا لم تفهم منها شيئًا فالعيب فيها، فاكتب إلينا.</p>
<h2>ما الذي نجمعه؟</h2>
<ul><li>عدد قراءات كل مادة، من دون أن نعرف من قرأها.</li><li>بريدك الإلكتروني إن اشتركت في النشرة البريدية، ولا نرسل إليه سواها.</li><li>اسمك ونص تعليقك إن علّقت.</li></ul>
<h2>ما الذي لا نفعله؟</h2>
<p>لا نبيع بيانات القراء ولا نتبادلها، ولا نضع في صفحاتنا ملفات تتبّع لطرف ثالث.</p>
<h2>حقوقك</h2>
<p>لك أن تطلب نسخة مما نحفظه عنك، أو تصحيحه، أو حذفه، برسالة إلى <a href="mailto:privacy@example.com">privacy@example.com</a>. ننفّذ الطلب خلال ثلاثين يومًا ونخبرك بذلك.</p>`,
    },
    {
      key: 'corrections',
      title: 'سياسة التصحيح',
      body: `<p>نخطئ أحيانًا. وحين نخطئ نصحّح بسرعة ووضوح، وفي المادة نفسها.</p>
<h2>كيف نصحّح؟</h2>
<ul><li>الخطأ في الوقائع: يُصحَّح النص، وتُضاف إلى المادة ملاحظة تقول ما كان وما صار ومتى.</li><li>الخطأ اللغوي أو الطباعي: يُصحَّح بلا ملاحظة، ما لم يغيّر المعنى.</li><li>الخطأ الذي يمسّ جوهر المادة: تُسحب، وتحلّ محلها صفحة تشرح السبب.</li></ul>
<h2>أبلغنا عن خطأ</h2>
<p>اكتب إلى <a href="mailto:corrections@example.com">corrections@example.com</a> مع عنوان المادة والجملة. يراجع الطلبَ محررٌ لم يشارك في إعداد المادة.</p>`,
    },
  ],
  accounts: [
    {
      network: 'فيديفيرس (ماستودون)',
      handle: '@nashra@social.example.com',
      address: 'https://social.example.com/@nashra',
    },
    { network: 'يوتيوب', handle: 'Nashra', address: 'https://video.example.com/nashra' },
    { network: 'تلغرام', handle: 'nashra_news', address: 'https://chat.example.com/nashra_news' },
    { network: 'إنستغرام', handle: 'nashra.photo', address: 'https://photos.example.com/nashra.photo' },
    { network: 'إكس', handle: '@nashra_news', address: 'https://x.example.com/nashra_news' },
  ],
}
