import type { Reason } from '../api/types';
import type { Language } from '../state/settings';
import { listIn } from './formats';
import type { Texts } from './words';

/** Reasons in the user's language, by code and the topics they name; the server's text otherwise. */
type Wording = Record<string, (titles: string[], text: string) => string>;

const asTold = (_: string[], text: string): string => text;
const list = (titles: string[]): string => listIn('de', titles);
const figure = (text: string): string => /\d+([.,]\d+)?/.exec(text)?.[0] ?? '';

/** The server's own language. */
const en: Wording = {};

const de: Wording = {
  PREREQUISITES_READY: (titles) =>
    titles.length === 0
      ? 'Es braucht nichts vorher.'
      : `Sie sind bereit: Es baut auf ${list(titles)} auf.`,
  GOAL_TOPIC: () => 'Es gehört zu Ihrem Ziel.',
  UNLOCKS: (titles) => `Es öffnet den Weg zu ${list(titles)}.`,
  CONTINUE: () => 'Daran haben Sie gerade gearbeitet.',
  OTHERS_WENT_ON: () => 'Andere in Ihrer Lage machen oft damit weiter.',
  REVIEW_DUE: (_, text) => `Etwa ${figure(text)} % davon sind noch frisch: Zeit zu wiederholen.`,
  REPAIRS: (titles) => `Ihre letzten Antworten zu ${list(titles)} deuten hier auf eine Lücke.`,
  CONFIRMS: () => 'Sie scheinen alles zu können: So wird es sicher.',
  FITS_TIME: () => 'Es passt in die Zeit, die Sie haben.',
  IN_ORDER: () => 'Es kommt früh in dem, was übrig ist.',
  PLAIN_ORDER: () =>
    'Es steht hier im Lernplan. Was Sie schon können, lässt sich gerade nicht nachsehen.',
  VARIETY: () => 'Die Schritte davor sind aus demselben Abschnitt.',
  STUCK: (titles) =>
    titles.length === 0
      ? 'Üben hat hier nicht geholfen. Nehmen Sie anderes Material oder fragen Sie jemanden.'
      : `Üben hat hier nicht geholfen. Vielleicht fehlt etwas in ${list(titles)}; anderes Material oder jemand, den Sie fragen, kann helfen.`,
  COVERS: (_, text) =>
    /\d/.test(text) ? `Deckt etwa ${figure(text)} % des Themas ab.` : 'Deckt das ganze Thema ab.',
  LEVEL_FITS: () => 'Die Stufe passt.',
  FREE: () => 'Kostenlos.',
  PREFERRED_TYPE: () => 'Von der Art, die Sie mögen.',
  PREFERRED_LANGUAGE: () => 'In einer Sprache, die Sie lesen.',
  RATED: (_, text) => `Durchschnittlich ${text.match(/\d+([.,]\d+)?/g)?.[1] ?? ''} Sterne.`,
  TRIED: () => 'Schon ohne Erfolg benutzt: anderes kommt zuerst.',
};

const wording: Texts<Wording> = { en, de };

/** A reason as a sentence in a language. */
export function reasonIn(
  language: Language,
  reason: Reason,
  title: (topicId: string) => string,
): string {
  const say = wording[language][reason.code] ?? asTold;
  return say(reason.topicIds.map(title), reason.text);
}
