package dev.waymark.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../../docs/reference/gateway-configuration.md");

  @Test
  void thePageListsEverySettingWithItsDefault() throws IOException {
    String page = Files.readString(PAGE);
    List<String> rows =
        Arrays.stream(GatewayConfig.class.getDeclaredMethods())
            .flatMap(setting -> rows("", setting))
            .toList();
    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(page).contains(row));
  }

  /// @param group the groups that the setting is in, each with a dot behind it
  private static Stream<String> rows(String group, Method setting) {
    String name = group + kebab(setting.getName());
    Class<?> type = setting.getReturnType();
    return type.isInterface() && type.getName().startsWith(GatewayConfig.class.getName() + "$")
        ? Arrays.stream(type.getDeclaredMethods()).flatMap(inner -> rows(name + ".", inner))
        : Stream.of("| `%s` |%s|".formatted(name, preset(setting)));
  }

  /// Nothing where nothing is set.
  private static String preset(Method setting) {
    WithDefault preset = setting.getAnnotation(WithDefault.class);
    return preset == null ? " " : " `" + preset.value() + "` ";
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
