package dev.vibesbox.redaction;

/** Masks a private key in PEM form. Its first line leaves, and how the last one begins. */
final class PrivateKeyMask {
  private final Mask mask;
  private final Pem pem = new Pem();
  private boolean isInHeader;
  private Place place = Place.TEXT;

  PrivateKeyMask(Mask mask) {
    this.mask = mask;
  }

  /** Starts anew, behind {@code PRIVATE KEY} of the first line. */
  void open() {
    mask.open("private-key");
    begin(true);
  }

  /** Starts anew inside a value that turned out to be a key; its mark has left already. */
  void openInValue() {
    begin(false);
  }

  /** Takes bytes up to where the key ends; answers where that is. */
  int accept(byte[] bytes, int from, int end, ByteSink sink) {
    return isInHeader ? header(bytes, from, end, sink) : block(bytes, from, end, sink);
  }

  /** What follows the bytes taken. */
  Place place() {
    return place;
  }

  private void begin(boolean isHeader) {
    pem.open();
    isInHeader = isHeader;
    place = Place.PRIVATE_KEY;
  }

  private int header(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && isInHeader) {
      var header = pem.header(bytes[position]);
      isInHeader = header == Pem.Header.GOES_ON;
      position += header == Pem.Header.IS_NONE ? 0 : 1;
      place = header == Pem.Header.IS_NONE ? Place.TEXT : Place.PRIVATE_KEY;
    }
    if (from < position) {
      sink.accept(bytes, from, position - from);
    }
    return position;
  }

  private int block(byte[] bytes, int from, int end, ByteSink sink) {
    int position = from;
    while (position < end && place == Place.PRIVATE_KEY) {
      line(bytes, position, sink);
      position++;
    }
    return position;
  }

  /** Takes a byte of the lines behind the first one. */
  private void line(byte[] bytes, int position, ByteSink sink) {
    byte c = bytes[position];
    if (mask.isUnused() && (c == '\n' || c == '\r')) {
      sink.accept(bytes, position, 1);
      return;
    }
    mask.drop(sink);
    if (pem.footer(c)) {
      sink.accept(Pem.FOOTER, 0, Pem.FOOTER.length);
      place = Place.TEXT;
    } else if (mask.isFull()) {
      place = Place.TEXT;
    }
  }
}
