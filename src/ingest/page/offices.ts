/**
 * Office holders and their terms: an article that names a holder by the office was written in that term.
 * Public facts for the offices that Arabic world news names most; extend as needed.
 */
export interface Office {
  /** The part of the name that newspapers use. */
  name: string
  /** Words of which one must be near the name. */
  office: string[]
  /** The first and the last day, ISO 8601; no last day while the term lasts. */
  from: string
  to?: string
}

const us = ['الرئيس الأمريكي', 'الرئيس الأميركي']
const state = [
  ...['وزير الخارجية الأمريكي', 'وزير الخارجية الأميركي'],
  ...['وزيرة الخارجية الأمريكية', 'وزيرة الخارجية الأميركية'],
]
const un = ['الأمين العام للأمم المتحدة', 'الأمين العام للمنظمة الدولية']
const syria = ['مبعوث الأمم المتحدة', 'المبعوث الأممي', 'المبعوث الدولي', 'الوسيط الدولي']
const nato = ['الأمين العام لحلف شمال الأطلسي', 'الأمين العام للناتو', 'الأمين العام للحلف']
const france = ['الرئيس الفرنسي']
const egypt = ['الرئيس المصري']
const britain = ['رئيس الوزراء البريطاني', 'رئيسة الوزراء البريطانية']
const germany = ['المستشار الألماني', 'المستشارة الألمانية']

export const offices: Office[] = [
  { name: 'كلينتون', office: us, from: '1993-01-20', to: '2001-01-20' },
  { name: 'بوش', office: us, from: '2001-01-20', to: '2009-01-20' },
  { name: 'أوباما', office: us, from: '2009-01-20', to: '2017-01-20' },
  { name: 'ترامب', office: us, from: '2017-01-20', to: '2021-01-20' },
  { name: 'ترامب', office: us, from: '2025-01-20' },
  { name: 'بايدن', office: us, from: '2021-01-20', to: '2025-01-20' },
  { name: 'باول', office: state, from: '2001-01-20', to: '2005-01-26' },
  { name: 'رايس', office: state, from: '2005-01-26', to: '2009-01-20' },
  { name: 'كلينتون', office: state, from: '2009-01-21', to: '2013-02-01' },
  { name: 'كيري', office: state, from: '2013-02-01', to: '2017-01-20' },
  { name: 'تيلرسون', office: state, from: '2017-02-01', to: '2018-03-31' },
  { name: 'بومبيو', office: state, from: '2018-04-26', to: '2021-01-20' },
  { name: 'بلينكن', office: state, from: '2021-01-26', to: '2025-01-20' },
  { name: 'روبيو', office: state, from: '2025-01-21' },
  { name: 'كوفي عنان', office: un, from: '1997-01-01', to: '2006-12-31' },
  { name: 'بان كي مون', office: un, from: '2007-01-01', to: '2016-12-31' },
  { name: 'غوتيريش', office: un, from: '2017-01-01' },
  { name: 'الإبراهيمي', office: syria, from: '2012-08-17', to: '2014-05-31' },
  { name: 'دي ميستورا', office: syria, from: '2014-07-10', to: '2018-12-31' },
  { name: 'بيدرسون', office: syria, from: '2019-01-07' },
  { name: 'راسموسن', office: nato, from: '2009-08-01', to: '2014-10-01' },
  { name: 'ستولتنبرغ', office: nato, from: '2014-10-01', to: '2024-10-01' },
  { name: 'شيراك', office: france, from: '1995-05-17', to: '2007-05-16' },
  { name: 'ساركوزي', office: france, from: '2007-05-16', to: '2012-05-15' },
  { name: 'هولاند', office: france, from: '2012-05-15', to: '2017-05-14' },
  { name: 'ماكرون', office: france, from: '2017-05-14' },
  { name: 'مبارك', office: egypt, from: '1981-10-14', to: '2011-02-11' },
  { name: 'مرسي', office: egypt, from: '2012-06-30', to: '2013-07-03' },
  { name: 'السيسي', office: egypt, from: '2014-06-08' },
  { name: 'بلير', office: britain, from: '1997-05-02', to: '2007-06-27' },
  { name: 'كاميرون', office: britain, from: '2010-05-11', to: '2016-07-13' },
  { name: 'ماي', office: britain, from: '2016-07-13', to: '2019-07-24' },
  { name: 'جونسون', office: britain, from: '2019-07-24', to: '2022-09-06' },
  { name: 'ستارمر', office: britain, from: '2024-07-05' },
  { name: 'ميركل', office: germany, from: '2005-11-22', to: '2021-12-08' },
  { name: 'شولتس', office: germany, from: '2021-12-08', to: '2025-05-06' },
  { name: 'ميرتس', office: germany, from: '2025-05-06' },
]
