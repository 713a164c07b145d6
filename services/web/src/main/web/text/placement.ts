import type { Texts } from './words';

const en = {
  heading: 'What do you know already?',
  text: 'Answer for yourself: nobody is graded. Each answer tells about other topics as well, so a few are enough.',
  question: 'Do you know this?',
  know: 'Yes, I know it',
  somewhat: 'Somewhat',
  no: 'No',
  keys: 'Keys 1, 2 and 3 answer, too.',
  progress: (answered: number, uncertain: number) =>
    `${answered} answered, ${uncertain} topics still uncertain`,
  back: 'Change the last answer',
  stop: 'Enough: show me what is next',
  done: 'That is enough to begin',
  found: (known: number, all: number) =>
    known === 0
      ? 'No topic is certain enough to be skipped yet. Every answer from now on makes it more certain.'
      : `You seem to know ${known} of ${all} topics. Every answer from now on makes it more certain.`,
  first: (title: string) => `First: ${title}`,
  waiting: (reason: string) => `Your answer is kept and sent later. ${reason}`,
};

const de: typeof en = {
  heading: 'Was können Sie schon?',
  text: 'Antworten Sie für sich: Es gibt keine Noten. Jede Antwort sagt auch etwas über andere Themen, darum genügen wenige.',
  question: 'Können Sie das?',
  know: 'Ja, kann ich',
  somewhat: 'Ein wenig',
  no: 'Nein',
  keys: 'Die Tasten 1, 2 und 3 antworten auch.',
  progress: (answered: number, uncertain: number) =>
    `${answered} beantwortet, ${uncertain} Themen noch ungewiss`,
  back: 'Letzte Antwort ändern',
  stop: 'Genug: zeigen, was als Nächstes kommt',
  done: 'Das genügt für den Anfang',
  found: (known: number, all: number) =>
    known === 0
      ? 'Noch ist kein Thema sicher genug, um es zu überspringen. Jede weitere Antwort macht es sicherer.'
      : `Sie können anscheinend ${known} von ${all} Themen. Jede weitere Antwort macht es sicherer.`,
  first: (title: string) => `Zuerst: ${title}`,
  waiting: (reason: string) => `Ihre Antwort wird aufgehoben und später gesendet. ${reason}`,
};

export const placementTexts: Texts<typeof en> = { en, de };
