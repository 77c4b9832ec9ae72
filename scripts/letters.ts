/** The signs that the site's faces hold. */
export const letters = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـٱپچڤگژڨ'
/** Letters of Persian, Urdu and Kurdish that Arabic does not have. */
export const further = 'کیےہھںٹڈڑۀۂۃۓەێۆڕڵ۔٭۰۱۲۳۴۵۶۷۸۹\u200c\u200d'
export const marks = '\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670'
export const arabicSigns = '،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩'
export const signs =
  ' \u00a0\u202f0123456789.,:;!?%()[]{}«»‹›“”‘’"\'-–—/\\…•·×+=<>−±@#&*°_|~^`©®™$€£¥‰≈→←²³½\u2010\u2011'
export const ligatures = 'ﷺﷲ'
export const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const accents = 'àâäæçèéêëîïôöœùûüÿÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸñáíóúãõåøßıžšłđðþÑÁÍÓÚÃÕÅØŽŠ'

export const arabic = letters + further + marks + arabicSigns
/** What running text asks for; no alternate figures, fractions and old-style sets. */
export const keepFeatures = 'ccmp isol init medi fina rlig calt liga curs mark mkmk kern locl'.split(' ')
