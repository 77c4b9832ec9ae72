/**
 * Two people type for ten minutes with a kill each minute, then over 100 lossy networks: no text shown as
 * saved is lost.
 */
process.env.EDITING_MINUTES ??= '10'
process.env.EDITING_RUNS ??= '100'
process.env.EDITING_SEED ??= process.env.SEED
await import('../newsroom/random-editing.test.ts')

export {}
