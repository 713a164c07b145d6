package dev.waymark.gateway.kafka;

import dev.waymark.gateway.config.GatewayConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How events are produced: acknowledged by every in-sync replica, once, in order, within a bounded
/// time.
final class ProducerSettings {

  private static final int MAX_REQUEST_TIMEOUT_MS = 2_000;
  private static final int LINGER_MS = 1;
  private static final int BUFFER_BYTES = 16 * 1024 * 1024;

  private ProducerSettings() {}

  /// The settings.
  ///
  /// @param base what `kafka.*` configures, such as the brokers and how to authenticate to them
  static Map<String, Object> of(Map<String, Object> base, GatewayConfig.Progress config) {
    int deliveryMs = Math.toIntExact(config.deliveryTimeout().toMillis());
    var settings = new HashMap<>(base);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.connectTimeout().toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMs);
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        Math.min(MAX_REQUEST_TIMEOUT_MS, deliveryMs - LINGER_MS));
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    // A broker that comes back is found within a second.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "waymark-gateway");
    return settings;
  }
}
