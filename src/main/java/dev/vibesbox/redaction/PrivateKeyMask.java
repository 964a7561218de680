package dev.vibesbox.redaction;

/** Masks a private key in PEM form. Its first line leaves, and how the last one begins. */
final class PrivateKeyMask {
  static final String KIND = "private-key";

  private final Window window;
  private final Mask mask;
  private final Pem pem = new Pem();
  private boolean isInHeader;
  private Place place = Place.TEXT;

  PrivateKeyMask(Window window, Mask mask) {
    this.window = window;
    this.mask = mask;
  }

  /** Starts anew, behind {@code PRIVATE KEY} of the first line. */
  void open() {
    mask.open(KIND);
    begin(true);
  }

  /** Starts anew inside a value that turned out to be a key; its mark has left already. */
  void openInValue() {
    begin(false);
  }

  /** Takes bytes up to where the key ends; answers where that is. */
  int accept(int from, Outlet outlet) {
    return isInHeader ? header(from, outlet) : block(from, outlet);
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

  private int header(int from, Outlet outlet) {
    int position = from;
    while (position < window.end() && isInHeader) {
      var header = pem.header(window.at(position));
      isInHeader = header == Pem.Header.GOES_ON;
      position += header == Pem.Header.IS_NONE ? 0 : 1;
      place = header == Pem.Header.IS_NONE ? Place.TEXT : Place.PRIVATE_KEY;
    }
    outlet.pass(position);
    return position;
  }

  private int block(int from, Outlet outlet) {
    int position = from;
    while (position < window.end() && place == Place.PRIVATE_KEY) {
      line(position, outlet);
      position++;
    }
    return position;
  }

  /** Takes a byte of the lines behind the first one. */
  private void line(int position, Outlet outlet) {
    int c = window.at(position);
    if (mask.isUnused() && (c == '\n' || c == '\r')) {
      outlet.pass(position + 1);
      return;
    }
    mask.drop(outlet);
    outlet.drop(position + 1);
    if (pem.footer(c)) {
      outlet.put(Pem.FOOTER);
      place = Place.TEXT;
    } else if (mask.isFull()) {
      place = Place.TEXT;
    }
  }
}
