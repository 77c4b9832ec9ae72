/** The script of every page. Each part looks for its elements and does nothing without them. */

import { showAge } from './age.ts'
import { sendBeacon } from './beacon-sender.ts'
import { hideCurrentArticle, markCurrent } from './current.ts'
import { layOutDistance } from './distance.ts'
import { offerEmbeds } from './embeds.ts'
import { offerFollowing } from './follow-authors.ts'
import { keepArticle } from './keep-article.ts'
import { pollNow } from './now.ts'
import { enableOfflineReading } from './offline-reading.ts'
import { offerPlayer, updateOnAir } from './player.ts'
import { keepTimesRelative } from './relative-times.ts'
import { offerSharing } from './share.ts'
import { openSheets } from './sheets.ts'
import { addStripKeys } from './strip.ts'
import { suggestWhileTyping } from './suggest.ts'
import { applyTextSize, offerTextSize } from './text-size.ts'
import { applyTheme, offerTheme } from './theme.ts'
import { offerViewer } from './viewer.ts'

applyTheme()
applyTextSize()

function begin(): void {
  markCurrent()
  keepTimesRelative()
  hideCurrentArticle()
  addStripKeys()
  openSheets()
  offerPlayer()
  offerEmbeds()
  offerViewer()
  updateOnAir()
  offerSharing()
  offerTheme()
  offerTextSize()
  keepArticle()
  offerFollowing()
  suggestWhileTyping()
  showAge()
  sendBeacon()
  pollNow()
  enableOfflineReading()
  layOutDistance()
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
