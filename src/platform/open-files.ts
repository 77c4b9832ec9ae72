/** How many files and connections this process may hold open (RLIMIT_NOFILE; Node raises it as far as it may). */
export function openFileLimit(): number {
  // Without it the report looks up the names of all that is connected. @types/node does not know it yet.
  Object.assign(process.report, { excludeNetwork: true })
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } }
  }
  const limit = userLimits?.open_files?.soft
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY
}
