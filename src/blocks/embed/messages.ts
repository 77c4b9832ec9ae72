import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    embed: 'منشور من موقع آخر',
    embedAddress: 'رابط المنشور أو الخريطة',
    embedHint: 'انسخه من شريط المتصفح أو من زر المشاركة.',
    embedWrong: 'هذا ليس رابط منشور نعرفه، ولا من موقع يسمح مدير الموقع بالتضمين منه. أدرجه رابطًا عاديًا.',
    embedInsert: 'أدرج المنشور',
    embedTitle: 'عنوان المنشور',
    embedText: 'نص المنشور',
    embedAuthor: 'صاحب المنشور',
    embedStill: 'اختر صورة',
    embedOtherStill: 'غيّر الصورة',
    embedNoStill: 'أزل الصورة',
    embedDescribe: 'اجلب البيانات من الموقع',
    embedDescribing: 'تُجلب البيانات…',
    embedAsLink:
      'يراه القارئ رابطًا: لا يمكن عرض هذا الرابط داخل الصفحة، أو لا يسمح مدير الموقع بالتضمين من موقعه.',
    removeEmbed: 'أزل المنشور من النص',
    embedFailed: 'تعذّر جلب بيانات المنشور. اكتبها أنت، أو أعد المحاولة.',
    embedNoPicture: 'جُلب النص، وتعذّر جلب الصورة. اختر صورة من المكتبة.',
    embedReasons: {
      'no-description': 'لا يتيح هذا الموقع بيانات منشوراته. اكتبها أنت.',
      'unknown-host': 'لا يسمح مدير الموقع بالتضمين من هذا الموقع.',
      'private-host': 'هذا رابط داخلي لا يُتصل به.',
      'too-slow': 'تأخر الموقع في الرد. اكتب البيانات أنت، أو أعد المحاولة.',
      redirected: 'يحيل الموقع إلى رابط آخر. افتح المنشور في متصفحك وانسخ رابطه من هناك.',
      refused: 'رفض الموقع الطلب. لعل المنشور محذوف أو خاص.',
    } as Record<string, string>,
  },
  en: {
    embed: 'Post of another site',
    embedAddress: 'Address of the post or the map',
    embedHint: 'Copy it from the browser’s address bar or the share button.',
    embedWrong:
      'This is not the address of a post that we know, nor of a site whose pages may be embedded. Make it a link.',
    embedInsert: 'Insert the post',
    embedTitle: 'Title of the post',
    embedText: 'Words of the post',
    embedAuthor: 'Author of the post',
    embedStill: 'Choose a picture',
    embedOtherStill: 'Change the picture',
    embedNoStill: 'Remove the picture',
    embedDescribe: 'Fetch the description',
    embedDescribing: 'Fetching the description…',
    embedAsLink:
      'Readers see a link: this address has no frame, or administrators do not allow embeds of this site.',
    removeEmbed: 'Remove the post from the text',
    embedFailed: 'The description could not be fetched. Write it yourself, or try again.',
    embedNoPicture: 'The words were fetched, but not the picture. Choose one from the library.',
    embedReasons: {
      'no-description': 'This site does not describe its posts. Write the description yourself.',
      'unknown-host': 'Administrators do not allow embeds of this site.',
      'private-host': 'This is an internal address, which is not contacted.',
      'too-slow': 'The site took too long. Write the description yourself, or try again.',
      redirected:
        'The site leads to another address. Open the post in your browser and copy its address there.',
      refused: 'The site refused. The post may be deleted or private.',
    } as Record<string, string>,
  },
})
