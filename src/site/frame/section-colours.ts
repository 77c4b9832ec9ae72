/**
 * The colours that sections have of their own: of their kickers, and of the rule above their headings. Links to a
 * section carry its colour; the styles of kickers and headings use it.
 */
import type { Section } from '../../content/sections/sections.ts'
import { tones } from '../colours.ts'
import { sectionPath } from '../paths.ts'

/** The rules of the sections that have a colour, readable on these grounds in both schemes. */
export const sectionColours = (sections: Section[], grounds: { light: string; dark: string } | undefined) =>
  sections
    .filter(({ colour }) => colour !== '')
    .map((section) => {
      const { light, dark } = tones(section.colour, grounds)
      // A slug is letters, digits and hyphens, so it needs no escape.
      return `[href="${sectionPath(section)}"]{--hue:light-dark(${light},${dark})}`
    })
    .join('')
