/** No text shown as saved is lost: ten minutes of two people with a kill each, and 100 lossy networks. */
process.env.EDITING_MINUTES ??= '10'
process.env.EDITING_RUNS ??= '100'
process.env.EDITING_SEED ??= process.env.SEED
await import('../newsroom/random-editing.test.ts')

export {}
