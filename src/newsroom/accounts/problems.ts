/** Sentences for the error codes of the accounts library. */
import { defineMessages } from '../messages.ts'

const cancelled = {
  ar: 'لم يكتمل التحقق بمفتاح المرور. أعد المحاولة، أو استعمل كلمة المرور.',
  en: 'The passkey was not confirmed. Try again, or use your password.',
}
const code = {
  ar: 'الرمز غير صحيح، أو انتهى وقته. أدخل الرمز الظاهر الآن في التطبيق.',
  en: 'The code is wrong or has expired. Enter the code that your app shows now.',
}
const attempts = {
  ar: 'محاولات كثيرة برموز خاطئة. ابدأ الدخول من جديد بكلمة المرور.',
  en: 'Too many wrong codes. Start again with your password.',
}
const password = {
  ar: 'كلمة المرور الحالية غير صحيحة.',
  en: 'The current password is wrong.',
}

const common = {
  ar: 'كلمة المرور هذه من أول ما يجرّبه المخترقون. اختر جملة قصيرة لا يعرفها غيرك.',
  en: 'This password is too easy to guess. Choose a short sentence that only you know.',
}
const unverified = {
  ar: 'لم يطلب جهازك بصمة ولا وجهًا ولا رقمًا سريًّا، فلا يكفي مفتاحه. فعّل قفل الجهاز، أو استعمل كلمة المرور.',
  en: 'Your device did not verify you by finger, face or PIN, so its passkey is not enough. Turn on its screen lock, or use your password.',
}

export const accountProblems = defineMessages<Record<string, string>>({
  ar: {
    INVALID_EMAIL_OR_PASSWORD: 'البريد أو كلمة المرور غير صحيح. تحقّق منهما ثم أعد المحاولة.',
    INVALID_EMAIL: 'هذا العنوان ليس بريدًا إلكترونيًا.',
    NOT_STAFF: 'أُغلق هذا الحساب. تواصل مع مسؤول غرفة الأخبار.',
    INVALID_PASSWORD: password.ar,
    PASSWORD_TOO_SHORT: 'كلمة المرور أقصر من عشرة أحرف.',
    PASSWORD_TOO_LONG: 'كلمة المرور أطول مما يُقبل.',
    PASSWORD_TOO_COMMON: common.ar,
    common: common.ar,
    TOO_MANY_ATTEMPTS: 'محاولات كثيرة خاطئة. انتظر قليلًا ثم أعد المحاولة.',
    USER_NOT_VERIFIED: unverified.ar,
    INVALID_CODE: code.ar,
    INVALID_BACKUP_CODE: 'رمز الاحتياط غير صحيح، أو استُعمل من قبل.',
    INVALID_TWO_FACTOR_COOKIE: 'انقضى الوقت المتاح لإدخال الرمز. ابدأ الدخول من جديد بكلمة المرور.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: attempts.ar,
    ACCOUNT_TEMPORARILY_LOCKED: 'أُوقف التحقق قليلًا بعد رموز خاطئة كثيرة. انتظر ربع ساعة ثم أعد المحاولة.',
    AUTH_CANCELLED: cancelled.ar,
    ERROR_CEREMONY_ABORTED: cancelled.ar,
    REGISTRATION_CANCELLED: cancelled.ar,
    PASSKEY_NOT_FOUND: 'لا يعرف هذا الموقع مفتاح المرور هذا. ادخل بكلمة المرور.',
    AUTHENTICATION_FAILED: cancelled.ar,
    ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'لهذا الجهاز مفتاح مرور مسجّل من قبل.',
    SESSION_NOT_FRESH: 'مضى وقت على دخولك. ادخل من جديد لتغيّر هذا.',
    'too-many': 'محاولات كثيرة في وقت قصير. انتظر دقيقة ثم أعد المحاولة.',
    'not-found': 'هذا الرابط استُعمل من قبل أو انتهت مدته. اطلب رابطًا جديدًا.',
  },
  en: {
    INVALID_EMAIL_OR_PASSWORD: 'The email or password is wrong. Check both and try again.',
    INVALID_EMAIL: 'This is not an email address.',
    NOT_STAFF: 'This account is closed. Ask an administrator of the newsroom.',
    INVALID_PASSWORD: password.en,
    PASSWORD_TOO_SHORT: 'The password has fewer than ten characters.',
    PASSWORD_TOO_LONG: 'The password is too long.',
    PASSWORD_TOO_COMMON: common.en,
    common: common.en,
    TOO_MANY_ATTEMPTS: 'Too many wrong attempts. Wait a little and try again.',
    USER_NOT_VERIFIED: unverified.en,
    INVALID_CODE: code.en,
    INVALID_BACKUP_CODE: 'The backup code is wrong or was used before.',
    INVALID_TWO_FACTOR_COOKIE: 'The time for entering the code is over. Start again with your password.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: attempts.en,
    ACCOUNT_TEMPORARILY_LOCKED: 'There were too many wrong codes. Try again in a quarter of an hour.',
    AUTH_CANCELLED: cancelled.en,
    ERROR_CEREMONY_ABORTED: cancelled.en,
    REGISTRATION_CANCELLED: cancelled.en,
    PASSKEY_NOT_FOUND: 'This site does not know this passkey. Sign in with your password.',
    AUTHENTICATION_FAILED: cancelled.en,
    ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device already has a passkey here.',
    SESSION_NOT_FRESH: 'You signed in a while ago. Sign in again to change this.',
    'too-many': 'Too many attempts in a short time. Wait a minute and try again.',
    'not-found': 'This link was used before or has expired. Ask for a new one.',
  },
})
