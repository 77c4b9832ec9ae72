/** How far the queues are counted; beyond this a number says “many”. Apart, since screens know it too. */
export const mostCounted = 1_000
