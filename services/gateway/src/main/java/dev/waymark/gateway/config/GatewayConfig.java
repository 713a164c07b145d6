package dev.waymark.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings of the gateway's own; where the recommender and Kafka are found is set by the usual
/// `quarkus.grpc.clients.recommender.*` and `kafka.*`.
@ConfigMapping(prefix = "waymark.gateway")
public interface GatewayConfig {

  /// Bounds on what a request may hold.
  Request request();

  /// Who may call; open to everyone while neither an issuer nor a file of keys is set.
  Auth auth();

  /// How people sign in to the pages; they cannot unless a client id is set.
  Session session();

  /// The log that progress events are written to.
  Progress progress();

  /// Answers to writes that carry an `Idempotency-Key`.
  Idempotency idempotency();

  /// Calls to the recommender.
  Recommender recommender();

  /// The copy of the catalogue that answers while the recommender is away.
  Catalogue catalogue();

  /// Whether next steps are answered with the roadmap's plain order while no recommender answers,
  /// instead of refused.
  @WithDefault("false")
  boolean degradedAnswers();

  /// Server-sent events.
  Stream stream();

  /// How much one caller may ask.
  Rate rate();

  /// Pages of other origins.
  Cors cors();

  /// What is done before the gateway says that it is ready.
  WarmUp warmUp();

  /// The page that `waymark report` wrote, to be read where figures are; none unless set.
  Optional<Path> reportFile();

  /// Bounds on what a request may hold.
  interface Request {

    /// Bytes of a body.
    @WithDefault("1048576")
    int maxBodyBytes();

    /// Characters of a path with its query.
    @WithDefault("4096")
    int maxUriLength();

    /// Characters of all header fields together.
    @WithDefault("8192")
    int maxHeaderLength();

    /// How long a body may take to arrive.
    @WithDefault("20s")
    Duration bodyTimeout();

    /// Names and addresses under which the gateway may be asked, as in the header `Host` without
    /// its port; `*` allows any, and with it web pages that have their name point here.
    @WithDefault("localhost,127.0.0.1,[::1]")
    List<String> hosts();
  }

  /// Who may call.
  interface Auth {

    /// The issuer of bearer tokens (OpenID Connect), as in their claim `iss`. Its keys are found by
    /// discovery, unless they come from a file.
    Optional<String> issuer();

    /// The issuer's public keys, as a JSON Web Key Set (RFC 7517), instead of discovery.
    Optional<Path> jwksFile();

    /// What tokens must name in their claim `aud`.
    @WithDefault("waymark")
    String audience();

    /// The claim that names the learner whom a token speaks for.
    @WithDefault("sub")
    String learnerClaim();

    /// The claim that lists the scopes of a token: a string with spaces or an array.
    @WithDefault("scope")
    String scopesClaim();

    /// The claim that makes a token one of a service: the prefix of the learner ids that it
    /// reaches, or `*` for all.
    @WithDefault("waymark_learners")
    String reachClaim();

    /// How far the issuer's clock and this one may be apart.
    @WithDefault("30s")
    Duration clockSkew();

    /// How long the signature of a token is not checked again; zero: it is with each request.
    @WithDefault("30s")
    Duration tokenCache();

    /// The API keys, as `waymark key create` writes them.
    Optional<Path> keysFile();

    /// What everyone may read, without saying who they are: nothing unless set.
    Optional<Set<Public>> everyone();

    /// How often to look whether a file of keys has changed.
    @WithDefault("2s")
    Duration reloadInterval();
  }

  /// What may be left open to everyone: it tells nothing of learners.
  enum Public {
    /// Roadmaps and topics.
    CATALOGUE,
    /// Metrics, where a network keeps untrusted clients away from them.
    METRICS
  }

  /// How people sign in to the pages: the authorization-code flow (OpenID Connect), with the issuer
  /// of tokens.
  interface Session {

    /// The gateway's client id at the issuer.
    Optional<String> clientId();

    /// The secret of that client; a public client, which has none, is protected by PKCE alone.
    Optional<String> clientSecret();

    /// The file that holds it.
    Optional<Path> clientSecretFile();

    /// The scopes that a sign-in asks for.
    @WithDefault("openid")
    List<String> scopes();

    /// The address of the pages as browsers see it, such as `https://learn.example.com`, where a
    /// proxy stands before the gateway; without it, as a request names it.
    Optional<URI> redirectBase();

    /// How long a session lasts at most, however often it is renewed.
    @WithDefault("12h")
    Duration lifetime();

    /// What cookies are encrypted with, the same for every gateway behind one address; random at
    /// each start unless set.
    Optional<String> secret();

    /// The file that holds it.
    Optional<Path> secretFile();
  }

  /// The log that progress events are written to.
  interface Progress {

    /// Its Kafka topic.
    @WithDefault("waymark.progress.v1")
    String topic();

    /// Its partitions when the gateway creates it.
    @WithDefault("6")
    int partitions();

    /// Copies of each partition when the gateway creates it.
    @WithDefault("-1")
    short replicationFactor();

    /// What consistency tokens are signed with; give the recommender the same. Without it the id of
    /// the log's topic is, which only clients of the broker can see.
    Optional<String> tokenSecret();

