/** Names of browsers and systems, good enough to recognise one's own devices. */

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** Parses a User-Agent header; null for an unknown part. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const first = (known: [RegExp, string][]) => known.find(([mark]) => mark.test(userAgent))?.[1] ?? null
  return { browser: first(browsers), system: first(systems) }
}
