package dev.vibesbox.peers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What an HTTP answer carries, by its length or in chunks; closing reads what is left, so that the
 * connection serves on.
 */
final class Body extends InputStream {
  private final InputStream in;
  private final boolean isChunked;
  private long left;

  private Body(InputStream in, boolean isChunked, long left) {
    this.in = in;
    this.isChunked = isChunked;
    this.left = left;
  }

  static Body of(Map<String, String> head, InputStream in) {
    var isChunked = head.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
    return new Body(in, isChunked, Long.parseLong(head.getOrDefault("content-length", "0")));
  }

  @Override
  public int read() throws IOException {
    if (!hasMore()) {
      return -1;
    }
    left--;
    return in.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!hasMore()) {
      return -1;
    }
    var count = in.read(into, offset, (int) Math.min(length, left));
    left -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    while (read() >= 0) {
      continue;
    }
  }

  private boolean isAtTheEnd;
  private boolean isPastTheFirst;

  private boolean hasMore() throws IOException {
    if (left > 0 || !isChunked || isAtTheEnd) {
      return left > 0;
    }
    if (isPastTheFirst) {
      Lines.next(in); // the end of the chunk before
    }
    isPastTheFirst = true;
    left = Long.parseLong(Lines.next(in).strip(), 16);
    if (left == 0) {
      isAtTheEnd = true;
      Lines.next(in); // no trailers
    }
    return left > 0;
  }
}
