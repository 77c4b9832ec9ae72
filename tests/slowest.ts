/** Prints which files took longest, with all that they wait for. */
import type { Reporter, TestModule } from 'vitest/node'

const shown = 10

function secondsOf(file: TestModule): number {
  const { collectDuration, setupDuration, prepareDuration, environmentSetupDuration, duration } =
    file.diagnostic()
  return (collectDuration + setupDuration + prepareDuration + environmentSetupDuration + duration) / 1000
}

export default class Slowest implements Reporter {
  onTestRunEnd(files: readonly TestModule[]): void {
    const rows = files.map((file) => ({ name: file.relativeModuleId, seconds: secondsOf(file) }))
    rows.sort((a, b) => b.seconds - a.seconds)
    if (rows.length < 2) return
    console.log('\nThe slowest files, in seconds:')
    for (const { name, seconds } of rows.slice(0, shown))
      console.log(`${seconds.toFixed(1).padStart(7)}  ${name}`)
  }
}
