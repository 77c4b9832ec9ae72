/** The limit of open files and connections of this process (RLIMIT_NOFILE, which Node raises as far as possible). */
export function openFileLimit(): number {
  // Otherwise the report resolves the names of all connected hosts. @types/node lacks this property.
  Object.assign(process.report, { excludeNetwork: true })
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } }
  }
  const limit = userLimits?.open_files?.soft
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY
}
