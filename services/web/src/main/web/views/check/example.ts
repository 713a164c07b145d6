/** A whole curriculum that is as small as can be; docs/reference/curriculum-format.md has the rest. */
export const EXAMPLE = `topics:
  - id: baking.dough
    title: Yeast dough
    summary: Flour, water, salt and yeast, and what each of them does.
    kind: SKILL
    level: 1
    minutes: 120
  - id: baking.bread
    title: A loaf of bread
    summary: Shaping, proving and baking a loaf that rises.
    kind: SKILL
    level: 2
    minutes: 180
    requires:
      hard: [baking.dough]
resources:
  - id: bread-basics
    title: Bread basics
    author: A baker
    url: https://example.org/bread
    type: ARTICLE
    access: FREE
    language: en
    minutes: 60
    level: 1
    teaches:
      - {topic: baking.dough, coverage: 1}
      - {topic: baking.bread, coverage: 0.5}
roadmap:
  id: baker
  title: Baker
  summary: From flour to a loaf.
  version: "1"
  sections:
    - title: Bread
      topics: [baking.dough, baking.bread]
`;
