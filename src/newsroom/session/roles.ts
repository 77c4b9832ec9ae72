/** The roles, and what each may do. */
import { defineMessages } from '../messages.ts'

export const roleMessages = defineMessages({
  ar: {
    role: 'الصلاحية',
    roles: {
      reporter: 'مراسل',
      editor: 'محرر',
      moderator: 'مشرف تعليقات',
      administrator: 'مسؤول',
    },
    roleDescription: {
      reporter: 'يكتب المواد ويرفع الصور ويسلّم إلى الدسك، ولا ينشر.',
      editor: 'يكتب وينشر ويصحّح ويسحب، ويرتّب الواجهة والملفات والقناة.',
      moderator: 'يرى المواد ويشرف على التعليقات، ولا يكتب.',
      administrator: 'يفعل كل ما سبق، ويدير الأقسام والإعدادات والفريق ورموز الوصول.',
    },
  },
  en: {
    role: 'Role',
    roles: { reporter: 'Reporter', editor: 'Editor', moderator: 'Moderator', administrator: 'Administrator' },
    roleDescription: {
      reporter: 'Writes articles, uploads pictures and hands in; does not publish.',
      editor: 'Writes, publishes, corrects and unpublishes; arranges the front, the stories and the channel.',
      moderator: 'Sees articles and moderates comments; does not write.',
      administrator: 'Does all of the above, and manages sections, settings, staff and tokens.',
    },
  },
})
