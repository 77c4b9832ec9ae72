/** Words that identify the parts of a byline: agencies, cities, given names. Public facts; extend as needed. */
import { normalise } from '../../language/search-form.ts'

/** A key shared by all spellings of a name: search form, no dots, no spaces within عبد الله and أبو بكر. */
export const nameKey = (name: string): string =>
  normalise(name)
    .replace(/[.'’`"«»()]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(?<!\p{L})(عبد|ابو|ابي) (?=\p{L})/gu, '$1')

const keys = (words: string) => words.split(/[,\n]/).map(nameKey).filter(Boolean)

/** One line per agency, with all its names. */
const agencyNames = `
رويترز, وكالة رويترز, Reuters, Thomson Reuters
أ ف ب, أ.ف.ب, أف ب, اف ب, أ ف ب., ا ف ب, فرانس برس, وكالة فرانس برس, AFP, Agence France-Presse, Agence France Presse
أ ب, أ.ب, أسوشيتد برس, اسوشيتد برس, أسوشييتد برس, الأسوشيتد برس, وكالة أسوشيتد برس, AP, Associated Press, The Associated Press
د ب أ, د.ب.أ, الألمانية, وكالة الأنباء الألمانية, dpa, Deutsche Presse-Agentur
الأناضول, وكالة الأناضول, AA, Anadolu, Anadolu Agency
أ ش أ, أ.ش.أ, وكالة أنباء الشرق الأوسط, MENA
واس, و ا س, وكالة الأنباء السعودية, SPA, Saudi Press Agency
وام, و ا م, وكالة أنباء الإمارات, WAM
قنا, ق ن ا, وكالة الأنباء القطرية, QNA
كونا, ك و ن ا, وكالة الأنباء الكويتية, KUNA
بنا, وكالة أنباء البحرين, BNA
بترا, وكالة الأنباء الأردنية, Petra
سانا, وكالة سانا, SANA
وفا, وكالة وفا, وكالة الأنباء الفلسطينية, WAFA
واج, و أ ج, وكالة الأنباء الجزائرية, APS
وات, وكالة تونس أفريقيا للأنباء, TAP
ومع, وكالة المغرب العربي للأنباء, MAP
سونا, وكالة السودان للأنباء, SUNA
واع, وكالة الأنباء العراقية, INA
الوكالة الوطنية للإعلام, الوطنية للإعلام, NNA
سبأ, وكالة سبأ, Saba
إرنا, ارنا, IRNA
فارس, وكالة فارس, Fars
تسنيم, Tasnim
شينخوا, شينخوا, وكالة شينخوا, Xinhua
تاس, وكالة تاس, TASS
سبوتنيك, Sputnik
نوفوستي, ريا نوفوستي, RIA Novosti
إفي, EFE
أنسا, ANSA
كيودو, Kyodo
بلومبرغ, بلومبيرغ, Bloomberg
غيتي, Getty, Getty Images
EPA, European Pressphoto Agency
UPI, United Press International
PA, PA Media, Press Association
AAP, Australian Associated Press
ANP, Belga, NTB, TT, Ritzau, STT, APA, SDA, Keystone-SDA, PTI, ANI, Yonhap
`
/** Maps the key of each name to the key of the agency's first name. */
export const agencyOf = new Map<string, string>()
for (const line of agencyNames.trim().split('\n')) {
  const names = keys(line)
  const alone = line.startsWith('ANP')
  for (const name of names) agencyOf.set(name, alone ? name : names[0]!)
}

/** A part that contains the words for a news agency. */
export const agencyWord = /^(?:وكاله|وكالتا|وكالتي) \p{L}|\b(?:news agency|agence|agentur|newswire)\b/u
/** A part that names an organisation or a desk, not a person. */
export const organisation =
  /(?<!\p{L})(?:ال)?(?:وكاله|وكالات|صحيفه|جريده|مجله|قناه|موقع|شبكه|مركز|معهد|جامعه|موءسسه|مءسسه|منظمه|اذاعه|تلفزيون|فريق|قسم|هيءه)(?!\p{L})|\b(?:news|press|agency|agencies|university|institute|media|staff|newsroom|wires?|desk|editors|times|post|tribune|herald|gazette|photos?|images|broadcasting|television|radio|foundation|center|centre|association|services?|reporters|correspondents?)\b/u

/** Parts that only mean "agencies" or "own report". */
export const generic = new Set(
  keys('وكالات, الوكالات, متابعات, متابعة, خاص, عواصم, agencies, wires, staff, exclusive, الموقع'),
)

const cityNames = `
القاهرة, الإسكندرية, الجيزة, السويس, بورسعيد, الإسماعيلية, طنطا, المنصورة, أسوان, الأقصر, أسيوط, شرم الشيخ, الغردقة, العريش, رفح
الرياض, جدة, مكة, مكة المكرمة, المدينة المنورة, الدمام, الطائف, أبها, تبوك, الخبر, الظهران, بريدة, حائل, نجران, جازان
دبي, أبوظبي, أبو ظبي, الشارقة, عجمان, الفجيرة, رأس الخيمة, العين, الدوحة, المنامة, الكويت, مدينة الكويت, مسقط, صلالة
بغداد, البصرة, الموصل, أربيل, كركوك, النجف, كربلاء, السليمانية, دهوك, الرمادي, الفلوجة, تكريت, سامراء
دمشق, حلب, حمص, حماة, إدلب, اللاذقية, طرطوس, درعا, دير الزور, الرقة, الحسكة, القامشلي, السويداء, عفرين
بيروت, طرابلس, صيدا, صور, بعلبك, زحلة, النبطية, عمان, عمّان, إربد, الزرقاء, العقبة, الكرك
القدس, القدس المحتلة, رام الله, غزة, نابلس, الخليل, جنين, بيت لحم, أريحا, خان يونس, طولكرم, الناصرة, حيفا, يافا, عكا, تل أبيب
الجزائر, وهران, قسنطينة, عنابة, تيزي وزو, تونس, صفاقس, سوسة, بنغازي, مصراتة, سبها, سرت, طبرق, درنة
الرباط, الدار البيضاء, مراكش, فاس, طنجة, أكادير, مكناس, وجدة, العيون, نواكشوط, نواذيبو
الخرطوم, أم درمان, بورتسودان, الفاشر, نيالا, الأبيض, مدني, جوبا, صنعاء, عدن, تعز, الحديدة, مأرب, المكلا, إب
مقديشو, هرجيسا, جيبوتي, موروني, أسمرة, أديس أبابا, نيروبي, كمبالا, دار السلام, كيغالي, كينشاسا, لاغوس, أبوجا, أكرا, داكار, باماكو, نيامي, إنجمينا, نجامينا, جوهانسبرغ, كيب تاون, بريتوريا
أنقرة, إسطنبول, اسطنبول, إزمير, غازي عنتاب, طهران, مشهد, أصفهان, تبريز, كابل, كابول, قندهار, إسلام آباد, اسلام اباد, كراتشي, لاهور, بيشاور
نيودلهي, نيو دلهي, مومباي, دكا, كولومبو, كاتماندو, بكين, شنغهاي, هونغ كونغ, تايبيه, طوكيو, سول, بيونغ يانغ, بانكوك, هانوي, جاكرتا, كوالالمبور, سنغافورة, مانيلا, سيدني, ملبورن, كانبرا, ويلينغتون
لندن, باريس, برلين, روما, مدريد, برشلونة, لشبونة, بروكسل, أمستردام, لاهاي, جنيف, زيورخ, برن, فيينا, براغ, وارسو, بودابست, بوخارست, صوفيا, أثينا, بلغراد, سراييفو, زغرب, ستوكهولم, أوسلو, كوبنهاغن, هلسنكي, دبلن, ميونيخ, فرانكفورت, هامبورغ, مرسيليا, ليون, ميلانو, الفاتيكان, ستراسبورغ, دافوس
موسكو, سان بطرسبرغ, كييف, كييف, خاركيف, أوديسا, مينسك, باكو, يريفان, تبليسي, طشقند, أستانا, ألماتي
واشنطن, نيويورك, لوس أنجلوس, شيكاغو, بوسطن, هيوستن, ميامي, سان فرانسيسكو, الأمم المتحدة, أوتاوا, تورونتو, مونتريال, مكسيكو سيتي, مكسيكو, هافانا, كراكاس, بوغوتا, ليما, سانتياغو, بوينس آيرس, برازيليا, ريو دي جانيرو, ساو باولو
Cairo, Alexandria, Riyadh, Jeddah, Mecca, Medina, Dubai, Abu Dhabi, Sharjah, Doha, Manama, Kuwait City, Muscat, Baghdad, Basra, Mosul, Erbil, Kirkuk, Damascus, Aleppo, Homs, Idlib, Beirut, Tripoli, Sidon, Amman, Jerusalem, Ramallah, Gaza, Gaza City, Nablus, Hebron, Jenin, Tel Aviv, Haifa, Algiers, Oran, Tunis, Benghazi, Rabat, Casablanca, Marrakesh, Tangier, Nouakchott, Khartoum, Juba, Sanaa, Aden, Mogadishu, Djibouti
Ankara, Istanbul, Tehran, Kabul, Islamabad, Karachi, Lahore, New Delhi, Delhi, Mumbai, Dhaka, Colombo, Beijing, Shanghai, Hong Kong, Taipei, Tokyo, Seoul, Pyongyang, Bangkok, Hanoi, Jakarta, Kuala Lumpur, Singapore, Manila, Sydney, Melbourne, Canberra, Wellington
London, Paris, Berlin, Rome, Madrid, Barcelona, Lisbon, Brussels, Amsterdam, The Hague, Geneva, Zurich, Bern, Vienna, Prague, Warsaw, Budapest, Bucharest, Sofia, Athens, Belgrade, Sarajevo, Zagreb, Stockholm, Oslo, Copenhagen, Helsinki, Dublin, Munich, Frankfurt, Hamburg, Marseille, Lyon, Milan, Vatican City, Strasbourg
Moscow, Kyiv, Kiev, Minsk, Baku, Yerevan, Tbilisi, Tashkent, Nairobi, Addis Ababa, Kampala, Kinshasa, Lagos, Abuja, Accra, Dakar, Bamako, Johannesburg, Cape Town, Pretoria
Washington, New York, Los Angeles, Chicago, Boston, Houston, Miami, San Francisco, United Nations, Ottawa, Toronto, Montreal, Mexico City, Havana, Caracas, Bogota, Lima, Santiago, Buenos Aires, Brasilia, Rio de Janeiro, Sao Paulo
مصر, السعودية, الإمارات, قطر, البحرين, سلطنة عمان, العراق, سوريا, لبنان, الأردن, فلسطين, ليبيا, المغرب, موريتانيا, السودان, اليمن, الصومال, تركيا, إيران, باريس, فرنسا, بريطانيا, ألمانيا, روسيا, الولايات المتحدة, الضفة الغربية, قطاع غزة
`
export const cities = new Set(keys(cityNames.trim()))

/** Common given names: they distinguish people from places, and show where a prefixed «و» starts another name. */
const nameWords = `
أحمد, محمد, محمود, مصطفى, علي, حسن, حسين, حسام, إبراهيم, إسماعيل, إسحاق, يوسف, يونس, عمر, عمرو, عثمان, خالد, خليل, سعيد, سعد, سامي, سامر, سالم, سليم, سليمان, سمير, سيف, صالح, صلاح, ضياء, طارق, طلال, عادل, عامر, عباس, عدنان, عدي, عزيز, عصام, علاء, عماد, عيسى, غسان, فادي, فارس, فاروق, فراس, فهد, فؤاد, فيصل, قاسم, قيس, كامل, كريم, كمال, لؤي, ماجد, مازن, مالك, مأمون, ماهر, مجدي, محسن, مراد, مروان, معاذ, معتز, منصور, منير, مهند, موسى, نادر, ناصر, نبيل, نزار, نضال, نور, هادي, هاشم, هاني, هشام, هيثم, ياسر, ياسين, يحيى, يزن, زياد, زيد, رامي, رائد, راشد, رشيد, رضا, رياض, جمال, جميل, جهاد, جابر, جاسم, حاتم, حازم, حمد, حمزة, حامد, بشار, بسام, بلال, باسم, بدر, بكر, أمين, أنس, أنور, أيمن, أسامة, أشرف, أكرم, إياد, إيهاب, آدم, تامر, ثامر, شادي, شريف, مؤمن, تيم, جورج, بطرس, بولس, إلياس, جوزيف, ميشال, أنطوان, طوني, شربل
عبدالله, عبدالرحمن, عبدالعزيز, عبدالكريم, عبدالقادر, عبدالسلام, عبدالناصر, عبدالحميد, عبدالرحيم, عبداللطيف, عبدالمجيد, عبدالفتاح, عبدالمنعم, عبدالحق, عبدالإله, عبدالوهاب, عبدالهادي, عبدالغني, عبدالحكيم, عبدالمالك, عبدالنور, نورالدين, صلاح الدين, علاء الدين, سيف الدين
ليلى, سارة, فاطمة, مريم, عائشة, خديجة, زينب, آمنة, أسماء, أمل, أماني, أميرة, إيمان, آية, بثينة, بشرى, تهاني, ثريا, جميلة, جنى, حنان, حياة, خلود, دانا, داليا, دعاء, دلال, دينا, ديما, رانيا, رنا, رنيم, ريم, ريما, رحاب, رشا, رغد, روان, زهرة, زهراء, سحر, سعاد, سلمى, سلوى, سميرة, سناء, سهى, سمر, سوسن, شيماء, شهد, صفاء, ضحى, عبير, علا, غادة, فرح, فدوى, فريدة, كريمة, لبنى, لمى, لميس, لينا, ليان, مادلين, مايا, منى, منال, ميساء, مي, نادية, نادين, ناديا, نجلاء, ندى, نرمين, نسرين, نهى, نهلة, نورا, نورة, نوال, هالة, هبة, هدى, هند, هيفاء, هناء, ياسمين, يارا, يسرى, رولا, جيهان, إلهام, أحلام, ابتسام, انتصار, ماريا, كارول, جويل
المهدي, الطيب, الحسن, الحسين, الصادق, السيد, الأمين, المختار, العربي, المعطي, الياس, الزبير, البشير, الهادي, المنجي, الفاتح, السعيد, الطاهر, المنصف, الحبيب, الشاذلي, الباجي, الهاشمي, العياشي
وليد, وائل, وسام, وفاء, وداد, ورد, وردة, وجدي, وجيه, وهيب, ولاء, وسيم, وحيد, وجدان, ودود, واثق, وضاح, وعد, وصال, ولي, وديع, ونوس, وهبة, وهبي, والي, ونيس
John, James, Robert, Michael, William, David, Richard, Joseph, Thomas, Charles, Christopher, Daniel, Matthew, Anthony, Mark, Steven, Paul, Andrew, Joshua, Kevin, Brian, George, Edward, Peter, Jane, Mary, Patricia, Jennifer, Linda, Elizabeth, Barbara, Susan, Jessica, Sarah, Sara, Karen, Lisa, Nancy, Anna, Emma, Laura, Maria, Julia, Kate, Alice, Helen, Lina, Omar, Ahmed, Ahmad, Mohammed, Mohamed, Muhammad, Mahmoud, Ali, Hassan, Hussein, Khaled, Youssef, Ibrahim, Layla, Leila, Fatima, Mariam, Nour, Samir, Sami, Tariq, Jean, Pierre, Michel, Marie, Christian, Hans, Klaus, Paulo, Frances, Francesco, Giovanni, Carlos, Juan, Jose, Luis, Ivan, Sergei
`
export const givenNames = new Set(keys(nameWords.trim()))
