/** The contributions of a module to the staff's application, from its `newsroom.tsx`. */
import type { ComponentType } from 'react'
import type { Content } from '../../contract/articles/content.ts'

/** A text in both languages of the application. */
export interface Label {
  ar: string
  en: string
}

export interface ModuleScreen {
  /** Below `/newsroom/x/MODULE`: '' or one word. */
  path: string
  label: Label
  /** The required policy; all staff by default. */
  may?: 'read' | 'write' | 'publish' | 'moderate' | 'administer'
  component: ComponentType
}

/** A panel next to the text of an article. It edits fields that the module declares. */
export interface SidebarProps {
  /** 0 when not yet saved. */
  articleId: number
  content: Content
  editable: boolean
  /** Sets the value of a field by `module.field`; null removes it. */
  change(field: string, value: unknown): void
}

/** The props of a block's form. */
export interface BlockFormProps {
  attrs: Record<string, unknown>
  change(attrs: Record<string, unknown>): void
  /** Error sentences by the path of an attribute: "home", "events.0.text". */
  errors: Record<string, string>
}

export interface ModuleScreens {
  screens?: ModuleScreen[]
  sidebar?: ComponentType<SidebarProps>[]
  /** The form of each block by its type: x_polls_poll. A block without a form gets one generated from its schema. */
  blocks?: Record<string, ComponentType<BlockFormProps>>
  /** Cards on the overview. */
  cards?: ComponentType[]
  /** Actions in the command palette. */
  palette?: { label: Label; run(): void }[]
}

/** Declares the default export of a module's `newsroom.tsx`. */
export const defineScreens = (screens: ModuleScreens): ModuleScreens => screens
