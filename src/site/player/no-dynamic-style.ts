// Before the player's own code runs: the page's policy allows no style elements, and it needs none.
Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true })
