package dev.vibesbox.redaction;

/** Masks the value behind a key. What stands around the value leaves. */
final class ValueMask {
  private enum State {
    /** Behind the separator. */
    SEPARATED,
    /** Behind the separator and a backslash, which is withheld. */
    ESCAPED,
    INSIDE
  }

  private static final byte[] BACKSLASH = {'\\'};

  private final Window window;
  private final Mask mask;
  private final Value value = new Value();
  private State state = State.SEPARATED;
  private Place place = Place.TEXT;

  ValueMask(Window window, Mask mask) {
    this.window = window;
    this.mask = mask;
  }

  /** Starts anew, behind a key and the separator at this index. */
  void open(Key key, int separator) {
    mask.open(key.kind());
    value.follow(
        window.at(separator), window.isQuoteBefore(separator), Report.isTest(window, separator));
    state = State.SEPARATED;
    place = Place.VALUE;
  }

  /** Takes bytes up to where the value ends; answers where that is. */
  int accept(byte[] bytes, int from, int end, ByteSink sink) {
    return switch (state) {
      case SEPARATED -> separated(bytes, from, end, sink);
      case ESCAPED -> escaped(bytes, from, sink);
      case INSIDE -> inside(bytes, from, end, sink);
    };
  }

  /** What follows the bytes taken. */
  Place place() {
    return place;
  }

  boolean isHolding() {
    return place == Place.VALUE && state == State.ESCAPED;
  }

  /** Lets a withheld backslash leave, masked. */
  void finish(ByteSink sink) {
    if (isHolding()) {
      state = State.INSIDE;
      drop('\\', sink);
    }
  }

  private int separated(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && lead(bytes, position) == Value.Lead.SPACE) {
      position++;
    }
    if (from < position) {
      sink.accept(bytes, from, position - from);
    }
    return position < end ? first(bytes, position, sink) : end;
  }

  private Value.Lead lead(byte[] bytes, int position) {
    return value.lead(bytes[position], window.at(position - 1));
  }

  /** Takes the byte that decides what follows; answers where to go on. */
  private int first(byte[] bytes, int position, ByteSink sink) {
    state = State.INSIDE;
    return switch (lead(bytes, position)) {
      case SPACE, FIRST -> position;
      case NONE -> {
        place = Place.TEXT;
        yield position;
      }
      case BACKSLASH -> {
        state = State.ESCAPED;
        yield position + 1;
      }
      case QUOTE -> {
        value.quote(bytes[position]);
        sink.accept(bytes, position, 1);
        yield position + 1;
      }
    };
  }

  private int escaped(byte[] bytes, int position, ByteSink sink) {
    state = State.INSIDE;
    byte c = bytes[position];
    if (c != '"' && c != '\'') {
      drop('\\', sink);
      return position;
    }
    value.escapedQuote(c);
    sink.accept(BACKSLASH, 0, 1);
    sink.accept(bytes, position, 1);
    return position + 1;
  }

  private int inside(byte[] bytes, int from, int end, ByteSink sink) {
    for (int i = from; i < end; i++) {
      if (mask.isFull() || value.endsBefore(bytes[i])) {
        close(sink);
        return i;
      }
      if (drop(bytes[i], sink)) {
        place = Place.PRIVATE_KEY;
        return i + 1;
      }
    }
    return end;
  }

  private void close(ByteSink sink) {
    if (value.endsWithBackslash()) {
      sink.accept(BACKSLASH, 0, 1);
    }
    place = Place.TEXT;
  }

  /** Drops a byte of the value; true when it turns out to be a private key. */
  private boolean drop(int c, ByteSink sink) {
    mask.drop(sink);
    return value.take(c);
  }
}
