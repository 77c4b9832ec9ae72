/** The statistics servers that a publisher can choose, and the script that each has its site load. Pure. */

export const statisticsServers = ['matomo', 'plausible', 'umami', 'goatcounter'] as const
export type StatisticsServer = (typeof statisticsServers)[number]

export interface Statistics {
  server: StatisticsServer
  /** Where it is installed, with a trailing slash. */
  url: string
  /** The server's id of this site; empty for GoatCounter, where each address is one site. */
  siteId: string
}

export const statisticsNames: Record<StatisticsServer, string> = {
  ...{ matomo: 'Matomo', plausible: 'Plausible', umami: 'Umami', goatcounter: 'GoatCounter' },
}

/** How each server spells the id of a site. */
export const siteIds: Record<StatisticsServer, RegExp> = {
  matomo: /^[1-9]\d{0,8}$/,
  plausible: /^[a-z\d-]{1,63}(\.[a-z\d-]{1,63})+$/,
  umami: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  goatcounter: /^$/,
}

/** The attributes of the server's script, `src` among them. All of them count without cookies. */
export function statisticsScript({
  server,
  url,
  siteId,
}: Statistics): Record<string, string> & { src: string } {
  switch (server) {
    case 'matomo':
      return { src: `${url}matomo.js`, 'data-matomo': siteId }
    case 'plausible':
      return { src: `${url}js/script.js`, 'data-domain': siteId, 'data-api': `${url}api/event` }
    case 'umami':
      return { src: `${url}script.js`, 'data-website-id': siteId }
    case 'goatcounter':
      return { src: `${url}count.js`, 'data-goatcounter': `${url}count` }
  }
}
