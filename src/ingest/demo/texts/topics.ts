import type { DemoTopic } from './types.ts'

/** Names are keywords or places of the demonstration's articles. */
export const demoTopics: DemoTopic[] = [
  {
    name: 'سدرة',
    kind: 'place',
    description: 'جمهورية ساحلية على بحر الزمرد، عاصمتها مرسى اللوز. يحكمها ائتلاف، ولا أغلبية في برلمانها.',
    picture: 'parliament-dome',
  },
  {
    name: 'مرسى اللوز',
    kind: 'place',
    description: 'عاصمة سدرة وميناؤها الأول. غمرت العاصفة ريما أحياءها المنخفضة.',
    picture: 'harbour-dawn',
  },
  {
    name: 'جمهورية الزعفران',
    kind: 'place',
    description: 'دولة المنبع على نهر السلسبيل، بنت سد أم الغيم ووقّعت اتفاق قصر المرجان.',
    picture: 'dam-water',
  },
  {
    name: 'اتحاد الضفتين',
    kind: 'place',
    description: 'دولة المصب على نهر السلسبيل. انتهى نزاعها الحدودي مع الزعفران باتفاق قصر المرجان.',
    picture: 'river-bridge',
  },
  {
    name: 'مملكة الواحات',
    kind: 'place',
    description: 'مملكة صحراوية تستضيف كأس الزمرد وتبني أكبر حقول الطاقة الشمسية في المنطقة.',
    picture: 'palm-oasis',
  },
  {
    name: 'نهر السلسبيل',
    kind: 'place',
    description: 'أطول أنهار المنطقة. يتقاسم ماءه بلدان، ويختلفان على ملء سد أم الغيم.',
    picture: 'river-bridge',
  },
  {
    name: 'سد أم الغيم',
    kind: 'place',
    description: 'سد خرساني في أعالي نهر السلسبيل، علوّه 164 مترًا، ويُنتظر أن يولّد 2100 ميغاواط.',
    picture: 'dam-water',
  },
  {
    name: 'قصر المرجان',
    kind: 'place',
    description: 'قصر في بندر الصدف استضاف أربع سنوات من المفاوضات بين الضفتين والزعفران.',
    picture: 'summit-hall',
  },
  {
    name: 'مصرف الواحات المركزي',
    kind: 'organisation',
    description: 'المصرف المركزي لمملكة الواحات، يصدر الدرهم الواحي ويحدد سعر الفائدة.',
    picture: 'market-screens',
  },
  {
    name: 'رابطة دول الزمرد',
    kind: 'organisation',
    description: 'منظمة تجمع دول بحر الزمرد، ترعى المحادثات بينها وتنظّم بطولاتها الرياضية.',
    picture: 'press-microphones',
  },
  {
    name: 'كمال الشاطئ',
    kind: 'person',
    description: 'أهدر ركلة نهائي كأس الزمرد قبل 12 عامًا، ثم عاد إلى الملعب مدرّبًا للأشبال.',
  },
  {
    name: 'زياد البرق',
    kind: 'person',
    description: 'مهاجم سدرة، عمره تسعة عشر عامًا. نقل منتخبها إلى نهائي كأس الزمرد بهدف في الدقيقة 89.',
  },
  {
    name: 'بصر-1',
    kind: 'keyword',
    description: 'أول قمر صناعي لسدرة، يدور على علوّ 541 كيلومترًا ويصوّر السواحل والسيول.',
    picture: 'satellite-orbit',
  },
]
