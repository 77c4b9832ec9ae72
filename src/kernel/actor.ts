export type Role = 'reporter' | 'editor' | 'moderator' | 'administrator'

/**
 * The actor of a command: a staff member, the program itself (the scheduler, an importer, the command line),
 * or a reader.
 */
export interface Actor {
  /** The id of a staff member or a reader; null for the program, a token or a guest. */
  id: number | null
  name: string
  role: Role | 'system' | 'reader'
  /** The token that was used, and its owner; null owner: made on the command line. */
  token?: { id: number; staffId: number | null }
  /** The program on behalf of a person; such actions are in the audit log. */
  operated?: true
}

export const system = (name: string): Actor => ({ id: null, name, role: 'system' })

/** A person at the command line. */
export const operator: Actor = { id: null, name: 'command line', role: 'system', operated: true }

/** A reader with an account, or a guest (null). */
export const reader = (id: number | null, name: string): Actor => ({ id, name, role: 'reader' })

/** The actor's name in the log. Readers are never named, so that nothing remains of an erased reader. */
export const signature = ({ id, name, role }: Actor): string =>
  role !== 'reader' ? name : id === null ? 'guest' : `reader:${id}`

/** The acting staff member, for columns that refer to one. */
export const staffIdOf = ({ id, role }: Actor): number | null => (role === 'reader' ? null : id)

/** Whether an actor has one of these roles; the program itself may do anything. */
export const isOneOf =
  (...roles: Actor['role'][]) =>
  (actor: Actor): boolean =>
    actor.role === 'system' || roles.includes(actor.role)

export const isTheProgram = isOneOf()
