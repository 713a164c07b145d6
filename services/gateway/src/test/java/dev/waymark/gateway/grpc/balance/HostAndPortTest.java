package dev.waymark.gateway.grpc.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

  @Test
  void namesAndAddressesAreRead() {
    assertThat(HostAndPort.parse("recommender-1.example:9090"))
        .isEqualTo(new HostAndPort("recommender-1.example", 9090));
    assertThat(HostAndPort.parse(" 10.0.0.7:9091 ")).isEqualTo(new HostAndPort("10.0.0.7", 9091));
    assertThat(HostAndPort.parse("my_host:9090")).isEqualTo(new HostAndPort("my_host", 9090));
    assertThat(HostAndPort.parse("[fd00::7]:9090")).isEqualTo(new HostAndPort("fd00::7", 9090));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "host:",
        "host:port",
        "host:9090/x",
        "host:0",
        "host:65536",
        "a b:1",
        "u@host:1"
      })
  void anythingElseIsRefusedByName(String text) {
    assertThatThrownBy(() -> HostAndPort.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("waymark.gateway.recommender.addresses")
        .hasMessageContaining("host:port");
  }
}
