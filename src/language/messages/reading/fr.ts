import type { Reading } from './messages.ts'

export const fr: Reading = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  x: 'X',
  facebook: 'Facebook',

  save: 'Enregistrer',
  saved: 'Enregistré',
  textSize: 'Taille du texte',
  textSizes: ['normale', 'grande', 'très grande'],
  followStory: 'Suivre ce dossier',
  followAuthor: 'Suivre',
  followedAuthor: 'Suivi',
  followedAuthors: 'Auteurs suivis',

  savedTitle: 'Articles enregistrés',
  savedText:
    'Cette liste n’existe que sur votre appareil. À son ouverture, nous demandons au site les titres actuels\u00a0: ce qui a été retiré disparaît.',
  savedNone:
    'Rien d’enregistré pour l’instant. Appuyez sur «\u00a0Enregistrer\u00a0» sous un titre pour retrouver l’article ici.',
  savedNeedsScript: 'Cette liste est lue sur votre appareil, ce qui demande JavaScript.',
  lastRead: 'Dernières lectures',
  removeSaved: 'Retirer',
  forgetRead: 'Effacer mes lectures',
  savedOffline: 'Pas de connexion\u00a0: voici les articles dont une copie est sur votre appareil.',

  keyEventsOnly: 'Temps forts seulement',
  allKeyEvents: 'Tous les temps forts',
  score: 'Score',
  finalScore: 'Score final',
  minute: (n) => `${n}e\u00a0minute`,
  comma: ', ',
  videoText: 'Texte de la vidéo',

  listenToArticle: 'Écouter l’article',
  listenToEpisode: 'Écouter l’épisode',
  listenOn: 'Écouter l’émission sur',
  podcastFeed: 'Flux du podcast',
  nextEpisodes: 'Épisodes suivants',
}
