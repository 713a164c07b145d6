package dev.waymark.gateway.http;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// The gateway asks the issuer for its keys.
@Tag("service")
@QuarkusTest
@TestProfile(IssuerAccessTest.Profile.class)
class IssuerAccessTest extends AccessTest {

  IssuerAccessTest() throws IOException {}

  /// With an issuer.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Identities.class));
    }
  }
}
