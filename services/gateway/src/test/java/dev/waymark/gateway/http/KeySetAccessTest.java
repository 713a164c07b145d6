package dev.waymark.gateway.http;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// The gateway has the issuer's keys in a file, and no way to the issuer.
@Tag("service")
@QuarkusTest
@TestProfile(KeySetAccessTest.Profile.class)
class KeySetAccessTest extends AccessTest {

  KeySetAccessTest() throws IOException {}

  /// With a file of the issuer's keys.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Identities.class, Map.of(Identities.BY_FILE, "true")));
    }
  }
}
