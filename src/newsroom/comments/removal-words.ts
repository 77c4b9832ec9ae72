/** The words of what goes for good: a comment, or a reader. */
import { defineWords } from '../words.ts'

type Say = (text: string) => string

interface Shape {
  more: string
  remove: string
  removeTitle: Say
  removeSays: string
  ground: string
  removeAction: string
  removed: Say
  data: string
  dataSays: string
  download: string
  erase: string
  eraseTitle: Say
  eraseSays: string
  eraseGround: string
  eraseHint: string
  eraseAction: string
  erased: Say
  goneAlready: string
}

export const words = defineWords<Shape>({
  ar: {
    more: 'إجراءات أخرى',
    remove: 'حذف قانوني نهائي…',
    removeTitle: (name) => `حذف تعليق ${name} لسبب قانوني`,
    removeSays:
      'يُمحى النص من التعليق ومن كل نسخه، ومعه اسم كاتبه، ولا يمكن التراجع. يبقى أن تعليقًا كان هنا، وسبب حذفه.',
    ground: 'السند القانوني',
    removeAction: 'احذفه نهائيًا',
    removed: (name) => `حُذف تعليق ${name}.`,
    data: 'بيانات القارئ',
    dataSays: 'لمن يطلبها من التحرير، أو يطلب محوها.',
    download: 'تنزيل بياناته',
    erase: 'محو القارئ…',
    eraseTitle: (name) => `محو القارئ ${name}`,
    eraseSays:
      'يُمحى حسابه واسمه واشتراكه في النشرة البريدية وكل ما كتب، بنسخه السابقة، ولا يمكن التراجع. وإن كان غيره قد ردّ على تعليق له بقي مكانه سطر، ويبقى في السجل أن قارئًا مُحي، وسند ذلك.',
    eraseGround: 'سند المحو',
    eraseHint: 'مثل: رسالة منه وتاريخها. يبقى هذا، فلا تذكر فيه اسمه.',
    eraseAction: 'امحُه نهائيًا',
    erased: (n) => `مُحي القارئ وتعليقاته (${n}).`,
    goneAlready: 'سبقك غيرك إلى ذلك.',
  },
  en: {
    more: 'More actions',
    remove: 'Legal removal…',
    removeTitle: (name) => `Legal removal of the comment of ${name}`,
    removeSays:
      'The text is erased from the comment and from all its revisions, with the name of the writer, and this cannot be undone. That there was a comment, and why it went, stays.',
    ground: 'Legal ground',
    removeAction: 'Remove it for good',
    removed: (name) => `The comment of ${name} is removed.`,
    data: 'The reader’s data',
    dataSays: 'For who asks the newsroom for it, or to have it erased.',
    download: 'Download their data',
    erase: 'Erase the reader…',
    eraseTitle: (name) => `Erase the reader ${name}`,
    eraseSays:
      'The account, the name, the newsletter’s subscription and all they wrote are erased, earlier versions too, and this cannot be undone. Where others have answered, a line stays in place of the comment; that a reader was erased, and on what ground, stays in the log.',
    eraseGround: 'Ground',
    eraseHint: 'Such as: their letter, and its date. This stays, so leave their name out of it.',
    eraseAction: 'Erase for good',
    erased: (n) => `The reader is erased, with their comments (${n}).`,
    goneAlready: 'Somebody else has erased it first.',
  },
})
