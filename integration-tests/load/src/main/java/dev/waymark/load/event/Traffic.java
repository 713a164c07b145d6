package dev.waymark.load.event;

import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.Profile;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What senders write to the log, in the order in which they write it: the same for the same seed.
///
/// Events come in any of the five forms and a little out of order; about 3 in 100 are sent again
/// soon after, one record in 100 is poison of each kind in turn, and a few replace a profile or
/// erase a learner.
public final class Traffic {
  private static final int SHUFFLED = 16;
  private static final int REMEMBERED = 64;
  private static final int POISON_EVERY = 100;

  private final RandomEvents events;
  private final RandomGenerator random;
  private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> recent = new ArrayList<>();
  private long turn;
  private int poisoned;

  public Traffic(RandomEvents events, RandomGenerator random) {
    this.events = events;
    this.random = random;
  }

  /// The next record.
  public ProducerRecord<byte[], byte[]> next() {
    while (waiting.size() < SHUFFLED) {
      waiting.add(make());
    }
    return waiting.remove(random.nextInt(waiting.size()));
  }

  private ProducerRecord<byte[], byte[]> make() {
    turn++;
    if (turn % POISON_EVERY == 0) {
      Poison[] kinds = Poison.values();
      return kinds[poisoned++ % kinds.length].of(events.next());
    }
    int lot = random.nextInt(3_000);
    if (lot < 90 && !recent.isEmpty()) {
      return again(recent.get(random.nextInt(recent.size())));
    }
    ProducerRecord<byte[], byte[]> record =
        lot < 92 ? erasure() : lot < 97 ? profile() : Poison.good(events.next(), form());
    if (recent.size() == REMEMBERED) {
      recent.removeFirst();
    }
    recent.add(record);
    return record;
  }

  private Form form() {
    Form[] forms = Form.values();
    return forms[random.nextInt(forms.length)];
  }

  /// An event for the gateway instead of the log.
  public ProgressEvent forGateway() {
    return events.next();
  }

  private ProducerRecord<byte[], byte[]> erasure() {
    LearnerErased erased =
        LearnerErased.newBuilder()
            .setEventId(events.nextId())
            .setLearnerId(events.learner())
            .setOccurredAt(events.now())
            .build();
    return form().record(LogContract.ERASED, erased.getEventId(), erased.getLearnerId(), erased);
  }

  private ProducerRecord<byte[], byte[]> profile() {
    ProfileUpdated update =
        ProfileUpdated.newBuilder()
            .setEventId(events.nextId())
            .setLearnerId(events.learner())
            .setOccurredAt(events.now())
            .setProfile(Profile.newBuilder().setWeeklyMinutes(1 + random.nextInt(600)))
            .build();
    return form().record(LogContract.PROFILE, update.getEventId(), update.getLearnerId(), update);
  }

  private static ProducerRecord<byte[], byte[]> again(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        null,
        record.key(),
        record.value(),
        new RecordHeaders(record.headers().toArray()));
  }
}
