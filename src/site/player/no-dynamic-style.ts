// Runs before video.js: the page's policy forbids style elements, and the player does not need them.
Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true })
