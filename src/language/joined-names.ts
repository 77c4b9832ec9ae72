/**
 * Arabic names of two parts that are written with or without a space: عبدالله and عبد الله, ابومازن and أبو
 * مازن, نورالدين and نور الدين. The search treats them as two words. All words here are in the form of
 * `normalise`.
 */

/** First parts of names with الدين; «الوالدين» and «الخالدين» are not such names. */
const beforeDin = new Set(
  `نور سيف صلاح عز علاء علا بدر شمس تقي جمال حسام خير شهاب ضياء ضيا عماد فخر قطب كمال محيي محي معز ناصر نجم نصر زين سعد
  سراج تاج جلال برهان بهاء بها ركن رشيد شرف صدر عفيف غياث مجد محب مصباح موفق نظام وجيه اسد امين كريم سديد عضد كاشف
  مءيد رضي ولي حميد سلام عزيز امام قمر نعيم صفي بهي علم عبيد وحيد فريد نظير سميح`.split(/\s+/),
)

/** Words that begin with ابو but are not names: doors, trumpets, parents. */
const noFather = /^(?:اب|اق|ان|ين|ي|يه)(?:ه|ها|هم|هما|ك|كم|نا|ي)?$|^(?:ه|ها|هم|هما|ك|كم|نا|ه)$/

const servant = /^([وفبلك]?عبد)(ال.{2,}|ربه|الله)$/
const father = /^([وفلكب]?ابو)(.{3,})$/
const ofFaith = /^([وفبلك]?)(.{2,})(الدين)$/
const ofGod = /^(.{2,})(الله)$/
/** Particles before the name of God, which are not part of a name. */
const oath = /^(?:وب|فب|وت|ول|يا|وال)$/

/** The parts of a normalised word that is such a name; null for other words. */
export function nameParts(form: string): [string, string] | null {
  if (form.length < 6) return null
  const [, first, rest] = servant.exec(form) ?? []
  if (first) return [first, rest!]
  const faith = ofFaith.exec(form)
  if (faith && (beforeDin.has(faith[2]!) || beforeDin.has(faith[1]! + faith[2]!)))
    return [faith[1]! + faith[2]!, faith[3]!]
  const god = ofGod.exec(form)
  if (god && !oath.test(god[1]!)) return [god[1]!, god[2]!]
  const kunya = father.exec(form)
  if (kunya && !noFather.test(kunya[2]!)) return [kunya[1]!, kunya[2]!]
  return null
}

/** Treats ابن and بن as one word, and also the cases of أبو. */
export function oneOfKin(form: string): string {
  if (form === 'ابن' || form === 'وابن') return 'بن'
  return form.replace(/^([وفلك]?)اب[يا]$/, '$1ابو')
}
