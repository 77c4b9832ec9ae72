import type { TakingPart } from './words.ts'

export const fr: TakingPart = {
  crossSiteTitle: 'La demande n’a pas été acceptée',
  crossSiteText: 'Elle vient d’un autre site. Ouvrez la page sur ce site et réessayez.',
  tooLargeTitle: 'Le texte est trop long',
  tooLargeText: 'Rien n’a été enregistré. Raccourcissez le texte et renvoyez-le.',
  tooManyTitle: 'Trop de tentatives',
  tooManyText:
    'De nombreuses tentatives sont venues de votre réseau en peu de temps. Attendez quelques minutes et réessayez.',
  badFormTitle: 'Nous n’avons pas compris la demande',
  badFormText:
    'Il manque quelque chose dans l’envoi, ou quelque chose n’est pas juste ; rien n’a été enregistré. Revenez en arrière et réessayez.',
}
