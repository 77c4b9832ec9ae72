import type { Role } from '../../kernel/actor.ts'

export const roles = ['reporter', 'editor', 'moderator', 'administrator'] as const satisfies Role[]
