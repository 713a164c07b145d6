import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { MapTopic } from '../../api/types';
import { iconPath } from '../../design/icons';
import type { TopicState } from '../../state/topic-state';

export type TopicMark = 'error' | 'warning';

const TINTS = 5;

/** A disc and a triangle, so that they differ by more than their colours. */
const BADGES = { error: 'M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z', warning: 'M0-12L13 10H-13z' };

/** Parts lines for those who read them aloud or copy them, and takes no room. */
const GAP = svg`<tspan font-size="0"> </tspan>`;

/** How a topic is drawn. */
export interface TopicLook {
  state: TopicState;
  /** From 0 to 1. */
  mastery: number;
  /** 1 for the first of the next steps; undefined for those that are none. */
  place?: number | undefined;
  /** Said after the title, such as the findings of a check. */
  note?: string | undefined;
  /** Said instead of the state and the mastery, on a map that is not about one learner. */
  says?: string | undefined;
  /** A badge; `note` or `says` tells what it is about. */
  mark?: TopicMark | undefined;
  /** From 0 to 1: how full the box is coloured, instead of in the colour of the state. */
  tint?: number | undefined;
}

/** The class of a topic's group: its state, or how full it is. */
export function lookClass({ state, says, tint }: TopicLook): string {
  if (tint !== undefined) {
    return `tint-${Math.min(TINTS - 1, Math.floor(tint * TINTS))}`;
  }
  return says === undefined ? state : 'plain';
}

/** The box of a topic with its text and marks; the group around it says where it is. */
export function topicShape(topic: MapTopic, look: TopicLook): SVGTemplateResult {
  const middle = topic.height / 2;
  const top = middle - ((topic.lines.length - 1) * 14) / 2 + 4;
  // Beside the mark of the state, where there is one.
  const centre = look.says === undefined ? 24 + (topic.width - 30) / 2 : topic.width / 2;
  const bar = (topic.width - 16) * Math.min(1, look.mastery);
  return svg`
    <rect class="box" width=${topic.width} height=${topic.height} rx="8"></rect>
    ${
      look.state === 'practising' || look.state === 'stuck' || look.tint !== undefined
        ? svg`<rect class="bar" x="8" y=${topic.height - 5} width=${bar} height="3" rx="1.5"></rect>`
        : nothing
    }
    ${
      look.says === undefined
        ? svg`<path class="mark" transform="translate(6 ${middle - 7}) scale(0.875)" d=${iconPath(look.state)}></path>`
        : nothing
    }
    ${
      look.place
        ? svg`<g class="place" transform="translate(${topic.width - 4} 2)"><circle r="11"></circle><text text-anchor="middle" y="4.5">${look.place}${GAP}</text></g>`
        : nothing
    }
    <text text-anchor="middle">
      ${topic.lines.map(
        (line, i) => svg`<tspan x=${centre} y=${top + i * 14}>${line}</tspan>${GAP}`,
      )}
    </text>
    ${
      look.mark
        ? svg`<g class="badge ${look.mark}" transform="translate(${topic.width - 5} 3)"><path class="shape" d=${BADGES[look.mark]}></path><path transform="translate(-7 -7) scale(0.875)" d=${iconPath(look.mark)}></path></g>`
        : nothing
    }
  `;
}
