import type { Texts } from './words';

const en = {
  heading: 'What should you learn next?',
  text: 'Waymark knows what builds on what. Say what you know, and it names the one thing that brings you on, with the reason.',
  points: [
    ['map', 'The whole way on one map', 'Every topic, what it builds on, and how far you are.'],
    ['step', 'One next step', 'The one that brings you on most, with what to learn it from.'],
    ['why', 'And why', 'Each step says what it builds on and what it opens.'],
  ],
  who: 'Your name here',
  whoHelp: 'Any name: this machine keeps your progress under it. 1 to 128 characters.',
  whose: 'Learner id',
  whoseHelp: 'To see the pages as that learner does, as far as your rights reach.',
  operator: (rights: string) => (rights ? `You may: ${rights}.` : 'You have no rights yet.'),
  go: 'Go on',
  change: 'Someone else',
  hello: (name: string) => `Hello, ${name}. Where do you want to go?`,
  choose: 'Choose a roadmap',
  facts: (topics: string, sections: string, time: string) =>
    `${topics} topics in ${sections} sections, about ${time}`,
  resume: 'Go on',
  begin: 'Begin',
  none: 'No roadmap is published yet',
  noneText: 'Publish one with “./waymark seed publish”, or check your own first.',
  check: 'Check a roadmap',
};

const de: typeof en = {
  heading: 'Was sollten Sie als Nächstes lernen?',
  text: 'Waymark weiß, was worauf aufbaut. Sagen Sie, was Sie können, und es nennt das Eine, das Sie weiterbringt, mit dem Grund.',
  points: [
    ['map', 'Der ganze Weg auf einer Karte', 'Jedes Thema, worauf es aufbaut und wie weit Sie sind.'],
    ['step', 'Ein nächster Schritt', 'Der, der Sie am weitesten bringt, mit Material dazu.'],
    ['why', 'Und warum', 'Jeder Schritt sagt, worauf er aufbaut und was er öffnet.'],
  ],
  who: 'Ihr Name hier',
  whoHelp: 'Irgendein Name: Darunter wird Ihr Fortschritt aufgehoben. 1 bis 128 Zeichen.',
  whose: 'Kennung des Lernenden',
  whoseHelp: 'Um die Seiten so zu sehen wie dieser Lernende, soweit Ihre Rechte reichen.',
  operator: (rights: string) => (rights ? `Sie dürfen: ${rights}.` : 'Sie haben noch keine Rechte.'),
  go: 'Weiter',
  change: 'Jemand anderes',
  hello: (name: string) => `Hallo, ${name}. Wohin soll es gehen?`,
  choose: 'Lernplan wählen',
  facts: (topics: string, sections: string, time: string) =>
    `${topics} Themen in ${sections} Abschnitten, etwa ${time}`,
  resume: 'Weiter',
  begin: 'Anfangen',
  none: 'Noch ist kein Lernplan veröffentlicht',
  noneText: 'Veröffentlichen Sie einen mit „./waymark seed publish“ oder prüfen Sie erst Ihren eigenen.',
  check: 'Lernplan prüfen',
};

export const welcome: Texts<typeof en> = { en, de };
