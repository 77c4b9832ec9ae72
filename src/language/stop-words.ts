/**
 * Arabic function words in the form of `normalise` ("إلى" becomes "الي"). Chosen for news: words that
 * describe events, such as قال or أعلن, are not included.
 */
const plain = `
  من في علي الي عن مع حتي منذ مذ خلال عبر ضمن لدي لدن بين فوق تحت امام وراء خلف قبل بعد حول دون نحو عند ضد سوي غير
  ان انه انها انهم كان كانت كانوا يكون تكون يكونوا ليس ليست ليسوا لعل ليت لكن لكنه لكنها كان كانه كانها
  لا لم لن ما ليس قد سوف لو لولا لوما اذا اذ اذن كي لكي حيث حين حينما عندما بينما كلما لما مما عما فيما ريثما طالما
  هو هي هم هن هما انا انت انتم انتن انتما نحن اياه اياها
  هذا هذه هذان هذين هاتان هاتين هءلاء ذلك تلك ذاك اولءك هنا هناك هنالك هكذا كذلك لذلك كذا ذا ذي ذات ذو
  الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي اللءي
  اي ايه كل كلا كلتا بعض جميع كافه معظم نفس ذاته ذاتها نفسه نفسها عده احد احدي
  ثم او ام اما بل حتي فقط ايضا الا انما كما مثل مثلما لان لانه لانها بان بانه بانها كون
  به بها بهم بهما بي بك بنا له لها لهم لهما لي لك لنا لكم فيه فيها فيهم فيهما منه منها منهم منهما عنه عنها عنهم
  عليه عليها عليهم عليهما اليه اليها اليهم اليهما معه معها معهم لديه لديها لديهم بينه بينها بينهم بينهما
  كيف اين متي لماذا ماذا هل كم مهما اينما كيفما حيثما نعم يا ها
  ماهي ماهو ماهم ماهما بماذا مماذا عماذا فيماذا
  ال بال لل فال كال وال بما بلا وفق وفقا بسبب رغم برغم
`

const words = plain.trim().split(/\s+/)

// "وهم" is an illusion, "ولي" a guardian, "وذات" is not a word: only safe words also get the prefix و
// ("and").
const never = new Set(['هم', 'لي', 'عد', 'كم', 'كل', 'ضد', 'به', 'ها', 'ال', 'ذا'])

export const stopWords: ReadonlySet<string> = new Set([
  ...words,
  ...words.filter((word) => !never.has(word)).map((word) => `و${word}`),
])

/** Function words that are also names or nouns after normalisation (علي the man, آلي automatic), as written. */
export const ambiguousStopWords: ReadonlySet<string> = new Set(['علي', 'آلي'])

/** Function words of the other languages, in the form of `normalise`; no names and no words for events. */
export const stopWordsOf: Record<'en' | 'fr' | 'fa' | 'ur', ReadonlySet<string>> = {
  en: setOf(`a an and are as at be been but by for from had has have he her his i if in into is it its nor not of on or our
    she so than that the their them then there these they this those to was we were what when where which who whom whose why
    will with would you your do does did how`),
  fr: setOf(`a au aux avec ce ces cet cette comme dans de des du elle elles en est et etait ete etre eu il ils je la le les
    leur leurs lui ma mais me mes moi mon ne nos notre nous on ont ou par pas pour qu que quel quelle qui quoi sa se sera ses
    si son sont sur ta te tes toi ton tu un une vos votre vous y c d j l m n s t jusqu lorsqu puisqu comment pourquoi quand`),
  fa: setOf(`از با به بر براي را در كه و يا اين ان هم تا اما ولي اگر چون نيز هر همه چه چرا چگونه كجا كي كدام ايا است هست
    هستند بود بودند شد شدند شده ميشود مي نمي ها هاي هايي ام ات اش اند يك دو بي پيش پس روي زير درباره مانند مثل بلكه پس چنين
    چنان خود من تو او ما شما انها وي است شود كند كرد كرده تر ترين`),
  ur: setOf(`كا كي كے كو نے سے ميں پر تك اور يا جو وه يه هے هيں تها تهے تهي تهيں هو هوا هوءي هوءے هوں گا گي گے كه اگر مگر
    ليكن بهي هي تو نه نهيں ان اس انهوں اسے كسي كوءي كچه كيا كيوں كيسے كب كهاں كون جس جن جب جهاں ايك اپنے اپني اپنا هم تم اپ
    كر كيے كيا گيا گءي گءے جا رها رهي رهے سكتا سكتي سكتے والا والي والے ساته بعد پهر`),
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
