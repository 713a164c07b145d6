import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import type { Member } from '../../state/group';
import { groupTexts } from '../../text/group';
import { list, percent, words } from '../../text/words';
import '../map/roadmap-map';
import type { Marker } from '../map/markers';
import type { TopicLook } from '../map/topic-shape';

/** The map of a roadmap with learners on it. Fires `open-topic`. */
@customElement('group-map')
export class GroupMap extends LitElement {
  static override styles = [
    styles,
    css`
      .frame {
        display: grid;
        height: min(78vh, 900px);
        padding: 0;
        overflow: hidden;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  /** Another array whenever anything about them has changed. */
  @property({ attribute: false }) members: Member[] = [];

  override render(): TemplateResult {
    const texts = words(groupTexts);
    return html`<div class="card frame">
      <roadmap-map
        .course=${this.course}
        .look=${(topicId: string) => this.look(topicId)}
        .version=${this.members}
        .markers=${this.markers()}
        label="${texts.map}: ${this.course.roadmap.title}"
      ></roadmap-map>
    </div>`;
  }

  private look(topicId: string): TopicLook {
    const texts = words(groupTexts);
    const asked = this.members.filter((member) => member.isAsked);
    const known = asked.filter((member) => member.mastered.has(topicId)).length;
    const here = asked.filter((member) => member.step?.topicId === topicId);
    const share = asked.length === 0 ? 0 : known / asked.length;
    const says = texts.share(percent(share));
    const names = list(here.map((member) => member.learnerId));
    return {
      state: 'ready',
      mastery: share,
      tint: share,
      says: here.length > 0 ? `${says}. ${texts.here(names)}` : says,
    };
  }

  private markers(): Marker[] {
    return this.members.flatMap(({ learnerId, step }, i) =>
      step ? [{ key: learnerId, text: String(i + 1), topicId: step.topicId }] : [],
    );
  }
}
