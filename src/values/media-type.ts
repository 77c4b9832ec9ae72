/** The types of items in the media library. A document is a file that readers download. */
export const mediaTypes = ['picture', 'video', 'audio', 'document'] as const
export type MediaType = (typeof mediaTypes)[number]