    /// Events in one request.
    @WithDefault("500")
    int maxEvents();

    /// How far ahead of this clock an event may be.
    @WithDefault("5m")
    Duration maxClockSkew();

    /// How long to look for the log before a request fails.
    @WithDefault("2s")
    Duration connectTimeout();

    /// How long to wait for the log's acknowledgement before a request fails.
    @WithDefault("5s")
    Duration deliveryTimeout();

    /// Requests that may wait for the log at once; more are turned away.
    @WithDefault("256")
    int maxInFlight();
  }

  /// Answers to writes that carry an `Idempotency-Key`, kept to be given again.
  interface Idempotency {

    /// How long an answer is kept.
    @WithDefault("1h")
    Duration keep();

    /// Keys of one caller that are remembered; the oldest are forgotten first.
    @WithDefault("1000")
    int maxKeysPerCaller();

    /// Bytes of one caller's answers that are kept.
    @WithDefault("1048576")
    int maxBytesPerCaller();

    /// Bytes of the answers of all callers that are kept.
    @WithDefault("33554432")
    int maxBytes();
  }

  /// Calls to the recommender.
  interface Recommender {

    /// Where recommenders are, as `host:port`, where no one name leads to all of them; else
    /// `quarkus.grpc.clients.recommender.host` is such a name.
    Optional<List<String>> addresses();

    /// Deadline of a call. A read that fails or, where there is another recommender, has no answer
    /// in half of it is tried once more.
    @WithDefault("800ms")
    Duration deadline();

    /// Deadline of a call that waits for events to count: a read with a consistency token, a change
    /// of a profile, an erasure.
    @WithDefault("5s")
    Duration tokenDeadline();

    /// Calls that may be under way at once; more are turned away.
    @WithDefault("1000")
    int maxInFlight();

    /// Whether calls about a learner go to the recommender that writes the learner's events, while
    /// it answers.
    @WithDefault("true")
    boolean preferOwner();

    /// So many calls in a row without any answer, and a recommender gets no more until it answers a
    /// probe.
    @WithDefault("3")
    int silentCalls();

    /// How often a recommender that does not answer is probed.
    @WithDefault("500ms")
    Duration probeInterval();

    /// How long to wait at most before connecting again.
    @WithDefault("500ms")
    Duration reconnectInterval();

    /// Mutual TLS with the recommenders; without its files connections are not encrypted.
    Tls tls();
  }

  /// Mutual TLS: all three files, each in PEM, or none of them.
  interface Tls {

    /// The gateway's certificate, followed by those of intermediate authorities, if any.
    Optional<Path> certificate();

    /// The private key of that certificate, in PKCS#8.
    Optional<Path> key();

    /// The authorities that a recommender's certificate may come from.
    Optional<Path> trust();

    /// The name that a recommender's certificate must have; without it, the host that
    /// `quarkus.grpc.clients.recommender.host` names.
    Optional<String> serverName();

    /// How often to look whether the files were renewed.
    @WithDefault("1m")
    Duration reloadInterval();
  }

  /// The copy of the catalogue that answers while the recommender is away.
  interface Catalogue {

    /// How often to look for a new graph release.
    @WithDefault("30s")
    Duration refreshInterval();

    /// How soon to look again after a failure, at the latest: the first looks follow sooner.
    @WithDefault("1s")
    Duration retryInterval();

    /// How long clients may keep an answer without asking again.
    @WithDefault("1m")
    Duration maxAge();

    /// Topics to copy at most.
    @WithDefault("20000")
    int maxTopics();
  }

  /// Server-sent events.
  interface Stream {

    /// How often an idle stream sends a comment, so that nothing on the way closes it.
    @WithDefault("15s")
    Duration heartbeat();

    /// Streams open at once; more are turned away.
    @WithDefault("1000")
    int maxOpen();

    /// Streams of one caller open at once; more are turned away.
    @WithDefault("100")
    int maxOpenPerCaller();
  }

  /// How much one caller may ask: a token bucket for each identity, and for each address where
  /// there is none.
  interface Rate {

    /// Requests a second, in the long run; 0 sets no bound.
    @WithDefault("2000")
    int perSecond();

    /// Requests at once.
    @WithDefault("4000")
    int burst();

    /// Whether callers on this machine that have no identity are bounded too.
    @WithDefault("false")
    boolean boundsLoopback();

    /// Callers remembered at once.
    @WithDefault("10000")
    int maxClients();

    /// Addresses and ranges, such as `10.0.0.0/8`, of proxies whose `X-Forwarded-For` counts.
    Optional<List<String>> trustedProxies();
  }

  /// What is done before the gateway says that it is ready.
  interface WarmUp {

    /// How long questions of made-up learners are asked, so that the first callers are answered
    /// fast; 0 is not at all.
    @WithDefault("1s")
    Duration time();

    /// A gateway that is not warmed up so long after its start, such as one whose recommender is
    /// away, is ready all the same.
    @WithDefault("15s")
    Duration maxWait();
  }

  /// Pages of other origins (CORS).
  interface Cors {

    /// The origins whose pages may read answers, such as `https://app.example.com`; none unless
    /// set.
    Optional<List<String>> origins();
  }
}
