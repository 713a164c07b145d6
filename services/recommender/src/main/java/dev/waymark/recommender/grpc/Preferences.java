package dev.waymark.recommender.grpc;

import dev.waymark.engine.learner.Profile;
import dev.waymark.events.ProfileRules;
import dev.waymark.recommender.learner.ProfileForm;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;

/// What one answer prefers: the request's word where it has one, else the profile's.
final class Preferences {
  private static final String PREFIX = "profile.";

  private Preferences() {}

  static Profile of(RecommendNextStepsRequest request, Profile own) {
    if (request.getAccessCount() + request.getResourceTypesCount() + request.getLanguagesCount()
        == 0) {
      return own;
    }
    Profile asked = read(request);
    return new Profile(
        own.goals(),
        own.weeklyMinutes(),
        asked.access().isEmpty() ? own.access() : asked.access(),
        asked.resourceTypes().isEmpty() ? own.resourceTypes() : asked.resourceTypes(),
        asked.languages().isEmpty() ? own.languages() : asked.languages());
  }

  private static Profile read(RecommendNextStepsRequest request) {
    var asked =
        dev.waymark.learner.v1.Profile.newBuilder()
            // By number: a number that is not known has no constant to go by.
            .addAllAccessValue(request.getAccessValueList())
            .addAllResourceTypesValue(request.getResourceTypesValueList())
            .addAllLanguages(request.getLanguagesList())
            .build();
    ProfileRules.problem(asked)
        .ifPresent(it -> {
          throw Failures.invalid(it.field().substring(PREFIX.length()), it.description());
        });
    return ProfileForm.read(asked);
  }
}
