package dev.waymark.trainer.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.log.BrokerReply;
import dev.waymark.log.TopicAdmin;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import dev.waymark.models.ModelSignature;
import dev.waymark.models.PublishedModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The published models: the one in use under the key `recommender`, and the last few under
/// `recommender@<version>`, for a way back.
public final class ModelsTopic {
  public static final String TOPIC = "waymark.models.v1";

  /// How many versions are kept.
  public static final int MAX_KEPT = 5;

  private static final String IN_USE = "recommender";
  private static final String PAST = IN_USE + "@";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int TIMEOUT_MS = Math.toIntExact(TIMEOUT.toMillis());

  /// More than any recommender takes, so that it is the one to refuse, with a reason.
  private static final int MAX_BYTES = 8 << 20;

  private final Map<String, Object> settings;
  private final String servers;

  /// @param settings of Kafka's client, the servers among them
  public ModelsTopic(Map<String, Object> settings) {
    this.settings = settings;
    servers = String.valueOf(settings.get("bootstrap.servers"));
  }

  /// What the topic holds.
  ///
  /// @param inUse the model in use; empty if there is none
  /// @param past the kept versions, oldest first
  public record Published(Optional<PublishedModel> inUse, Map<String, PublishedModel> past) {}

  /// Reads the topic; one that does not exist holds nothing.
  ///
  /// @throws KafkaUnavailableException if Kafka does not answer; likewise the other methods
  public Published read() {
    Map<String, PublishedModel> latest = new LinkedHashMap<>();
    try (TopicReader<byte[], byte[]> topic =
        new TopicReader<>(TopicConsumers.ofBytes(client()), TOPIC)) {
      topic.readAll(record -> take(latest, record));
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
    PublishedModel inUse = latest.remove(IN_USE);
    Map<String, PublishedModel> past = new LinkedHashMap<>();
    latest.forEach((key, value) -> {
      if (key.startsWith(PAST)) {
        past.put(key.substring(PAST.length()), value);
      }
    });
    return new Published(Optional.ofNullable(inUse), past);
  }

  /// The last record of a key counts, and stands where it is.
  private static void take(
      Map<String, PublishedModel> latest, ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    latest.remove(key);
    if (record.value() != null) {
      Header signature = record.headers().lastHeader(ModelSignature.HEADER);
      latest.put(
          key,
          new PublishedModel(
              Optional.of(record.value()), Optional.ofNullable(signature).map(Header::value)));
    }
  }

  /// Takes a model into use and keeps it for a way back; the oldest beyond [#MAX_KEPT] goes.
  public void publish(String version, PublishedModel model) {
    create();
    Published before = read();
    List<String> past = new ArrayList<>(before.past().keySet());
    past.remove(version);
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (String oldest : past.subList(0, Math.max(0, past.size() - MAX_KEPT + 1))) {
      records.add(new ProducerRecord<>(TOPIC, PAST + oldest, null));
    }
    records.add(record(PAST + version, model));
    records.add(record(IN_USE, model));
    send(records);
  }

  /// Takes a kept model into use again, or none; what is kept stays as it is.
  public void use(PublishedModel model) {
    send(List.of(record(IN_USE, model)));
  }

  private static ProducerRecord<String, byte[]> record(String key, PublishedModel model) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(TOPIC, key, model.model().orElse(null));
    model.signature().ifPresent(it -> record.headers().add(ModelSignature.HEADER, it));
    return record;
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    Map<String, Object> all = client();
    all.put("acks", "all");
    all.put("max.request.size", MAX_BYTES);
    all.put("max.block.ms", TIMEOUT_MS);
    all.put("delivery.timeout.ms", 2 * TIMEOUT_MS);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer())) {
      // One after another: a model is kept for a way back before it is in use.
      for (var record : records) {
        BrokerReply.await(producer.send(record), TIMEOUT.multipliedBy(3));
      }
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  private void create() {
    NewTopic topic =
        new NewTopic(TOPIC, Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy", "compact", "max.message.bytes", Integer.toString(MAX_BYTES)));
    try (TopicAdmin admin = new TopicAdmin(Admin.create(client()), TIMEOUT)) {
      admin.createIfMissing(topic);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  private Map<String, Object> client() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("client.id", "waymark-trainer");
    all.put("default.api.timeout.ms", TIMEOUT_MS);
    all.put("request.timeout.ms", TIMEOUT_MS);
    return all;
  }
}
