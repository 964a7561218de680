package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;

/**
 * Masks the secrets of one stream. Names leave at once, and in the place of a value leaves {@code
 * [REDACTED:kind]} as soon as its first byte comes; the value is dropped as it comes. So the only
 * byte ever withheld is a backslash in front of a value: it may open an escaped quote, or be the
 * value's first byte. Where chunks end makes no difference to what leaves. Used by one thread.
 */
public final class Redactor {
  private enum State {
    TEXT,
    /** Behind a key and its separator. */
    SEPARATED,
    /** Behind a key, its separator and a backslash, which is withheld. */
    ESCAPED,
    VALUE,
    /** In the first line of a private key. */
    HEADER,
    /** In the lines after it. */
    BLOCK
  }

  /** Bytes after which a secret without an end is taken for a mistake, and text goes on. */
  private static final int LONGEST = 32 << 10;

  private static final byte[] BACKSLASH = {'\\'};
  private static final byte[] NOTHING = {};

  private final Keys keys;
  private final Window window = new Window();
  private final Value value = new Value();
  private final Pem pem = new Pem();
  private State state = State.TEXT;
  private byte[] mark = NOTHING;
  private int dropped;

  Redactor(Keys keys) {
    this.keys = keys;
  }

  /**
   * Takes the next bytes of the stream and passes on what may leave, in runs as long as possible:
   * text without secrets leaves in one call, as the array that came.
   */
  public void accept(byte[] bytes, int offset, int length, ByteSink sink) {
    if (keys.isEmpty()) {
      pass(bytes, offset, offset + length, sink);
      return;
    }
    window.open(bytes, offset);
    int end = offset + length;
    int position = offset;
    while (position < end) {
      position =
          switch (state) {
            case TEXT -> text(bytes, position, end, sink);
            case SEPARATED -> separated(bytes, position, end, sink);
            case ESCAPED -> escaped(bytes, position, sink);
            case VALUE -> value(bytes, position, end, sink);
            case HEADER -> header(bytes, position, end, sink);
            case BLOCK -> block(bytes, position, end, sink);
          };
    }
    window.close(end);
  }

  /**
   * Lets what is withheld leave, masked; what comes later of the same value is masked too. Called
   * at the end of the stream and after silence.
   */
  public void finish(ByteSink sink) {
    if (isHolding()) {
      state = State.VALUE;
      drop('\\', sink);
    }
  }

  /** Whether {@link #finish} would let something leave. */
  public boolean isHolding() {
    return state == State.ESCAPED;
  }

  private int text(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && state == State.TEXT) {
      byte c = bytes[position];
      if (c == '=' || c == ':') {
        separate(c, position);
      } else if (c == 'Y' && Pem.opensAt(window, position)) {
        secret("private-key", State.HEADER);
      }
      position++;
    }
    pass(bytes, from, position, sink);
    return position;
  }

  private void separate(int separator, int position) {
    var key = keys.before(window, position);
    if (key.isPresent()) {
      value.follow(separator, window.isQuoteBefore(position));
      secret(key.get().kind(), State.SEPARATED);
    }
  }

  private int separated(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end
        && value.lead(bytes[position], window.at(position - 1)) == Value.Lead.SPACE) {
      position++;
    }
    pass(bytes, from, position, sink);
    return position < end ? lead(bytes, position, sink) : end;
  }

  /** Takes the byte that decides what follows; answers where to go on. */
  private int lead(byte[] bytes, int position, ByteSink sink) {
    return switch (value.lead(bytes[position], window.at(position - 1))) {
      case SPACE, NONE -> {
        state = State.TEXT;
        yield position;
      }
      case FIRST -> {
        state = State.VALUE;
        yield position;
      }
      case BACKSLASH -> {
        state = State.ESCAPED;
        yield position + 1;
      }
      case QUOTE -> {
        value.quote(bytes[position]);
        pass(bytes, position, position + 1, sink);
        state = State.VALUE;
        yield position + 1;
      }
    };
  }

  private int escaped(byte[] bytes, int position, ByteSink sink) {
    state = State.VALUE;
    byte c = bytes[position];
    if (c != '"' && c != '\'') {
      drop('\\', sink);
      return position;
    }
    value.escapedQuote(c);
    pass(BACKSLASH, sink);
    pass(bytes, position, position + 1, sink);
    return position + 1;
  }

  private int value(byte[] bytes, int from, int end, ByteSink sink) {
    for (int i = from; i < end; i++) {
      if (dropped == LONGEST || value.endsBefore(bytes[i])) {
        pass(value.endsWithBackslash() ? BACKSLASH : NOTHING, sink);
        return resume(i);
      }
      if (drop(bytes[i], sink)) {
        state = State.BLOCK;
        return i + 1;
      }
    }
    return end;
  }

  private int header(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && state == State.HEADER) {
      switch (pem.header(bytes[position])) {
        case GOES_ON -> position++;
        case ENDS -> {
          position++;
          state = State.BLOCK;
        }
        case IS_NONE -> state = State.TEXT;
      }
    }
    pass(bytes, from, position, sink);
    return position;
  }

  private int block(byte[] bytes, int from, int end, ByteSink sink) {
    for (int i = from; i < end; i++) {
      if (dropped == 0 && (bytes[i] == '\n' || bytes[i] == '\r')) {
        pass(bytes, i, i + 1, sink);
        continue;
      }
      drop(bytes[i], sink);
      boolean isFooter = pem.footer(bytes[i]);
      if (isFooter || dropped == LONGEST) {
        pass(isFooter ? Pem.FOOTER : NOTHING, sink);
        return resume(i + 1);
      }
    }
    return end;
  }

  private void secret(String kind, State next) {
    mark = ("[REDACTED:" + kind + "]").getBytes(StandardCharsets.US_ASCII);
    dropped = 0;
    pem.open();
    state = next;
  }

  /** Drops a byte of a secret; true when a value turns out to be a PEM block. */
  private boolean drop(int c, ByteSink sink) {
    if (dropped == 0) {
      pass(mark, sink);
    }
    dropped++;
    return value.take(c);
  }

  private int resume(int position) {
    window.forgetBefore(position);
    state = State.TEXT;
    return position;
  }

  private static void pass(byte[] bytes, ByteSink sink) {
    pass(bytes, 0, bytes.length, sink);
  }

  private static void pass(byte[] bytes, int from, int end, ByteSink sink) {
    if (from < end) {
      sink.accept(bytes, from, end - from);
    }
  }
}
