/** Messages about permanent removal of a comment or a reader. */
import { defineMessages } from '../messages.ts'

type Say = (text: string) => string

interface Shape {
  more: string
  remove: string
  removeTitle: Say
  removeDescription: string
  legalReason: string
  removeAction: string
  removed: Say
  data: string
  dataDescription: string
  download: string
  erase: string
  eraseTitle: Say
  eraseDescription: string
  eraseGround: string
  eraseHint: string
  eraseAction: string
  erased: Say
  goneAlready: string
}

export const messages = defineMessages<Shape>({
  ar: {
    more: 'إجراءات أخرى',
    remove: 'حذف قانوني نهائي…',
    removeTitle: (name) => `حذف تعليق ${name} لسبب قانوني`,
    removeDescription:
      'يُمحى النص من التعليق ومن كل نسخه، ومعه اسم كاتبه، ولا يمكن التراجع. يبقى أن تعليقًا كان هنا، وسبب حذفه.',
    legalReason: 'السند القانوني',
    removeAction: 'احذفه نهائيًا',
    removed: (name) => `حُذف تعليق ${name}.`,
    data: 'بيانات القارئ',
    dataDescription: 'لمن يطلبها من التحرير، أو يطلب محوها.',
    download: 'تنزيل بياناته',
    erase: 'محو القارئ…',
    eraseTitle: (name) => `محو القارئ ${name}`,
    eraseDescription:
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
    removeDescription:
      'The text is erased from the comment and from all its revisions, with the name of the writer, and this cannot be undone. The fact that there was a comment, and the reason for its removal, are kept.',
    legalReason: 'Legal reason',
    removeAction: 'Remove permanently',
    removed: (name) => `The comment of ${name} is removed.`,
    data: 'The reader’s data',
    dataDescription: 'For readers who request their data, or its erasure.',
    download: 'Download their data',
    erase: 'Erase the reader…',
    eraseTitle: (name) => `Erase the reader ${name}`,
    eraseDescription:
      'The account, the name, the newsletter’s subscription and all they wrote are erased, earlier versions too, and this cannot be undone. Where others have answered, a line stays in place of the comment; that a reader was erased, and for what legal reason, stays in the log.',
    eraseGround: 'Ground',
    eraseHint: 'Such as: their letter, and its date. This stays, so leave their name out of it.',
    eraseAction: 'Erase permanently',
    erased: (n) => `The reader is erased, with their comments (${n}).`,
    goneAlready: 'Somebody else has already erased it.',
  },
})
