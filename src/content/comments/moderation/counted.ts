/**
 * The queues are counted up to this number; beyond it, screens show “many”. In a file of its own because
 * screens import it too.
 */
export const maxCounted = 1_000
