/** The class with the colour of a series or a share; the six colours repeat. */
export const tone = (at: number) => `c${(at % 6) + 1}`
