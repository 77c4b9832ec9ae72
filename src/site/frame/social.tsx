/** Accounts of the publication elsewhere, by their icons. */
import type { SocialAccount } from '../../content/publication/tables.ts'
import type { Assets } from '../assets.ts'

/** Hosts by the names of their icons, which bin/build-assets.js draws. */
const icons: Record<string, RegExp> = {
  x: /^(x|twitter)\.com$/,
  facebook: /^(facebook|fb)\.com$/,
  instagram: /^instagram\.com$/,
  youtube: /^(youtube\.com|youtu\.be)$/,
  telegram: /^(t\.me|telegram\.(me|org))$/,
  whatsapp: /^(whatsapp\.com|wa\.me)$/,
  tiktok: /^tiktok\.com$/,
  threads: /^threads\.(net|com)$/,
  bluesky: /^bsky\.app$/,
  linkedin: /^linkedin\.com$/,
  snapchat: /^snapchat\.com$/,
  soundcloud: /^soundcloud\.com$/,
  spotify: /^(open\.)?spotify\.com$/,
}

/** Words for the same in the name of an account, where the address tells nothing. */
const names: Record<string, RegExp> = {
  mastodon: /mastodon|ماستودون/i,
  x: /إكس/,
  facebook: /فيسبوك/,
  instagram: /إنستغرام/,
  youtube: /يوتيوب/,
  telegram: /تلي?غرام/,
  whatsapp: /واتساب/,
  tiktok: /تيك ?توك/,
}

function iconOf({ service, url }: SocialAccount): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(www|m)\./, '') : ''
  const found = Object.entries(icons).find(([, of]) => of.test(host))
  const named = Object.entries(names).find(([icon, of]) => of.test(service) || icon === service.toLowerCase())
  return (found ?? named)?.[0] ?? 'elsewhere'
}

export function SocialAccounts({ accounts, assets }: { accounts: SocialAccount[]; assets: Assets }) {
  return (
    <ul class="social">
      {accounts.map((account) => (
        <li>
          <a href={account.url} rel="me external" title={account.service}>
            <img
              src={assets.url(`social-${iconOf(account)}.svg`)}
              alt={account.service}
              width="24"
              height="24"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
