/** The contributions of a feature to the application: the frame, the palette, Today and the audit log read them. */
import type { IconSearch } from '@tabler/icons-react'
import type { AnyRoute } from '@tanstack/react-router'
import { type ComponentType, createContext, use } from 'react'
import type { foundKinds } from '../../contract/terms.ts'
import type { Messages } from '../messages.ts'
import type { Me, Policy } from './me.ts'

type Icon = typeof IconSearch
type Text = Messages<string>

/** A screen in the navigation. */
export interface Place {
  /** Below /newsroom: '/articles'. */
  path: string
  label: Text
  icon: Icon
  group: 'daily' | 'site' | 'organisation' | 'modules'
  /** The policy that the place requires; without one, everybody sees it. */
  may?: Policy
  /** Whether it is this person's main work, and comes directly after the first place. */
  leads?(me: Me): boolean
  /** Shown at the end of its line, such as the number of waiting items. */
  badge?: ComponentType
}

/** A kind of thing that the palette finds. */
export interface Found {
  name: Text
  icon: Icon
  path(id: number): string
}

export interface AuditMessages {
  /** A sentence for each command and for each `account:` event. */
  auditMessages: Messages<Record<string, string>>
  /** The names of changed fields, and of their values. */
  auditFields?: Messages<Record<string, string>>
  auditValues?: Messages<Record<string, Record<string, string>>>
}

/** Items that can be placed on the site. */
export interface Placed {
  id: number
  headline: string
  isPublic: boolean
  /** In a line of a list, where there is room for an icon only. */
  isRow?: boolean
}

export interface Feature {
  /** Its folder. */
  name: string
  /** Screens inside the frame, with their whole paths. */
  routes?(parent: AnyRoute): AnyRoute[]
  /** Screens that need nobody to be signed in. */
  outsideRoutes?(parent: AnyRoute): AnyRoute[]
  places?: Place[]
  /** Places that are known only while the application runs; a hook. */
  usePlaces?(): Place[]
  found?: Partial<Record<(typeof foundKinds)[number], Found>>
  audit?: {
    load(): Promise<AuditMessages>
    /** The screen of a subject of the log, by its kind: "story:12" is the story 12. */
    paths?: Record<string, (id: string) => string>
  }
  /** Where an article or a coverage stands on the site, and the button that places it; on screens and in lists. */
  placement?: Partial<Record<'article' | 'coverage', ComponentType<Placed>>>
  /** On Today: above the lists, and after them. */
  notice?: ComponentType
  card?: ComponentType
  /** In the header of every screen. */
  header?: ComponentType
  /** Rendered once in the frame, whatever the screen. */
  always?: ComponentType
}

export const FeaturesContext = createContext<Feature[]>([])

/** All features, in the order of `app/features.ts`. */
export const useFeatures = (): Feature[] => use(FeaturesContext)
