package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;
import static dev.waymark.gateway.grpc.WireValues.name;
import static dev.waymark.gateway.grpc.WireValues.text;

import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.GetTopicResponse;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.gateway.answer.Requirement;
import dev.waymark.gateway.answer.Resource;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.RoadmapSummary;
import dev.waymark.gateway.answer.Section;
import dev.waymark.gateway.answer.SectionTopic;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import dev.waymark.gateway.answer.TopicSummary;

/// Replies of the catalogue service as answers.
final class CatalogueAnswers {

  private CatalogueAnswers() {}

  static RoadmapList roadmaps(ListRoadmapsResponse reply) {
    return new RoadmapList(
        reply.getGraphRelease(), each(reply.getRoadmapsList(), CatalogueAnswers::summary), null);
  }

  static Roadmap roadmap(GetRoadmapResponse reply) {
    return new Roadmap(
        summary(reply.getRoadmap()),
        reply.getGraphRelease(),
        each(reply.getSectionsList(), CatalogueAnswers::section));
  }

  static Topic topic(GetTopicResponse reply) {
    return new Topic(
        summary(reply.getTopic()),
        reply.getGraphRelease(),
        each(reply.getRequiresList(), CatalogueAnswers::requirement),
        each(reply.getUnlocksList(), CatalogueAnswers::requirement),
        each(reply.getResourcesList(), CatalogueAnswers::resource),
        reply.getRoadmapIdsList());
  }

  static TopicList topics(SearchTopicsResponse reply) {
    return new TopicList(
        reply.getGraphRelease(),
        each(reply.getTopicsList(), CatalogueAnswers::summary),
        text(reply.getNext()));
  }

  static Resource resource(dev.waymark.catalog.v1.Resource resource) {
    return new Resource(
        resource.getResourceId(),
        resource.getTitle(),
        text(resource.getAuthor()),
        resource.getUrl(),
        name(resource.getType()),
        name(resource.getAccess()),
        text(resource.getLanguage()),
        resource.getMinutes(),
        resource.getLevel(),
        resource.getCoverage(),
        text(resource.getPart()),
        resource.getPartMinutes() == 0 ? null : resource.getPartMinutes());
  }

  private static RoadmapSummary summary(dev.waymark.catalog.v1.RoadmapSummary roadmap) {
    return new RoadmapSummary(
        roadmap.getRoadmapId(),
        roadmap.getTitle(),
        text(roadmap.getSummary()),
        text(roadmap.getVersion()),
        roadmap.getTopicCount(),
        roadmap.getSectionCount(),
        roadmap.getMinutes());
  }

  private static Section section(dev.waymark.catalog.v1.Section section) {
    return new Section(
        section.getTitle(), each(section.getTopicsList(), CatalogueAnswers::sectionTopic));
  }

  private static SectionTopic sectionTopic(dev.waymark.catalog.v1.SectionTopic listed) {
    return new SectionTopic(
        summary(listed.getTopic()),
        listed.getWeight(),
        each(listed.getRequiresList(), CatalogueAnswers::requirement));
  }

  private static TopicSummary summary(dev.waymark.catalog.v1.Topic topic) {
    return new TopicSummary(
        topic.getTopicId(),
        topic.getTitle(),
        text(topic.getSummary()),
        name(topic.getKind()),
        topic.getMinutes(),
        topic.getLevel(),
        topic.getRetired());
  }

  private static Requirement requirement(dev.waymark.catalog.v1.Requirement requirement) {
    return new Requirement(
        requirement.getTopicId(), requirement.getTitle(), name(requirement.getStrength()));
  }
}
