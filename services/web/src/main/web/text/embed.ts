import type { Texts } from './words';

const en = {
  away: 'Waymark does not answer. What you do is kept and sent when it is back.',
  open: 'Open the whole map',
  steps: 'Next steps',
  missing: 'This page names no learner or no roadmap: <waymark-next> needs the attributes learner and roadmap.',
  address: 'The attribute server of <waymark-next> is no address.',
};

const de: typeof en = {
  away: 'Waymark antwortet nicht. Was Sie tun, wird aufgehoben und gesendet, sobald es wieder da ist.',
  open: 'Die ganze Karte öffnen',
  steps: 'Nächste Schritte',
  missing:
    'Diese Seite nennt keinen Lernenden oder keinen Lernplan: <waymark-next> braucht die Attribute learner und roadmap.',
  address: 'Das Attribut server von <waymark-next> ist keine Adresse.',
};

export const embedTexts: Texts<typeof en> = { en, de };
