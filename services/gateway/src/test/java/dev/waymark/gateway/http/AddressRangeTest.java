package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.200.3.4, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.16.0/20, 192.168.31.255, true",
    "192.168.16.0/20, 192.168.32.0, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::/0, 203.0.113.9, false",
  })
  void aRangeHasTheAddressesWithItsBits(String range, String address, boolean has) {
    byte[] bytes = AddressRange.bytes(address).orElseThrow();
    assertThat(AddressRange.parse(range).orElseThrow().has(bytes)).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "evil.example",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "1.2.3.4.5",
        "::g",
        "unknown"
      })
  void whatIsNoAddressIsLookedUpNowhere(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
