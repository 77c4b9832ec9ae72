import type { Role } from './tables.ts'

/**
 * Who does something: a member of the staff, the program itself (the scheduler, an importer, the command line), or a
 * reader who takes part.
 */
export interface Actor {
  /** Of a member of the staff or of a reader; null: the program, a token, a guest. */
  id: number | null
  name: string
  role: Role | 'system' | 'reader'
}

export const system = (name: string): Actor => ({ id: null, name, role: 'system' })

/** A reader who takes part: one with an account, or a guest (null). */
export const reader = (id: number | null, name: string): Actor => ({ id, name, role: 'reader' })

/** Under which name a deed is kept: readers are never named, so that nothing of them is left where they are erased. */
export const signature = ({ id, name, role }: Actor): string =>
  role !== 'reader' ? name : id === null ? 'guest' : `reader:${id}`

/** The member of the staff who acts, for columns that refer to one. */
export const staffIdOf = ({ id, role }: Actor): number | null => (role === 'reader' ? null : id)

const isOneOf =
  (...roles: Actor['role'][]) =>
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
  /** Decide about comments, and who may take part. */
  moderate: isOneOf('moderator', 'editor', 'administrator'),
  /** Readers: write comments, report them, change and withdraw their own. */
  takePart: isOneOf('reader'),
  runTheProgram: isOneOf(),
}
