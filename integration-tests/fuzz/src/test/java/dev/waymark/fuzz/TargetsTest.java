package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every input that was kept, and each of them changed at random a few hundred times: what the
/// fuzzer found once stays found without it.
class TargetsTest {
  private static final int CHANGED = 300;
  private static final int MAX_CHANGES = 8;

  private static Stream<Arguments> targets() {
    return Stream.of(
        target("record", RecordTarget::fuzzerTestOneInput),
        target("json", JsonTarget::fuzzerTestOneInput),
        target("curriculum", CurriculumTarget::fuzzerTestOneInput),
        target("model", ModelTarget::fuzzerTestOneInput),
        target("token", TokenTarget::fuzzerTestOneInput));
  }

  private static Arguments target(String name, Consumer<byte[]> target) {
    return Arguments.of(name, target);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void endsInAnAnswerWhateverTheBytesAre(String name, Consumer<byte[]> target) throws IOException {
    List<Path> corpus;
    try (Stream<Path> files = Files.list(Path.of("corpus", name))) {
      corpus = files.sorted().toList();
    }
    assertThat(corpus).isNotEmpty();
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (Path file : corpus) {
      byte[] input = Files.readAllBytes(file);
      run(target, input, file + " as it is");
      for (int i = 0; i < CHANGED; i++) {
        run(target, changed(input, random), file + " changed, number " + i);
      }
    }
  }

  private static void run(Consumer<byte[]> target, byte[] input, String which) {
    try {
      target.accept(input);
    } catch (Throwable e) {
      throw new AssertionError(which, e);
    }
  }

  /// Some bytes replaced, put in, taken out or repeated.
  private static byte[] changed(byte[] input, SplittableRandom random) {
    byte[] bytes = input;
    for (int changes = 1 + random.nextInt(MAX_CHANGES); changes > 0; changes--) {
      int at = random.nextInt(bytes.length + 1);
      int end = Math.min(bytes.length, at + random.nextInt(MAX_CHANGES));
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 ->
                "\"{}[]:,-.\n\\0é".repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8);
            default -> twice(Arrays.copyOfRange(bytes, at, end));
          };
      bytes =
          joined(Arrays.copyOf(bytes, at), middle, Arrays.copyOfRange(bytes, end, bytes.length));
    }
    return bytes;
  }

  private static byte[] twice(byte[] bytes) {
    return joined(bytes, bytes, new byte[0]);
  }

  private static byte[] joined(byte[] first, byte[] second, byte[] third) {
    byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(third, 0, all, first.length + second.length, third.length);
    return all;
  }
}
