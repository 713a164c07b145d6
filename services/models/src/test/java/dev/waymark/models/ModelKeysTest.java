package dev.waymark.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.models.fixture.ModelKeyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKeysTest {
  private static final byte[] MODEL = "a model".getBytes(UTF_8);

  private final ModelKeyPair pair = ModelKeyPair.generate();
  private final ModelKeyPair other = ModelKeyPair.generate();
  private final ModelSigner signer = ModelSigner.of(pair.privatePem());
  private final ModelKeys keys = ModelKeys.of(pair.publicPem());

  private ModelFault fault(PublishedModel published) {
    return catchThrowableOfType(RefusedModelException.class, () -> keys.require(published)).fault();
  }

  private static PublishedModel with(byte[] model, PublishedModel signatureOf) {
    return new PublishedModel(Optional.of(model), signatureOf.signature());
  }

  @Test
  void aSignatureIsForJustTheseBytes() throws RefusedModelException {
    PublishedModel signed = signer.sign(MODEL);
    keys.require(signed);
    assertThat(signed.signature().orElseThrow()).hasSize(64);
    assertThat(fault(with("b model".getBytes(UTF_8), signed))).isEqualTo(ModelFault.BAD_SIGNATURE);
    assertThat(fault(with(new byte[0], signed))).isEqualTo(ModelFault.BAD_SIGNATURE);
    assertThat(fault(new PublishedModel(Optional.empty(), signed.signature())))
        .isEqualTo(ModelFault.BAD_SIGNATURE);
  }

  @Test
  void aWithdrawalIsSignedTooAndIsNoEmptyModel() throws RefusedModelException {
    PublishedModel withdrawal = signer.signWithdrawal();
    keys.require(withdrawal);
    assertThat(withdrawal.model()).isEmpty();
    assertThat(fault(with(new byte[0], withdrawal))).isEqualTo(ModelFault.BAD_SIGNATURE);
    assertThat(fault(new PublishedModel(Optional.empty(), Optional.empty())))
        .isEqualTo(ModelFault.UNSIGNED);
  }

  @Test
  void whatNobodySignedOrSomebodyElseIsRefusedWithWhatToDo() {
    assertThat(fault(PublishedModel.unsigned(MODEL))).isEqualTo(ModelFault.UNSIGNED);
    PublishedModel byOther = ModelSigner.of(other.privatePem()).sign(MODEL);
    assertThat(fault(byOther)).isEqualTo(ModelFault.BAD_SIGNATURE);
    for (byte[] nonsense : new byte[][] {{}, {1}, new byte[64], new byte[1 << 16]}) {
      assertThat(fault(new PublishedModel(Optional.of(MODEL), Optional.of(nonsense))))
          .isEqualTo(ModelFault.BAD_SIGNATURE);
    }
    assertThatThrownBy(() -> keys.require(PublishedModel.unsigned(MODEL)))
        .hasMessageContaining("--signing-key");
  }

  @Test
  void eachOfSeveralKeysIsTrusted() {
    ModelKeys both = ModelKeys.of("# since March\n" + other.publicPem() + "\n" + pair.publicPem());
    assertThat(both.vouch(signer.sign(MODEL))).isTrue();
    assertThat(both.vouch(ModelSigner.of(other.privatePem()).sign(MODEL))).isTrue();
  }

  /// The first test vector of RFC 8032, section 7.1, as openssl would write its keys.
  @Test
  void theKeysAreThoseOfTheStandard() {
    String publicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    String privateKey = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    ModelSigner standard =
        ModelSigner.of(pem("PRIVATE KEY", "302e020100300506032b657004220420" + privateKey));
    ModelKeys trusted = ModelKeys.of(pem("PUBLIC KEY", "302a300506032b6570032100" + publicKey));
    assertThat(trusted.vouch(standard.sign(MODEL))).isTrue();
    assertThat(trusted.vouch(signer.sign(MODEL))).isFalse();
  }

  private static String pem(String label, String hex) {
    return ModelKeyPair.pem(label, HexFormat.of().parseHex(hex));
  }

  @Test
  void whatIsNoKeyIsNamedWithoutShowingIt() {
    for (String bad :
        new String[] {"", "secret", ModelKeyPair.pem("PRIVATE KEY", new byte[] {1})}) {
      assertThatThrownBy(() -> ModelSigner.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PRIVATE KEY")
          .hasMessageNotContaining("secret");
    }
    for (String bad : new String[] {"", pair.privatePem(), ModelKeyPair.pem("PUBLIC KEY", MODEL)}) {
      assertThatThrownBy(() -> ModelKeys.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PUBLIC KEY");
    }
    assertThatThrownBy(
            () -> ModelKeys.of("-----BEGIN PUBLIC KEY-----\n§§§\n-----END PUBLIC KEY-----"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filesAreReadWithinBounds(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("models.pub"), pair.publicPem());
    assertThat(ModelKeys.read(file).vouch(signer.sign(MODEL))).isTrue();
    assertThatThrownBy(() -> ModelKeys.read(Path.of("/dev/zero"))).hasMessageContaining("regular");
    assertThatThrownBy(() -> ModelSigner.read(folder)).hasMessageContaining("regular");
    Path large = Files.write(folder.resolve("large"), new byte[1 << 17]);
    assertThatThrownBy(() -> ModelKeys.read(large)).hasMessageContaining("65,536");
  }
}
