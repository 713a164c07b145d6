package dev.waymark.recommender.grpc;

import dev.waymark.engine.learner.Profile;
import dev.waymark.recommender.learner.InvalidField;
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
    try {
      return ProfileForm.read(
          dev.waymark.learner.v1.Profile.newBuilder()
              .addAllAccess(request.getAccessList())
              .addAllResourceTypes(request.getResourceTypesList())
              .addAllLanguages(request.getLanguagesList())
              .build());
    } catch (InvalidField e) {
      throw Failures.invalid(e.field().substring(PREFIX.length()), e.description());
    }
  }
}
