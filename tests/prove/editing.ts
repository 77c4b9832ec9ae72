/** Nothing that the screen called saved is lost: ten minutes of two people's typing, a kill every minute; 100 lossy networks. */
process.env.EDITING_MINUTES ??= '10'
process.env.EDITING_RUNS ??= '100'
process.env.EDITING_SEED ??= process.env.SEED
await import('../newsroom/random-editing.test.ts')

export {}
