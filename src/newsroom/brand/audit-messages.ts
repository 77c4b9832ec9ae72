import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'brand.put': 'تغيير هوية الموقع ومظهره',
    'brand.add-file': 'رفع صورة لهوية الموقع',
    'brand.end-announcement': 'انتهاء التنويه',
    'advertisement.save': 'حفظ إعلان',
    'advertisement.remove': 'حذف إعلان',
    'advertisement.turn': 'بدء إعلان أو انتهاؤه في موعده',
  },
  en: {
    'brand.put': 'Changed the brand',
    'brand.add-file': 'Uploaded a brand picture',
    'brand.end-announcement': 'Ended the announcement',
    'advertisement.save': 'Saved an advertisement',
    'advertisement.remove': 'Deleted an advertisement',
    'advertisement.turn': 'Started or ended an advertisement on time',
  },
})

export const auditFields = defineMessages<Record<string, string>>({
  ar: {
    ...{ logo: 'الشعار', logoDark: 'الشعار الداكن', icon: 'الأيقونة', shareImage: 'صورة المشاركة' },
    ...{
      colours: 'الألوان',
      faces: 'الخطوط',
      menu: 'القائمة',
      footer: 'أسفل الصفحة',
      announcement: 'التنويه',
    },
    ...{ publisher: 'بيانات الناشر', verification: 'التحقق', robots: 'الزواحف', statistics: 'الإحصاءات' },
    ...{ adsTxt: 'ads.txt', securityTxt: 'security.txt' },
  },
  en: {
    ...{ logo: 'Logo', logoDark: 'Logo on dark', icon: 'Icon', shareImage: 'Share picture' },
    ...{
      colours: 'Colours',
      faces: 'Typefaces',
      menu: 'Menu',
      footer: 'Footer',
      announcement: 'Announcement',
    },
    ...{ publisher: 'Publisher', verification: 'Verification', robots: 'Crawlers', statistics: 'Statistics' },
    ...{ adsTxt: 'ads.txt', securityTxt: 'security.txt' },
  },
})
