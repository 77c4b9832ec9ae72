/** Invalidated when a redirect or a pattern is added, changed or deleted. */
export const redirectsCacheTag = 'redirects'
