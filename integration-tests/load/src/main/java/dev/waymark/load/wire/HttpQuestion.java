package dev.waymark.load.wire;

import java.io.IOException;
import java.util.List;

/// Requests over one connection, in turn.
final class HttpQuestion implements Question {
  private final List<byte[]> requests;
  private final int port;
  private final int status;
  private Connection connection;

  /// @param status of a good answer
  HttpQuestion(int port, List<byte[]> requests, int status) throws IOException {
    this.port = port;
    this.requests = requests;
    this.status = status;
    this.connection = new Connection(port);
  }

  @Override
  public boolean ask(long number) throws IOException {
    try {
      byte[] request = requests.get((int) (number % requests.size()));
      return connection.send(request).status() == status;
    } catch (IOException e) {
      connection.close();
      connection = new Connection(port);
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
