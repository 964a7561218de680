package dev.vibesbox.redaction;

/**
 * Where a secret may begin or its key end: the bytes that count behind the three before them. One
 * table, looked up once a byte by a hash of the last four, holds the last of the four. Groups may
 * share an entry, so that a mark is a hint: who finds one looks at the bytes.
 */
final class Marks {
  /** As the first byte of a group: each. */
  static final int ANY = 0x100;

  private static final int GROUP = 4;
  private static final int SHIFT = 4;
  private static final int LAST = (1 << (SHIFT * GROUP)) - 1;

  /** An entry that says nothing of the last byte; two groups share it. */
  private static final byte EACH = 1;

  private final byte[] table;

  private Marks(byte[] table) {
    this.table = table;
  }

  Marks() {
    this(new byte[LAST + 1]);
  }

  Marks copy() {
    return new Marks(table.clone());
  }

  /** The byte {@code d} counts behind the three others. */
  void mark(int a, int b, int c, int d) {
    if (a != ANY) {
      mark(hash(hash(hash(hash(0, a), b), c), d) & LAST, (byte) d);
      return;
    }
    // Of the byte three places back the hash keeps as many bits as it shifts by.
    for (int first = 0; first < 1 << SHIFT; first++) {
      mark(first, b, c, d);
    }
  }

  private void mark(int entry, byte last) {
    boolean isShared = last == 0 || (table[entry] != 0 && table[entry] != last);
    table[entry] = isShared ? EACH : last;
  }

  /** The first index from here on whose byte may count; {@code stop} if there is none. */
  int next(Window window, int from, int stop) {
    int older = hash(hash(0, window.at(from - 3)), window.at(from - 2));
    return next(window.bytes(), hash(older, window.at(from - 1)), from, stop);
  }

  /** All that is scanned passes here. It allocates nothing. */
  private int next(byte[] bytes, int before, int from, int stop) {
    var last = table;
    int hash = before;
    for (int i = from; i < stop; i++) {
      int c = bytes[i];
      hash = (hash << SHIFT) ^ c;
      int entry = last[hash & LAST];
      if (entry != 0 && (entry == c || entry == EACH)) {
        return i;
      }
    }
    return stop;
  }

  private static int hash(int before, int c) {
    return (before << SHIFT) ^ (byte) c;
  }
}
