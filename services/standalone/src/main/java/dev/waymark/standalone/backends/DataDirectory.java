package dev.waymark.standalone.backends;

import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.process.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// The folder that holds all data of one standalone Waymark, locked for as long as this is open.
///
/// The operating system drops the lock with the process, however it ends.
public final class DataDirectory implements AutoCloseable {

  /// Room for a first start of both servers with some to spare, in bytes.
  static final long MIN_FREE_BYTES = 512L * 1024 * 1024;

  /// The name of the file with the password of Neo4j's user `neo4j`.
  public static final String PASSWORD_FILE = "neo4j.password";

  /// The name of the file that tells which roadmaps the last start saw.
  public static final String ROADMAPS_FILE = "roadmaps.sha256";

  /// The name of the file that tells which release the launcher published.
  public static final String RELEASE_FILE = "roadmaps.release";

  /// The name of the file with the key that profiles and erasures are signed with.
  public static final String LOG_KEY_FILE = "log.key";

  /// The name of the file with the hashes of API keys, which `waymark key` makes.
  public static final String KEYS_FILE = "keys.json";

  /// Where the gateway looks for the page that `waymark report` writes.
  public static final String REPORT_FILE = "report.html";

  /// The name of the file with the private key that the trainer signs models with.
  public static final String MODEL_KEY_FILE = "models.key";

  /// The name of the file with the public key to it, for recommenders.
  public static final String MODEL_PUBLIC_KEY_FILE = "models.pub";

  private static final int SECRET_BYTES = 32;

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Creates the folder if it is missing and locks it.
  ///
  /// @throws CommandFailedException if another process has it, the disk is full, or it cannot be
  ///   written to
  public static DataDirectory open(Path directory) {
    return open(directory, MIN_FREE_BYTES);
  }

  static DataDirectory open(Path directory, long minimumFree) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      boolean ours = !Files.exists(path) || Files.exists(path.resolve("lock"));
      Files.createDirectories(path.resolve("logs"));
      requireRoom(path, minimumFree);
      DataDirectory data = new DataDirectory(path, lock(path));
      data.keepPrivate(ours);
      return data;
    } catch (IOException e) {
      throw new CommandFailedException(
          "The data folder %s cannot be written to (%s): choose another with --data."
              .formatted(path, e));
    }
  }

  /// Checks that the folder can be had, without holding it, for a process that will open it.
  ///
  /// @param fresh whether to delete the data and logs of earlier runs, and nothing else in the
  ///   folder
  /// @throws CommandFailedException if another process has it, the disk is full, or it cannot be
  ///   written to
  public static void prepare(Path directory, boolean fresh) throws IOException {
    try (DataDirectory data = open(directory)) {
      if (fresh) {
        for (Path part : List.of(data.neo4j(), data.kafka(), data.logs())) {
          Folders.delete(part);
        }
        Files.createDirectory(data.logs());
      }
      if (fresh || !Files.exists(data.neo4j()) || !Files.exists(data.kafka())) {
        Files.deleteIfExists(data.path.resolve(ROADMAPS_FILE));
        Files.deleteIfExists(data.path.resolve(RELEASE_FILE));
      }
    }
  }

  /// Keeps other users of this machine from the learners' data, also in a folder of an earlier
  /// build.
  ///
  /// @param ours whether the whole folder is Waymark's; else other programs may have files in it
  private void keepPrivate(boolean ours) throws IOException {
    for (Path part : List.of(neo4j(), kafka(), logs())) {
      if (Files.exists(part) && !PrivateFiles.isClosed(part)) {
        PrivateFiles.close(part);
      }
    }
    PrivateFiles.close(path.resolve("lock"));
    if (ours) {
      PrivateFiles.closeFolder(path);
    }
    keepSecret(password());
    keepSecret(path.resolve(LOG_KEY_FILE));
    KeyPairFiles.keep(path.resolve(MODEL_KEY_FILE), path.resolve(MODEL_PUBLIC_KEY_FILE));
  }

  /// Makes the secret where there is none.
  private static void keepSecret(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.createFile(file);
    }
    if (Files.size(file) == 0) {
      byte[] bytes = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    PrivateFiles.close(file);
  }

  private static void requireRoom(Path path, long minimumFree) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < minimumFree) {
      throw new CommandFailedException(
          "Only %d MiB are free on the disk of %s: free at least %d MiB, or choose another folder with --data."
              .formatted(free >> 20, path, minimumFree >> 20));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      String holder = read(channel);
      channel.close();
      throw new CommandFailedException(
          "The data folder %s is in use by process %s: stop that one, or choose another folder with --data."
              .formatted(path, holder));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
        0);
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(32);
    channel.read(pid, 0);
    return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
  }

  /// The file that holds the password of Neo4j's user `neo4j`; made for this folder alone.
  public Path password() {
    return path.resolve(PASSWORD_FILE);
  }

  /// Where Neo4j keeps its stores.
  Path neo4j() {
    return path.resolve("neo4j");
  }

  /// Where Kafka keeps its logs, that is its data.
  Path kafka() {
    return path.resolve("kafka");
  }

  /// Where every process writes its log.
  Path logs() {
    return path.resolve("logs");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
