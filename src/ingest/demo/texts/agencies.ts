import type { DemoAgency } from './types.ts'

export const demoAgencies: DemoAgency[] = [
  {
    key: 'ofoq',
    name: 'أفق',
    description: 'وكالة أنباء مستقلة مقرّها مرسى اللوز، تغطي دول بحر الزمرد بالنص والصورة.',
    website: 'https://ofoq.example.com',
  },
  {
    key: 'mina',
    name: 'ميناء برس',
    description: 'وكالة متخصصة في الاقتصاد والنقل البحري والأسواق.',
    website: 'https://mina.example.com',
  },
  {
    key: 'difaf',
    name: 'ضفاف',
    description: 'وكالة أنباء اتحاد الضفتين، وتصدر من جسر الريحان.',
    website: 'https://difaf.example.com',
  },
  {
    key: 'adasa',
    name: 'عدسة',
    description: 'تعاونية مصوّرين صحافيين من ست دول.',
    website: 'https://adasa.example.com',
  },
]
