import type { Texts } from './words';

const en = {
  back: 'Next steps',
  mastery: 'Mastery',
  level: (level: number) => `Level ${level} of 5`,
  why: 'Why not yet?',
  standing: {
    OPEN: (place: number | undefined) =>
      place ? `It is number ${place} of what you could take now.` : 'You can take it now.',
    MASTERED: () => 'You know it.',
    DISMISSED: (until: string | undefined) =>
      until ? `You put it aside until ${until}.` : 'You put it aside.',
    OUTSIDE_GOAL: () => 'Your goal does not need it.',
    NOT_READY: () => 'Something that it builds on is missing:',
  },
  requires: 'Builds on',
  requiresNothing: 'It builds on nothing: anyone can begin here.',
  unlocks: 'Opens the way to',
  unlocksNothing: 'Nothing in the graph builds on it.',
  helps: 'helps',
  resources: 'Learn it with',
  history: 'My history',
  attempts: (right: number, all: number, bound: boolean) =>
    `${right} of ${bound ? '127 or more' : all} answers right`,
  last: (date: string) => `last on ${date}`,
  noHistory: 'Nothing recorded on this topic yet.',
  inferred: 'The estimate comes from topics around it.',
  bringBack: 'Bring it back',
  startOver: 'Start over',
  startOverText: 'Forgets what is recorded on this topic.',
};

const de: typeof en = {
  back: 'Nächste Schritte',
  mastery: 'Können',
  level: (level: number) => `Stufe ${level} von 5`,
  why: 'Warum noch nicht?',
  standing: {
    OPEN: (place: number | undefined) =>
      place ? `Es ist Nummer ${place} von dem, was jetzt ginge.` : 'Es ist jetzt möglich.',
    MASTERED: () => 'Sie können es.',
    DISMISSED: (until: string | undefined) =>
      until ? `Sie haben es bis ${until} zurückgelegt.` : 'Sie haben es zurückgelegt.',
    OUTSIDE_GOAL: () => 'Ihr Ziel braucht es nicht.',
    NOT_READY: () => 'Etwas, worauf es aufbaut, fehlt:',
  },
  requires: 'Baut auf',
  requiresNothing: 'Es baut auf nichts auf: Hier kann jeder anfangen.',
  unlocks: 'Öffnet den Weg zu',
  unlocksNothing: 'Nichts baut darauf auf.',
  helps: 'hilft',
  resources: 'Zum Lernen',
  history: 'Mein Verlauf',
  attempts: (right: number, all: number, bound: boolean) =>
    `${right} von ${bound ? '127 oder mehr' : all} Antworten richtig`,
  last: (date: string) => `zuletzt am ${date}`,
  noHistory: 'Zu diesem Thema ist noch nichts notiert.',
  inferred: 'Die Schätzung kommt von den Themen darum herum.',
  bringBack: 'Zurückholen',
  startOver: 'Von vorn anfangen',
  startOverText: 'Vergisst, was zu diesem Thema notiert ist.',
};

export const topicTexts: Texts<typeof en> = { en, de };
