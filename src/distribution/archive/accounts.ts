/** Accounts of authors in other programs. */

/** The name of an author's account: WordPress and Ghost allow Latin letters only. */
export const loginOf = ({ id, slug }: { id: number; slug: string }): string =>
  /^[a-z0-9-]{1,50}$/.test(slug) ? slug : `author-${id}`

/** The account of articles without an author. */
export const newsroomLogin = 'newsroom'

/**
 * The address of an account. WordPress and Ghost need one to find the account again; this domain never receives mail
 * (RFC 2606).
 */
export const mailOf = (login: string, siteUrl: string): string =>
  `${login}@${new URL(siteUrl).hostname}.invalid`
