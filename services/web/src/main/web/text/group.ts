import type { Texts } from './words';

const en = {
  heading: (title: string) => `Group: ${title}`,
  intro:
    'Each number is a learner, at the topic that is next for them. The fuller a topic, the more of them know it.',
  field: 'Learners’ ids, separated by commas',
  follow: 'Follow',
  tooMany: (max: number) => `At most ${max} learners can be followed at once.`,
  empty: 'Nobody is followed yet',
  emptyText: 'Name the learners whom you teach or look after. The address of the page keeps them, so that you can bookmark it.',
  list: 'Learners',
  map: 'Map',
  columns: { number: 'No.', learner: 'Learner', done: 'Done', next: 'Next' },
  nothingNext: 'Nothing is left to learn here',
  asking: 'Asking…',
  share: (known: string) => `${known} of the group know it`,
  here: (names: string) => `Next for ${names}`,
  average: (share: string, count: number) => `${share} of the goal done, on average over ${count}`,
};

const de: typeof en = {
  heading: (title) => `Gruppe: ${title}`,
  intro:
    'Jede Zahl ist jemand, beim nächsten Thema. Je voller ein Thema, desto mehr aus der Gruppe können es.',
  field: 'Kennungen der Lernenden, mit Kommas getrennt',
  follow: 'Verfolgen',
  tooMany: (max) => `Höchstens ${max} Lernende können zugleich verfolgt werden.`,
  empty: 'Noch wird niemand verfolgt',
  emptyText:
    'Nenne die Lernenden, die du unterrichtest oder betreust. Die Adresse der Seite merkt sie sich, sie taugt also als Lesezeichen.',
  list: 'Lernende',
  map: 'Karte',
  columns: { number: 'Nr.', learner: 'Wer', done: 'Fertig', next: 'Als Nächstes' },
  nothingNext: 'Hier ist nichts mehr zu lernen',
  asking: 'Wird gefragt…',
  share: (known) => `${known} der Gruppe können es`,
  here: (names) => `Als Nächstes für ${names}`,
  average: (share, count) => `${share} des Ziels erreicht, im Mittel über ${count}`,
};

export const groupTexts: Texts<typeof en> = { en, de };
