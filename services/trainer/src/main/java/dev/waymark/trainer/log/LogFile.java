package dev.waymark.trainer.log;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.cli.BadInputException;
import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.events.ProgressRules;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A log as a file: one event a line in proto3 JSON, compressed if the name ends in `.gz`. Read as
/// a stream.
public final class LogFile {
  private static final int BUFFER = 1 << 16;

  /// Characters of a line at most: sixteen times what a record of the log may hold.
  static final int MAX_LINE = 1 << 20;

  private static final int REPORT_EVERY = 1 << 10;

  private final Path file;
  private final JsonFormat.Parser json = JsonFormat.parser().ignoringUnknownFields();

  public LogFile(Path file) {
    this.file = file;
  }

  /// Bytes on the disk.
  public long size() {
    try {
      BoundedFile.requireRegular(file);
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file, "no such file", "Check the path.");
    } catch (IOException e) {
      throw new BadInputException(
          file, "cannot be read (" + e.getMessage() + ")", "Check the path and permissions.");
    }
  }

  /// Hands over each event, all of which keep the rules.
  ///
  /// @param position told now and then how many bytes of the disk were read
  /// @throws BadInputException if a line is no event, the file breaks off or holds no event
  public void forEach(Consumer<ProgressEvent> reader, LongConsumer position) {
    long size = size();
    long line = 0;
    long events = 0;
    try (Counted counted = new Counted(BoundedFile.open(file));
        BoundedLines in =
            new BoundedLines(
                new InputStreamReader(unpacked(counted), StandardCharsets.UTF_8.newDecoder()),
                MAX_LINE)) {
      String text;
      while ((text = in.next()) != null) {
        line++;
        if (!text.isBlank()) {
          reader.accept(event(text, line));
          events++;
        }
        if (line % REPORT_EVERY == 0) {
          position.accept(counted.count);
        }
      }
    } catch (BoundedLines.LineTooLongException e) {
      throw new BadInputException(
          file,
          line + 1,
          "has over %,d characters".formatted(MAX_LINE),
          "Write one event a line, as ./waymark export does.");
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          file,
          line + 1,
          "the compressed data breaks off or is damaged",
          "Export the log again, or decompress what is whole with zcat.");
    } catch (MalformedInputException e) {
      throw new BadInputException(file, line + 1, "is not UTF-8", "Save the file as UTF-8.");
    } catch (IOException e) {
      throw new BadInputException(
          file, line + 1, "cannot be read (" + e.getMessage() + ")", "Check the disk.");
    }
    position.accept(size);
    if (events == 0) {
      throw new BadInputException(
          file, "holds no event", "Export a log that learners have filled.");
    }
  }

  private InputStream unpacked(InputStream in) throws IOException {
    if (!file.getFileName().toString().endsWith(".gz")) {
      return in;
    }
    return new GZIPInputStream(in, BUFFER);
  }

  private ProgressEvent event(String text, long line) {
    ProgressEvent event = parsed(text, line);
    ProgressRules.problem(event)
        .ifPresent(problem -> {
          throw new BadInputException(file, line, problem, "Correct or drop the line.");
        });
    return event;
  }

  private ProgressEvent parsed(String text, long line) {
    ProgressEvent.Builder event = ProgressEvent.newBuilder();
    try {
      json.merge(text, event);
      return event.build();
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      // The JSON reader below the parser throws its own types on some malformed numbers and
      // escapes.
      throw notAnEvent(line, firstLine(e));
    }
  }

  private BadInputException notAnEvent(long line, String problem) {
    return new BadInputException(
        file,
        line,
        "is not the JSON form of a progress event (" + problem + ")",
        "Correct or drop the line.");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
