package dev.vibesbox.redaction;

/**
 * Masks the secrets of one stream. Names leave at once, and in the place of a value leaves {@code
 * [REDACTED:kind]} as soon as its first byte comes; the value is dropped as it comes. So the only
 * byte ever withheld is a backslash in front of a value: it may open an escaped quote, or be the
 * value's first byte. Where chunks end makes no difference to what leaves. Used by one thread.
 */
public final class Redactor {
  private final Keys keys;
  private final Window window = new Window();
  private final Mask mask = new Mask();
  private final ValueMask value = new ValueMask(window, mask);
  private final PrivateKeyMask privateKey = new PrivateKeyMask(mask);
  private Place place = Place.TEXT;

  Redactor(Keys keys) {
    this.keys = keys;
  }

  /**
   * Takes the next bytes of the stream and passes on what may leave, in runs as long as possible:
   * text without secrets leaves in one call, as the array that came.
   */
  public void accept(byte[] bytes, int offset, int length, ByteSink sink) {
    if (keys.isEmpty()) {
      sink.accept(bytes, offset, length);
      return;
    }
    window.open(bytes, offset);
    int end = offset + length;
    int position = offset;
    while (position < end) {
      position =
          switch (place) {
            case TEXT -> text(bytes, position, end, sink);
            case VALUE -> value(bytes, position, end, sink);
            case PRIVATE_KEY -> privateKey(bytes, position, end, sink);
          };
    }
    window.close(end);
  }

  /**
   * Lets what is withheld leave, masked; what comes later of the same value is masked too. Called
   * at the end of the stream and after silence.
   */
  public void finish(ByteSink sink) {
    value.finish(sink);
  }

  /** Whether {@link #finish} would let something leave. */
  public boolean isHolding() {
    return value.isHolding();
  }

  private int text(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && place == Place.TEXT) {
      byte c = bytes[position];
      if (c == '=' || c == ':') {
        separate(position);
      } else if (c == 'Y' && Pem.opensAt(window, position)) {
        privateKey.open();
        place = Place.PRIVATE_KEY;
      }
      position++;
    }
    sink.accept(bytes, from, position - from);
    return position;
  }

  private void separate(int separator) {
    var key = keys.before(window, separator);
    if (key.isPresent()) {
      value.open(key.get(), separator);
      place = Place.VALUE;
    }
  }

  private int value(byte[] bytes, int from, int end, ByteSink sink) {
    int position = value.accept(bytes, from, end, sink);
    if (value.place() == Place.PRIVATE_KEY) {
      privateKey.openInValue();
    }
    return goOn(value.place(), position);
  }

  private int privateKey(byte[] bytes, int from, int end, ByteSink sink) {
    int position = privateKey.accept(bytes, from, end, sink);
    return goOn(privateKey.place(), position);
  }

  private int goOn(Place next, int position) {
    if (next == Place.TEXT && !mask.isUnused()) {
      // What was dropped is no name of what follows.
      window.forgetBefore(position);
    }
    place = next;
    return position;
  }
}
