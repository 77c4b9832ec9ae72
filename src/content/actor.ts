import type { Role } from './tables.ts'

/** Who does something: a member of the staff, or the program itself (the scheduler, an importer, the command line). */
export interface Actor {
  id: number | null
  name: string
  role: Role | 'system'
}

export const system = (name: string): Actor => ({ id: null, name, role: 'system' })

const isOneOf =
  (...roles: (Role | 'system')[]) =>
  (actor: Actor): boolean =>
    actor.role === 'system' || roles.includes(actor.role)

/** The policies, in one place, as sentences: a reporter may write; an editor may publish … */
export const may = {
  /** Anybody of the staff may look at what the newsroom works on. */
  read: isOneOf('reporter', 'editor', 'moderator', 'administrator'),
  write: isOneOf('reporter', 'editor', 'administrator'),
  publish: isOneOf('editor', 'administrator'),
  arrangeTheFront: isOneOf('editor', 'administrator'),
  runStories: isOneOf('editor', 'administrator'),
  /** Also publishes in each; a coverage may be opened to reporters, which is the coverage's own rule. */
  runCoverages: isOneOf('editor', 'administrator'),
  writeEntries: isOneOf('reporter', 'editor', 'administrator'),
  addMedia: isOneOf('reporter', 'editor', 'administrator'),
  runTheChannel: isOneOf('editor', 'administrator'),
  administer: isOneOf('administrator'),
  /** Of one's own account. */
  signIn: isOneOf('reporter', 'editor', 'moderator', 'administrator'),
  eraseForLaw: isOneOf('administrator'),
  runTheProgram: isOneOf(),
}
