package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Identity;
import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.Scope;
import dev.waymark.gateway.session.Sessions;
import dev.waymark.gateway.session.SignIn;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// People who sign in with a browser.
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.SESSION)
public class SessionResource {

  private final SignIn signIn;

  SessionResource(SignIn signIn) {
    this.signIn = signIn;
  }

  @GET
  @Operation(
      operationId = "getSession",
      summary = "Who is calling; a session is renewed when it is about to end",
      description =
          "Answers callers with a token or a key too. 401 when nobody is signed in, 404 when nobody can sign in to this"
              + " gateway's pages.")
  public Identity session(@Context RoutingContext request) {
    String name = Sessions.name(request).orElse(null);
    return switch (Admission.caller(request)) {
      case Caller.Anyone anyone ->
          new Identity(Identity.Kind.ANYONE, anyone.name(), null, null, List.of(), false, null);
      case Caller.Learner learner ->
          new Identity(
              Identity.Kind.LEARNER,
              Objects.requireNonNullElse(name, learner.id()),
              learner.id(),
              null,
              texts(learner.scopes()),
              name != null,
              learner.until());
      case Caller.Service service ->
          service(
              Objects.requireNonNullElse(name, service.subject()),
              service.scopes(),
              service.prefix(),
              name != null,
              service.until());
      case Caller.Key key ->
          service(key.key().name(), key.key().scopes(), key.key().learners(), false, null);
    };
  }

  @GET
  @Path("/login")
  @Operation(
      operationId = "signIn",
      summary = "Leads a browser to the issuer's page to sign in",
      description =
          "For a browser to open, not to fetch. It comes back to the page `return` with a session in a cookie, or to the first"
              + " page with `signIn=failed`, `denied` or `away`.")
  @APIResponse(responseCode = "303", description = "To the issuer of tokens.")
  public Uni<RestResponse<Void>> login(
      @Context RoutingContext request,
      @Parameter(
              description = "The path of this gateway to come back to.",
              example = "/#/ml-engineer/learn")
          @RestQuery("return")
          @Nullable String returnTo) {
    return signIn
        .begin(request, Objects.requireNonNullElse(returnTo, "/"))
        .map(SessionResource::seeOther);
  }

  @GET
  @Path("/callback")
  @Operation(
      operationId = "completeSignIn",
      summary = "Where the issuer leads a browser back to",
      description = "The redirect URI to register at the issuer.")
  @APIResponse(responseCode = "303", description = "To the page that the sign-in began on.")
  public Uni<RestResponse<Void>> callback(@Context RoutingContext request) {
    return signIn.complete(request).map(SessionResource::seeOther);
  }

  @POST
  @Path("/logout")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signOut",
      summary = "Ends the session",
      description =
          "Needs `Sec-Fetch-Site: same-origin`, as browsers send it. Then open `/session/farewell`, which leads to the page that"
              + " ends the issuer's own session.")
  @APIResponse(responseCode = "204", description = "The session has ended.")
  public Uni<Void> logout(@Context RoutingContext request) {
    return signIn.end(request);
  }

  @GET
  @Path("/farewell")
  @Operation(
      operationId = "leaveIssuer",
      summary = "Leads a browser that has just signed out to the issuer's page for that",
      description =
          "To the first page where the issuer has none. That page is the post-logout redirect URI to register at the issuer.")
  @APIResponse(responseCode = "303", description = "To the issuer of tokens, or the first page.")
  public Uni<RestResponse<Void>> farewell(@Context RoutingContext request) {
    return signIn.farewell(request).map(SessionResource::seeOther);
  }

  private static Identity service(
      String name, Set<Scope> scopes, String prefix, boolean session, @Nullable Instant until) {
    return new Identity(Identity.Kind.SERVICE, name, null, prefix, texts(scopes), session, until);
  }

  private static List<String> texts(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::text).toList();
  }

  private static RestResponse<Void> seeOther(String location) {
    return RestResponse.ResponseBuilder.<Void>create(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, location)
        .build();
  }
}
