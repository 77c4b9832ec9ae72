/** Everything that the pages do beyond being read; each part looks for what it needs and is silent without it. */

import { showAge } from './age.ts'
import { sendBeacon } from './beacon-sender.ts'
import { leaveSelfOut, markCurrent } from './current.ts'
import { keepForOffline } from './keeping.ts'
import { keepNow } from './now.ts'
import { followAir, offerPlayer } from './player.ts'
import { keepTimesRelative } from './relative-times.ts'
import { offerSharing } from './share.ts'
import { guideStrip } from './strip.ts'
import { suggestWhileTyping } from './suggest.ts'
import { applyTheme, offerTheme } from './theme.ts'

applyTheme()

function begin(): void {
  keepTimesRelative()
  markCurrent()
  leaveSelfOut()
  guideStrip()
  offerPlayer()
  followAir()
  offerSharing()
  offerTheme()
  suggestWhileTyping()
  showAge()
  sendBeacon()
  keepNow()
  keepForOffline()
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
