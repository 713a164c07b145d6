import type { Texts } from './words';

const en = {
  heading: 'Your way to the goal',
  hours: 'Hours a week',
  hoursExact: 'As a number',
  hoursText: (hours: string) => `${hours} hours`,
  notKept: (reason: string) => `The hours are not kept in your profile: ${reason}`,
  known: (known: number, all: number) => `${known} of ${all} known`,
  finish: (date: string) => `At this pace you arrive on ${date}.`,
  noDate: 'With no hours a week there is no date.',
  left: (topics: string) => `${topics} topics left`,
  section: (topics: number, time: string) =>
    topics === 1 ? `1 topic, ${time}` : `${topics} topics, ${time}`,
  otherSection: 'Needed on the way',
  critical: 'longest chain',
  criticalText: (time: string) =>
    `The longest chain of topics that need one another takes ${time}; marked topics are on it.`,
  calendar: 'Calendar (.ics)',
  table: 'Table (.csv)',
  aside: 'Put aside',
  asideText: 'Not on the way until you bring them back.',
  waiting: (titles: string) => `These wait for them: ${titles}.`,
  reached: 'Nothing is left',
  reachedText: 'You know everything that this roadmap asks for.',
  toLearn: 'To the next step',
};

const de: typeof en = {
  heading: 'Ihr Weg zum Ziel',
  hours: 'Stunden in der Woche',
  hoursExact: 'Als Zahl',
  hoursText: (hours: string) => `${hours} Stunden`,
  notKept: (reason: string) => `Die Stunden stehen nicht in Ihrem Profil: ${reason}`,
  known: (known: number, all: number) => `${known} von ${all} gekonnt`,
  finish: (date: string) => `So kommen Sie am ${date} an.`,
  noDate: 'Ohne Stunden in der Woche gibt es kein Datum.',
  left: (topics: string) => `noch ${topics} Themen`,
  section: (topics: number, time: string) =>
    topics === 1 ? `1 Thema, ${time}` : `${topics} Themen, ${time}`,
  otherSection: 'Unterwegs gebraucht',
  critical: 'längste Kette',
  criticalText: (time: string) =>
    `Die längste Kette von Themen, die einander brauchen, dauert ${time}; sie ist bezeichnet.`,
  calendar: 'Kalender (.ics)',
  table: 'Tabelle (.csv)',
  aside: 'Zurückgelegt',
  asideText: 'Nicht auf dem Weg, bis Sie sie zurückholen.',
  waiting: (titles: string) => `Darauf warten: ${titles}.`,
  reached: 'Es ist nichts übrig',
  reachedText: 'Sie können alles, was dieser Lernplan verlangt.',
  toLearn: 'Zum nächsten Schritt',
};

export const pathTexts: Texts<typeof en> = { en, de };
