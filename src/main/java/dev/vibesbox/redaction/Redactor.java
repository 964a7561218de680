package dev.vibesbox.redaction;

/**
 * Masks the secrets of one stream. Names leave at once, and so does all that cannot be part of a
 * secret; the rest is withheld until what follows decides. Where chunks end makes no difference to
 * what leaves. Used by one thread.
 */
public final class Redactor {
  private final boolean isNothing;
  private final Window window;
  private final Outlet outlet = new Outlet();
  private final Mask mask;
  private final Suspicion suspicion;
  private final TextScan text;
  private final UrlScan url;
  private final ValueMask value;
  private final PrivateKeyMask privateKey;
  private final Held held = new Held();
  private Place place = Place.TEXT;

  /** So many of the held bytes have left already, or never will. */
  private int settled;

  Redactor(Redaction redaction, Tally tally) {
    var bounds = redaction.bounds();
    this.isNothing = redaction.isNothing();
    this.window = new Window(bounds.tokenBytes());
    this.mask = new Mask(tally, bounds.secretBytes());
    this.suspicion = new Suspicion(window, mask, outlet);
    this.value = new ValueMask(window, mask);
    this.privateKey = new PrivateKeyMask(window, mask);
    this.text = new TextScan(redaction, window, outlet, suspicion);
    var authority = new Authority(window, bounds.urlBytes());
    this.url = new UrlScan(authority, window, outlet, suspicion, text);
  }

  /**
   * Takes the next bytes of the stream and passes on what may leave, in runs as long as possible:
   * text without secrets leaves in one call, as the array that came.
   */
  public void accept(byte[] bytes, int offset, int length, ByteSink sink) {
    if (isNothing) {
      sink.accept(bytes, offset, length);
    } else if (held.isEmpty()) {
      take(bytes, offset, offset + length, false, sink);
    } else {
      held.append(bytes, offset, length);
      take(held.bytes(), 0, held.length(), false, sink);
    }
  }

  /** Whether something is withheld, and how long it may wait for what follows it. */
  public Hold hold() {
    return suspicion.hold();
  }

  /** Nothing followed for so long: lets what is withheld leave, masked if it may be secret. */
  public void pause(ByteSink sink) {
    outlet.open(held.bytes(), settled, sink);
    switch (suspicion.hold()) {
      case NOTHING -> {}
      case BRIEF -> outlet.pass(held.length());
      case SILENCE -> give();
    }
    outlet.close();
    suspicion.end();
    settled = held.length();
  }

  /** Nothing follows ever: all that is withheld leaves, as what it then is. */
  public void finish(ByteSink sink) {
    take(held.bytes(), 0, held.length(), true, sink);
  }

  /** Lets a mark leave instead of what is withheld, once. */
  private void give() {
    if (place == Place.VALUE) {
      value.decide();
      mask.drop(outlet);
    } else {
      suspicion.giveMark();
    }
    outlet.drop(held.length());
  }

  private void take(byte[] bytes, int from, int end, boolean isLast, ByteSink sink) {
    window.open(bytes, from, end, isLast);
    outlet.open(bytes, from + settled, sink);
    suspicion.open(from);
    int position = from;
    while (position < end && !suspicion.isHolding()) {
      position = step(position);
    }
    suspicion.close(position);
    settled = position < end ? Math.max(0, outlet.settled() - position) : 0;
    window.close(position);
    held.keep(bytes, position, end);
    outlet.close();
  }

  private int step(int from) {
    return switch (place) {
      case TEXT -> enter(text.accept(from, window.end()));
      case USER -> user(from);
      case PASSWORD -> goOn(url.password(from), url.place());
      case VALUE -> value(from);
      case PRIVATE_KEY -> leave(privateKey.accept(from, outlet), privateKey.place());
    };
  }

  private int user(int from) {
    int position = url.user(from);
    return text.place() == Place.TEXT ? goOn(position, url.place()) : enter(position);
  }

  /** Begins with what the text has led to. */
  private int enter(int position) {
    switch (text.place()) {
      case VALUE -> value.open(text.key(), position - 1);
      case PRIVATE_KEY -> privateKey.open();
      case USER -> url.open();
      case TEXT, PASSWORD -> {}
    }
    return goOn(position, text.place());
  }

  private int value(int from) {
    int position = value.accept(from, outlet);
    if (value.isUndecided()) {
      suspicion.withhold();
    }
    if (value.place() == Place.PRIVATE_KEY) {
      privateKey.openInValue();
    }
    return leave(position, value.place());
  }

  /** What was dropped is no name of what follows. */
  private int leave(int position, Place next) {
    if (next == Place.TEXT && !mask.isUnused()) {
      window.forgetBefore(position);
    }
    return goOn(position, next);
  }

  private int goOn(int position, Place next) {
    place = next;
    return position;
  }
}
