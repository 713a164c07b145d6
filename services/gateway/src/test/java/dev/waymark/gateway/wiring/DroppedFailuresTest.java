package dev.waymark.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DroppedFailuresTest {
  private static final class Lines extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aDroppedFailureIsOneLineWithoutAStackTrace() {
    Logger logger = Logger.getLogger(DroppedFailures.class.getName());
    Lines lines = new Lines();
    logger.addHandler(lines);
    try {
      DroppedFailures.log(new IllegalStateException("the client left\nlong ago"));
    } finally {
      logger.removeHandler(lines);
    }

    assertThat(lines.records)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getThrown()).isNull();
          assertThat(it.getParameters()).singleElement().asString().endsWith("the client left");
        });
  }
}
