/** Texts that cameras and programs write into the caption field, whoever took the picture. */
const patterns = [
  /^(?:(?:olympus|minolta|konica minolta|samsung|kodak|casio|pentax|ricoh|fujifilm|panasonic|sanyo|vivitar|polaroid)\b.{0,20})?digital (?:still )?(?:camera|image|picture)s?$/i,
  /^(?:sony dsc|dcim|dcf.?\d*|exif[_ -]?jpeg(?:[_ -]?(?:picture|image|420|422|t\d+))?|jpeg|jfif|applemark|charset=\w+)$/i,
  /^(?:samsung camera pictures|kodak digital still camera|casio computer co\.?,? ?ltd\.?|lead technologies inc\.?.*|acd systems digital imaging|picasa|intel\(r\) jpeg library.*)$/i,
  /^(?:my beautiful picture|untitled(?: image| photo)?|default(?: image)?|image|picture|photo|no description|description|screenshot|screen shot|bildschirmfoto|capture d['’]écran|ocad.*)$/i,
  /^(?:created|edited|processed|made|generated|snapseed|photo taken) (?:with|by|on|using) (?:the )?(?:gimp|vsco|snapseed|instagram|picsart|canva|photoshop|camera\+?|afterlight|lightroom).*$/i,
  // Some phones write their modes here.
  /^(?:dav|hdr|hdrpl|_?cuva|ptr|ptfbty|cof|sdr|nor|oznor|oznorwo|rhdr|hmd|mde|xbt|edf|rbt|ptl|bty|burst|fbt|mmexport\d*|vivo .{1,12}|redmi .{1,16}|shot on .{1,30}|ai triple camera)$/i,
  // The file's own name.
  /^(?:img|dsc[fn_]?|dscn|p|pxl|mvi|sam|photo|image|picture|screenshot|wp|gopr|dji)[ _-]?[\d_. -]{3,}(?:\.(?:jpe?g|png|hei[cf]|tiff?|webp))?$/i,
]

/** Whether a text does not describe the picture. `camera`: the names of its maker and model. */
export function isCameraText(text: string, camera: string[] = []): boolean {
  const plain = text.replace(/\s+/g, ' ').trim()
  const own = camera.filter(Boolean).map((name) => name.trim().toLowerCase())
  if (own.includes(plain.toLowerCase()) || own.join(' ') === plain.toLowerCase()) return own.length > 0
  return patterns.some((pattern) => pattern.test(plain))
}
