package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import dev.waymark.gateway.catalogue.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The topics.
@Path("/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.CATALOGUE)
public class TopicResource {

  private static final int MAX_QUERY_LENGTH = 200;
  private static final int MAX_TOPICS = 200;
  private static final int DEFAULT_TOPICS = 20;

  private final Catalogue catalogue;

  TopicResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(
      operationId = "searchTopics",
      summary = "Topics whose id, title or summary match the words, best match first")
  public Uni<RestResponse<TopicList>> search(
      @Parameter(
              description = "Words to look for; without them, every topic by id.",
              schema = @Schema(type = SchemaType.STRING, maxLength = MAX_QUERY_LENGTH),
              example = "eigen")
          @RestQuery
          @Nullable String q,
      @Parameter(
              description = "At most this many.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "20"))
          @RestQuery
          @Nullable String limit,
      @Parameter(
              description =
                  "Those that follow this topic: `next` of an earlier answer to the same words.",
              schema = @Schema(type = SchemaType.STRING),
              example = "linear-algebra.vectors")
          @RestQuery
          @Nullable String after) {
    var parameters = new Parameters();
    String words = parameters.text("q", q, MAX_QUERY_LENGTH);
    int most = parameters.wholeNumber("limit", limit, 1, MAX_TOPICS, DEFAULT_TOPICS);
    String last = parameters.optionalId("after", after);
    parameters.check();
    return catalogue
        .topics(words, Objects.requireNonNullElse(last, ""), most)
        .map(found -> Responses.catalogue(found, TopicList::graphRelease));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getTopic",
      summary = "One topic with what it requires, what it unlocks and what teaches it")
  public Uni<RestResponse<Topic>> get(
      @Parameter(description = "The topic.", example = "linear-algebra.eigenvalues") @RestPath
          String id) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    return catalogue.topic(id).map(found -> Responses.catalogue(found, Topic::graphRelease));
  }
}
