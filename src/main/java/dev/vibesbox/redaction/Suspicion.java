package dev.vibesbox.redaction;

/**
 * What is done about what was seen in a stream: masked where it is a secret, withheld where it may
 * be.
 */
final class Suspicion {
  private static final int NOWHERE = -1;

  private final Window window;
  private final Mask mask;
  private final Outlet outlet;
  private Hold hold = Hold.NOTHING;

  /** What the withheld bytes would be. */
  private String kind = "";

  /** Where something begins whose mark has left already. */
  private int marked = NOWHERE;

  Suspicion(Window window, Mask mask, Outlet outlet) {
    this.window = window;
    this.mask = mask;
    this.outlet = outlet;
  }

  /** More came; what was withheld begins at this index. */
  void open(int from) {
    marked = marked == NOWHERE ? NOWHERE : from;
    hold = Hold.NOTHING;
  }

  /** Everything was looked at, up to what is withheld, which begins at this index. */
  void close(int position) {
    marked = marked == position && isHolding() ? 0 : NOWHERE;
  }

  Hold hold() {
    return hold;
  }

  boolean isHolding() {
    return hold != Hold.NOTHING;
  }

  /** Withholds what may be secret as it is, so that it leaves masked. */
  void withhold() {
    hold = Hold.SILENCE;
  }

  /** Does what has to be done about what begins at {@code start}; answers where to go on. */
  int meet(Sight sight, int start) {
    return switch (sight) {
      case Sight.Nothing() -> start;
      case Sight.Beginning(var ofKind, var patience) -> {
        kind = ofKind;
        hold = marked == start && outlet.settled() == window.end() ? Hold.SILENCE : patience;
        yield start;
      }
      case Sight.Secret(var ofKind, var from, var to) -> {
        outlet.pass(from);
        if (marked != start) {
          mask.put(ofKind, outlet);
        }
        outlet.drop(to);
        window.forgetBefore(to);
        yield to;
      }
    };
  }

  /** Nothing follows for now: a mark leaves instead of what is withheld, once. */
  void giveMark() {
    if (marked == NOWHERE) {
      mask.put(kind, outlet);
      marked = 0;
    }
  }

  /** What was withheld has left. */
  void end() {
    hold = Hold.NOTHING;
  }
}
