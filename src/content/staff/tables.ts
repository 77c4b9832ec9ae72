/** The rows of the staff and of what lets them in, as the migrations make them. */
import type { Generated } from 'kysely'
import type { Role } from '../../kernel/actor.ts'

declare module '../../kernel/tables.ts' {
  interface Tables {
    staff: {
      id: Generated<number>
      name: string
      email: string
      role: Role
      active: Generated<boolean>
      /** The account that signs in as this member. */
      userId: string | null
      /** The person as whom they sign. */
      personId: number | null
      createdAt: Generated<Date>
    }
    invitations: {
      tokenHash: string
      /** Null for the first administrator, who is not known yet. */
      staffId: number | null
      expiresAt: Date
      usedAt: Date | null
      createdAt: Generated<Date>
    }
    tokens: {
      id: Generated<number>
      name: string
      role: Role
      tokenHash: string
      createdBy: string
      /**
       * The member whose account owns the token; it ends with the account. Null: made on the command line.
       */
      staffId: number | null
      /** The token that it was made with, and ends with. */
      madeWith: number | null
      createdAt: Generated<Date>
      expiresAt: Date
      usedAt: Date | null
      revokedAt: Date | null
    }
    /** Sign-ins that failed, by what they were about, until `endsAt`. */
    signInFailures: { key: string; count: number; endsAt: Date }
    /** From where somebody signed in lately, until `endsAt`. */
    knownSignIns: { key: string; endsAt: Date }
    /** Codes of a second factor that were used, until nobody takes them any more. */
    usedCodes: { key: string; endsAt: Date }
  }
}
