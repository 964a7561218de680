package dev.vibesbox.redaction;

/** Masks the value behind a key. What stands around the value leaves. */
final class ValueMask {
  private enum State {
    /** Behind the separator. */
    SEPARATED,
    /** At the value's first byte, with nothing decided. */
    FIRST,
    INSIDE,
    /** In the lines of a YAML block. */
    BLOCK
  }

  private static final byte[] BACKSLASH = {'\\'};

  private final Window window;
  private final Mask mask;
  private final Value value = new Value();
  private final Judgement judgement;
  private final BlockLines block;
  private State state = State.SEPARATED;
  private Place place = Place.TEXT;
  private boolean isUndecided;
  private String kind = "";

  ValueMask(Window window, Mask mask) {
    this.window = window;
    this.mask = mask;
    this.judgement = new Judgement(window);
    this.block = new BlockLines(window, mask);
  }

  /** Starts anew, behind a key and the separator at this index. */
  void open(Key key, int separator) {
    kind = key.kind();
    mask.open(kind);
    value.follow(Setting.of(window, key, separator));
    state = State.SEPARATED;
    place = Place.VALUE;
  }

  /** Takes bytes up to where the value ends, or nothing can be decided; answers where that is. */
  int accept(int from, Outlet outlet) {
    isUndecided = false;
    return switch (state) {
      case SEPARATED -> separated(from, outlet);
      case FIRST -> first(from, outlet);
      case INSIDE -> inside(from, outlet);
      case BLOCK -> block(from, outlet);
    };
  }

  /** What follows the bytes taken. */
  Place place() {
    return place;
  }

  /** Whether more of the stream has to come before anything can be said of the next byte. */
  boolean isUndecided() {
    return isUndecided;
  }

  /** What is undecided is secret. */
  void decide() {
    state = State.INSIDE;
  }

  private int separated(int from, Outlet outlet) {
    int position = from;
    int next = afterSpace(position);
    while (next > position) {
      position = next;
      next = afterSpace(position);
    }
    outlet.pass(position);
    isUndecided = next == Window.UNDECIDED;
    return position < window.end() && !isUndecided ? lead(position, outlet) : position;
  }

  private int afterSpace(int position) {
    return position < window.end() && lead(position) == Value.Lead.SPACE
        ? position + 1
        : window.afterColour(position);
  }

  private Value.Lead lead(int position) {
    return value.lead(window.at(position), window.at(position - 1));
  }

  /** Takes the byte that decides what follows; answers where to go on. */
  private int lead(int position, Outlet outlet) {
    state = State.FIRST;
    return switch (lead(position)) {
      case SPACE, FIRST -> position;
      case NONE -> nothing(position);
      case BACKSLASH -> escape(position, outlet);
      case QUOTE -> {
        value.quote(window.at(position));
        outlet.pass(position + 1);
        yield position + 1;
      }
    };
  }

  private int nothing(int position) {
    place = Place.TEXT;
    return position;
  }

  private int escape(int position, Outlet outlet) {
    if (window.mayGoOnAt(position + 1)) {
      state = State.SEPARATED;
      isUndecided = true;
      return position;
    }
    int c = position + 1 < window.end() ? window.at(position + 1) : 0;
    if (c != '"' && c != '\'') {
      return position;
    }
    value.escapedQuote(c);
    outlet.pass(position + 2);
    return position + 2;
  }

  private int first(int from, Outlet outlet) {
    return switch (judgement.of(value, from)) {
      case HARMLESS -> nothing(from);
      case UNDECIDED -> {
        isUndecided = true;
        yield from;
      }
      case SECRET -> {
        state = State.INSIDE;
        yield from;
      }
      case TYPE -> {
        int next = judgement.afterType(value, from);
        outlet.pass(next);
        value.follow(value.setting().assigned());
        state = State.SEPARATED;
        yield next;
      }
      case BLOCK -> {
        state = State.BLOCK;
        yield block.open(from, value.setting().indent(), outlet);
      }
    };
  }

  private int inside(int from, Outlet outlet) {
    int position = from;
    while (position < window.end() && !mask.isFull() && !value.endsBefore(window.at(position))) {
      mask.drop(outlet);
      outlet.drop(position + 1);
      if (value.take(window.at(position))) {
        place = Place.PRIVATE_KEY;
        return position + 1;
      }
      position++;
    }
    if (position < window.end()) {
      close(outlet);
    }
    return position;
  }

  private void close(Outlet outlet) {
    if (value.endsWithBackslash()) {
      outlet.put(BACKSLASH);
    }
    place = Place.TEXT;
  }

  private int block(int from, Outlet outlet) {
    int position = block.accept(from, outlet);
    place = block.isOver() ? Place.TEXT : Place.VALUE;
    return position;
  }
}
