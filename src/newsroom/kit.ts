/**
 * Everything that a newsroom's own panel may import from the staff's application: `import { … } from
 * 'nashra/newsroom'`.
 */
export { ApiProblem, api, request } from './api.ts'
export { defineMessages, useLanguage, useMessages } from './messages.ts'
export { useMe } from './session/me.ts'
export {
  type BlockFormProps,
  defineScreens,
  type Label,
  type ModuleScreen,
  type ModuleScreens,
  type SidebarProps,
} from './session/module-screens.ts'
export { useFormatters } from './ui/formatters.ts'
export { Page } from './ui/page.tsx'
export { Empty, Failed, Loading } from './ui/states.tsx'
export { toast } from './ui/toast.ts'
export { DayAndTimeField, DayField } from './ui/typed-fields.tsx'
