import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personKey, readByline } from '../../src/ingest/ninjs/bylines.ts'

const nothing = { organisations: [], places: [] }

test.each<[string, { people?: string[]; agencies?: string[]; places?: string[]; unread?: string[] }]>([
  ['أحمد علي - القاهرة', { people: ['أحمد علي'], places: ['القاهرة'] }],
  ['القاهرة - أحمد علي (رويترز)', { people: ['أحمد علي'], places: ['القاهرة'], agencies: ['رويترز'] }],
  ['وتقرير: أحمد علي', { people: ['أحمد علي'] }],
  ['إعداد وتقرير: أحمد علي', { people: ['أحمد علي'] }],
  ['كتبت ليلى حسن', { people: ['ليلى حسن'] }],
  ['كتب: أحمد علي وسارة محمد - القاهرة', { people: ['أحمد علي', 'سارة محمد'], places: ['القاهرة'] }],
  ['كتب أحمد علي من القاهرة', { people: ['أحمد علي'], places: ['القاهرة'] }],
  ['إعداد: أحمد علي، تصوير: ليلى حسن', { people: ['أحمد علي', 'ليلى حسن'] }],
  ['أحمد علي/ليلى حسن', { people: ['أحمد علي', 'ليلى حسن'] }],
  ['أحمد علي & سارة <b>محمد</b>', { people: ['أحمد علي', 'سارة محمد'] }],
  ['بقلم: ليلى حداد و سامر نور، وليد عمر', { people: ['ليلى حداد', 'سامر نور', 'وليد عمر'] }],
  ['أحمد وليد', { people: ['أحمد وليد'] }],
  ['سعد الله ونوس', { people: ['سعد الله ونوس'] }],
  ['د. أحمد علي، أ.د. سارة محمد', { people: ['د. أحمد علي', 'أ.د. سارة محمد'] }],
  ['من أحمد علي', { people: ['أحمد علي'] }],
  ['مراسلنا في القاهرة', { places: ['القاهرة'] }],
  ['رويترز - أ ف ب', { agencies: ['رويترز', 'أ ف ب'] }],
  ['Associated Press', { agencies: ['Associated Press'] }],
  ['By JOHN SMITH, Associated Press', { people: ['John Smith'], agencies: ['Associated Press'] }],
  ['Von Christian Hollmann, dpa', { people: ['Christian Hollmann'], agencies: ['dpa'] }],
  ["Paulo Santalucia and Frances d'Emilio", { people: ['Paulo Santalucia', "Frances d'Emilio"] }],
  ['By Lina Haddad in Cairo', { people: ['Lina Haddad'], places: ['Cairo'] }],
  ['Peter and Jane', { people: ['Peter', 'Jane'] }],
  [
    'Aaron J. Staples, Michigan State University',
    { people: ['Aaron J. Staples'], unread: ['Michigan State University'] },
  ],
  ['أحمد علي - مرسى اللوز', { people: ['أحمد علي'], unread: ['مرسى اللوز'] }],
  ['وكالات', { unread: ['وكالات'] }],
  ['فريق التحرير', { unread: ['فريق التحرير'] }],
  ['', {}],
])('%s', (byline, expected) => {
  expect(readByline(byline, nothing)).toEqual({
    people: [],
    agencies: [],
    places: [],
    unread: [],
    ...expected,
  })
})

test('the item’s own agency and place are told apart from people', () => {
  const around = { organisations: ['وكالة الضفاف', 'الضفاف'], places: ['مرسى اللوز'] }
  expect(readByline('هدى سالم - مرسى اللوز (الضفاف)', around)).toEqual({
    people: ['هدى سالم'],
    agencies: ['الضفاف'],
    places: ['مرسى اللوز'],
    unread: [],
  })
})

const first = fc.constantFrom('أحمد', 'ليلى', 'عبد الرحمن', 'وليد', 'سارة', 'نزار', 'وفاء', 'John', 'Lina')
const last = fc.constantFrom('علي', 'حداد', 'قباني', 'سالم', 'ونوس', 'المنصوري', 'Smith', 'Haddad')
const names = fc.tuple(first, last).map((parts) => parts.join(' '))
const people = fc.uniqueArray(names, { minLength: 1, maxLength: 4, selector: personKey })
const place = fc.constantFrom('القاهرة', 'رام الله', 'الدار البيضاء', 'London', 'New York')
const agency = fc.constantFrom('رويترز', 'أ ف ب', 'الأناضول', 'AFP', 'Associated Press')
const joined = (list: string[], by: string) => list.join(by)

test('people, place and agency are told apart in every order that agencies use', () => {
  const forms: ((p: string[], place: string, agency: string) => string)[] = [
    (p, at, from) => `${at} - ${joined(p, '، ')} (${from})`,
    (p, at, from) => `${joined(p, ' و')} - ${at} - ${from}`,
    (p, at, from) => `كتب: ${joined(p, ' / ')} – ${at} – ${from}`,
    (p, at, from) => `By ${joined(p, ' and ')}, ${from}, ${at}`,
    (p, at, from) => `${from} | ${at} | ${joined(p, '؛ ')}`,
    (p, at, from) => `إعداد وتحرير: ${joined(p, ' & ')} من ${at} (${from})`,
  ]
  fc.assert(
    fc.property(people, place, agency, fc.constantFrom(...forms), (who, at, from, form) => {
      const read = readByline(form(who, at, from), nothing)
      expect(read).toEqual({ people: who, agencies: [from], places: [at], unread: [] })
    }),
    { numRuns: 500 },
  )
})

test('any text is parsed, and no name is both a person and an agency or place', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    names,
    place,
    agency,
    fc.constantFrom(' - ', '، ', ' و', '(', ')', 'بقلم: '),
  )
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), (parts) => {
      const { people, agencies, places } = readByline(parts.join(''), nothing)
      for (const person of people) {
        expect([...agencies, ...places]).not.toContain(person)
        expect(person).toMatch(/\p{L}/u)
      }
    }),
    { examples: [[['㈀']]] },
  )
})

test('different spellings of a name are one person', () => {
  const ways = ['أحمد علي', 'احمد علي', 'أحمد عليّ', 'أحمد  علي', 'أَحمد على', 'د. أحمد علي', 'أحمد علـي']
  expect(new Set(ways.map(personKey))).toEqual(new Set([personKey('أحمد علي')]))
  expect(personKey('عبد الله سالم')).toBe(personKey('عبدالله سالم'))
  expect(personKey('أبو بكر سالم')).toBe(personKey('أبوبكر سالم'))
  expect(personKey('JOHN SMITH')).toBe(personKey('John Smith'))
  expect(personKey('أحمد علي')).not.toBe(personKey('أحمد عالي'))
})
