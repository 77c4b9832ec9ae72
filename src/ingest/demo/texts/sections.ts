import type { DemoSection } from './types.ts'

/** In navigation order. */
export const demoSections: DemoSection[] = [
  {
    key: 'world',
    name: 'العالم',
    colour: '#0f5c8a',
    description: 'أخبار دول بحر الزمرد وما حولها، من مراسلينا في خمس عواصم.',
  },
  {
    key: 'politics',
    name: 'سياسة',
    description: 'الحكومات والبرلمانات والأحزاب: ما يُقال في القاعات المغلقة وما يُقَرّ في العلن.',
  },
  {
    key: 'economy',
    name: 'اقتصاد',
    colour: '#1e7145',
    description: 'المال والعمل والطاقة والغذاء، بأرقام مشروحة وأسئلة لا تُترك بلا جواب.',
  },
  {
    key: 'sport',
    name: 'رياضة',
    colour: '#b3471d',
    description: 'كأس الزمرد والدوريات وألعاب القوى، وقصص الذين يصنعون النتيجة.',
  },
  {
    key: 'culture',
    name: 'ثقافة',
    description: 'الكتاب والمسرح والموسيقى والمدينة القديمة، وما يبقى بعد انطفاء الأضواء.',
  },
  {
    key: 'science',
    name: 'علوم وتقنية',
    description: 'المختبر والمرصد والمدار، والتقنية حين تدخل البيت والحقل.',
  },
  {
    key: 'society',
    name: 'مجتمع',
    description: 'الصحة والتعليم والعمل والسكن، وحياة الناس كما يروونها.',
  },
  {
    key: 'opinion',
    name: 'رأي',
    description: 'كتّاب «نشرة» وضيوفها. المقالات تعبّر عن أصحابها.',
  },
]
