package dev.vibesbox.redaction;

import java.util.Optional;

/** Goes through text to where something secret begins, or may begin. */
final class TextScan {
  private final Keys keys;
  private final Literals literals;
  private final boolean hasPrivateKeys;
  private final boolean hasUrls;
  private final int longestHost;
  private final Window window;
  private final Outlet outlet;
  private final Suspicion suspicion;
  private Place place = Place.TEXT;
  private Optional<Key> key = Optional.empty();

  /** Where a host ends, at a colon that stands behind no key; -1 for nowhere. */
  private int port = -1;

  /** Up to here it is known what begins at each byte. */
  private int seen;

  TextScan(Redaction redaction, Window window, Outlet outlet, Suspicion suspicion) {
    this.keys = redaction.keys();
    this.literals = redaction.literals();
    this.hasPrivateKeys = redaction.masks(PrivateKeyMask.KIND);
    this.hasUrls = redaction.masks(Authority.KIND);
    this.longestHost = redaction.bounds().urlBytes() / 2;
    this.window = window;
    this.outlet = outlet;
    this.suspicion = suspicion;
  }

  /** Takes bytes up to {@code stop}, or up to something else; answers where that is. */
  int accept(int from, int stop) {
    place = Place.TEXT;
    port = -1;
    seen = from - 1;
    int position = from;
    while (position < stop && place == Place.TEXT && !suspicion.isHolding()) {
      int next = literals.marks().next(window, position, stop);
      position = next < stop ? meet(next) : stop;
      if (position == stop && place == Place.TEXT && !suspicion.isHolding()) {
        position = end(stop);
      }
    }
    outlet.pass(position);
    place = suspicion.isHolding() && position <= port ? Place.USER : place;
    return position;
  }

  /** What follows the bytes taken. */
  Place place() {
    return place;
  }

  /** The key before the value that follows. */
  Key key() {
    return key.orElseThrow();
  }

  /** A literal may end its first bytes at {@code position}, or something else may end there. */
  private int meet(int position) {
    for (int length = Literals.LONGEST; length >= Literals.SHORTEST; length--) {
      int start = position + 1 - length;
      int next = look(start);
      if (next > start || suspicion.isHolding()) {
        return next;
      }
    }
    place = follows(position);
    return position + 1;
  }

  /** The last bytes may be the first of a literal. */
  private int end(int stop) {
    for (int start = stop + 1 - Literals.LONGEST; start < stop; start++) {
      int next = look(start);
      if (next > start || suspicion.isHolding()) {
        return next;
      }
    }
    return stop;
  }

  private int look(int start) {
    if (start <= seen || start == port || !literals.isBeginning(window.at(start))) {
      return start;
    }
    var sight = literals.look(window, start);
    int next = sight instanceof Sight.Nothing ? start : suspicion.meet(sight, start);
    seen = suspicion.isHolding() ? seen : Math.max(start, next - 1);
    return next;
  }

  private Place follows(int position) {
    return switch (window.at(position)) {
      case ':', '=' -> {
        if (position == port) {
          yield Place.TEXT;
        }
        key = keys.before(window, position);
        yield key.isPresent() ? Place.VALUE : Place.TEXT;
      }
      case 'Y' -> hasPrivateKeys && Pem.opensAt(window, position) ? Place.PRIVATE_KEY : Place.TEXT;
      case '/' -> hasUrls && isBehindColon(position) ? authority(position + 1) : Place.TEXT;
      default -> Place.TEXT;
    };
  }

  /** An authority without a user is text, but for the colon in front of its port. */
  private Place authority(int from) {
    port = Authority.endOfHost(window, from, longestHost);
    return port < 0 ? Place.USER : Place.TEXT;
  }

  private boolean isBehindColon(int slash) {
    return window.at(slash - 1) == '/' && window.at(slash - 2) == ':';
  }
}
