package dev.vibesbox.redaction;

/**
 * Masks the secrets of one stream. Names leave at once, and so does all that cannot be part of a
 * secret; the rest is withheld until what follows decides. Where chunks end makes no difference to
 * what leaves. Used by one thread.
 */
public final class Redactor {
  private final Redaction redaction;
  private final Literals literals;
  private final Window window = new Window();
  private final Outlet outlet = new Outlet();
  private final Mask mask;
  private final ValueMask value;
  private final PrivateKeyMask privateKey;
  private final Authority authority = new Authority(window);
  private final Held held = new Held();
  private Place place = Place.TEXT;
  private Hold hold = Hold.NOTHING;

  /** What the held bytes would be; so many of them have left already, or never will. */
  private String suspected = "";

  private int settled;

  /** Where something begins whose mark has left already; -1 for nowhere. */
  private int marked = -1;

  Redactor(Redaction redaction, Tally tally) {
    this.redaction = redaction;
    this.literals = redaction.literals();
    this.mask = new Mask(tally);
    this.value = new ValueMask(window, mask);
    this.privateKey = new PrivateKeyMask(window, mask);
  }

  /**
   * Takes the next bytes of the stream and passes on what may leave, in runs as long as possible:
   * text without secrets leaves in one call, as the array that came.
   */
  public void accept(byte[] bytes, int offset, int length, ByteSink sink) {
    if (redaction.isNothing()) {
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
    return hold;
  }

  /** Nothing followed for so long: lets what is withheld leave, masked if it may be secret. */
  public void pause(ByteSink sink) {
    outlet.open(held.bytes(), settled, sink);
    switch (hold) {
      case NOTHING -> {}
      case BRIEF -> outlet.pass(held.length());
      case SILENCE -> give();
    }
    outlet.close();
    hold = Hold.NOTHING;
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
    } else if (marked < 0) {
      mask.put(suspected, outlet);
      marked = 0;
    }
    outlet.drop(held.length());
  }

  private void take(byte[] bytes, int from, int end, boolean isLast, ByteSink sink) {
    window.open(bytes, from, end, isLast);
    outlet.open(bytes, from + settled, sink);
    marked = marked < 0 ? -1 : from;
    hold = Hold.NOTHING;
    int position = from;
    while (position < end && hold == Hold.NOTHING) {
      position = step(position);
    }
    marked = marked == position && position < end ? 0 : -1;
    settled = position < end ? Math.max(0, outlet.settled() - position) : 0;
    window.close(position);
    held.keep(bytes, position, end);
    outlet.close();
  }

  private int step(int from) {
    return switch (place) {
      case TEXT -> text(from, window.end());
      case USER -> user(from);
      case PASSWORD -> password(from);
      case VALUE -> value(from);
      case PRIVATE_KEY -> goOn(privateKey.accept(from, outlet), privateKey.place());
    };
  }

  private int text(int from, int stop) {
    int position = from;
    while (position < stop && place == Place.TEXT && hold == Hold.NOTHING) {
      int next = literals.next(window, position, stop);
      position = next < stop ? meet(next, from) : endOf(stop, from);
    }
    outlet.pass(position);
    return position;
  }

  /** Something may begin with the byte before {@code position}, or end with the one there. */
  private int meet(int position, int from) {
    int meaning = literals.meaning(window, position);
    int start = position - 1;
    if ((meaning & Literals.LITERAL) != 0 && start >= from) {
      int next = see(literals.look(window, start), start);
      if (next > start || hold != Hold.NOTHING) {
        return next;
      }
    }
    if ((meaning & Literals.SEPARATOR) != 0) {
      separate(position);
    } else if ((meaning & Literals.PRIVATE_KEY) != 0 && Pem.opensAt(window, position)) {
      privateKey.open();
      place = Place.PRIVATE_KEY;
    } else if ((meaning & Literals.AUTHORITY) != 0 && window.at(position - 2) == ':') {
      authority.open();
      place = Place.USER;
    }
    return position + 1;
  }

  /** At the end of what is there, its last byte may be the first of a literal. */
  private int endOf(int stop, int from) {
    int last = stop - 1;
    boolean mayGoOn = last >= from && window.mayGoOnAt(stop);
    int next = mayGoOn ? see(literals.look(window, last), last) : stop;
    return hold == Hold.NOTHING ? stop : next;
  }

  private int see(Sight sight, int start) {
    return switch (sight) {
      case Sight.Nothing() -> start;
      case Sight.Beginning(var kind, var patience) -> {
        suspected = kind;
        hold = marked == start && outlet.settled() == window.end() ? Hold.SILENCE : patience;
        yield start;
      }
      case Sight.Secret(var kind, var from, var to) -> {
        outlet.pass(from);
        if (marked != start) {
          mask.put(kind, outlet);
        }
        outlet.drop(to);
        window.forgetBefore(to);
        yield to;
      }
    };
  }

  private void separate(int separator) {
    var key = redaction.keys().before(window, separator);
    if (key.isPresent()) {
      value.open(key.get(), separator);
      place = Place.VALUE;
    }
  }

  private int user(int from) {
    place = Place.TEXT;
    int stop = authority.userEnd(from);
    int position = stop > from ? text(from, stop) : from;
    boolean isUser = place == Place.TEXT && position <= stop;
    if (isUser && (hold != Hold.NOTHING || (position == stop && window.mayGoOnAt(stop)))) {
      place = Place.USER;
    } else if (isUser && position == stop && isColonAt(stop)) {
      place = Place.PASSWORD;
      outlet.pass(stop + 1);
      return stop + 1;
    }
    return position;
  }

  private boolean isColonAt(int position) {
    return position < window.end() && window.at(position) == ':';
  }

  private int password(int from) {
    int next = see(authority.password(from), from);
    place = hold == Hold.NOTHING ? Place.TEXT : Place.PASSWORD;
    return next;
  }

  private int value(int from) {
    int position = value.accept(from, outlet);
    hold = value.isUndecided() ? Hold.SILENCE : Hold.NOTHING;
    if (value.place() == Place.PRIVATE_KEY) {
      privateKey.openInValue();
    }
    return goOn(position, value.place());
  }

  private int goOn(int position, Place next) {
    if (next == Place.TEXT && !mask.isUnused()) {
      // What was dropped is no name of what follows.
      window.forgetBefore(position);
    }
    place = next;
    return position;
  }
}
