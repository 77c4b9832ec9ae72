/**
 * Checks a page or screen for accessibility: WCAG 2.2 AA and best practices. Checks target sizes only on
 * request.
 */
export const axeOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}
