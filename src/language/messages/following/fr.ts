import type { Following } from './messages.ts'

export const fr: Following = {
  newsletterText:
    'L’essentiel de l’actualité dans votre boîte une fois par jour, et les alertes quand elles tombent. Aucun pistage, et un seul clic pour arrêter.',
  newsletterAway: 'La lettre d’information n’est pas disponible pour le moment.',
  emailAddress: 'Votre adresse électronique',
  dailyIssue: 'La lettre quotidienne',
  dailyIssueAt: (time) => `Chaque jour à ${time}`,
  breakingNews: 'Les alertes',
  breakingNewsText: 'Un court message quand l’actualité l’exige',
  whichSections: 'Certaines rubriques seulement',
  allUnlessChosen: 'Sans choix, vous les recevez toutes.',
  subscribe: 'S’abonner',
  lastIssue: 'Voir la dernière lettre',

  askedTitle: 'Consultez votre boîte',
  askedText:
    'Si l’adresse est juste, un message de notre part arrive dans quelques minutes. Ouvrez le lien qu’il contient pour commencer l’abonnement. S’il reste introuvable, cherchez parmi les indésirables.',
  wrongAddressTitle: 'Adresse incorrecte',
  wrongAddressText:
    'Nous n’avons pas compris l’adresse électronique. Revenez au formulaire et écrivez-la en entier.',
  chooseOneTitle: 'Rien n’a été choisi',
  chooseOneText: 'Choisissez la lettre quotidienne, les alertes, ou les deux.',
  confirmTitle: 'Confirmer l’abonnement',
  confirmText: 'Appuyez sur le bouton pour commencer l’abonnement à la lettre d’information.',
  confirm: 'Confirmer mon abonnement',
  confirmedTitle: 'Votre abonnement commence',
  confirmedText: 'La lettre arrive dans votre boîte dès le prochain numéro.',
  linkOldTitle: 'Ce lien est périmé',
  linkOldText: 'Il était valable deux jours. Demandez de nouveau la lettre pour en recevoir un autre.',
  linkUnknownTitle: 'Ce lien n’est pas valable',
  linkUnknownText:
    'Il en manque peut-être une partie\u00a0: copiez-le en entier. Si vous vous êtes désabonné, demandez de nouveau la lettre.',
  yourSubscription: 'Votre abonnement à la lettre',
  sentTo: (email) => `Envoyée à ${email}`,
  save: 'Enregistrer',
  savedText: 'Votre choix est enregistré.',
  leave: 'Me désabonner',
  leaveText: 'Vous ne la recevrez plus, et votre adresse est effacée après trente jours.',
  leftTitle: 'Vous êtes désabonné',
  leftText: 'Vous ne la recevrez plus. Votre adresse est effacée après trente jours.',
  toYourSubscription: 'Votre abonnement et ce que vous recevez',
  backToFollow: 'Toutes les façons de nous suivre',

  confirmSubject: (name) => `Confirmez votre abonnement à ${name}`,
  confirmLetter: (name) =>
    `Quelqu’un a demandé la lettre de ${name} pour cette adresse. Si c’est vous, confirmez-le\u00a0:`,
  confirmLetterLink: 'Confirmer mon abonnement',
  ignoreLetter: 'Sinon, ne faites rien\u00a0: nous n’écrirons plus.',
  changeSubject: (name) => `Votre abonnement à ${name}`,
  changeLetter: (name) =>
    `Quelqu’un a demandé la lettre de ${name} pour cette adresse, qui la reçoit déjà. Pour changer ce que vous recevez, ou vous désabonner\u00a0:`,
  changeLetterLink: 'Mon abonnement',
  issueSubject: (name, date) => `${name}\u00a0: ${date}`,
  proofSubject: (subject) => `Épreuve\u00a0: ${subject}`,
  breakingSubject: (headline) => `Alerte\u00a0: ${headline}`,
  moreNews: 'Autres nouvelles',
  readArticle: 'Lire l’article',
  whySent: (name) => `Vous recevez ce message car vous êtes abonné à la lettre de ${name}.`,
  change: 'Changer ce que vous recevez',
  viewInBrowser: 'Ouvrir dans le navigateur',

  websub: 'Aussitôt, dans votre lecteur de flux',
  websubText:
    'Nos flux prennent en charge WebSub\u00a0: si votre lecteur aussi, les nouvelles y sont à l’instant de leur publication.',
  pickFeed: 'Un flux par rubrique et par dossier',

  pushTitle: 'Notifications',
  pushText:
    'L’information arrive sur votre appareil à l’instant de sa publication, même quand le site est fermé. Votre navigateur n’est interrogé que lorsque vous appuyez sur le bouton, et nous ne savons de vous que ce que vous choisissez ici.',
  pushAway:
    'Ce navigateur n’a pas de notifications. Sur iPhone et iPad, ajoutez d’abord le site à l’écran d’accueil et ouvrez-le de là.',
  pushBreaking: 'Alertes',
  pushBreakingText: 'Ce qui ne peut attendre, rien de plus',
  pushSections: 'Par rubrique',
  pushStories: 'Par dossier',
  pushOn: 'Activer les notifications',
  pushChange: 'Enregistrer mon choix',
  pushOff: 'Désactiver les notifications',
  pushIsOn: 'Les notifications sont actives sur cet appareil.',
  pushIsOff: 'Les notifications sont désactivées sur cet appareil.',
  pushDenied:
    'Votre navigateur n’a pas autorisé les notifications. Vous pouvez les autoriser dans ses réglages pour ce site, puis réessayer.',
  pushNothing: 'Choisissez-en au moins une.',
  pushFailed: 'Impossible pour l’instant. Réessayez dans un moment.',
}
