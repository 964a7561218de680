package dev.vibesbox.redaction;

/** Goes through the authority of a URL, whose first part is text and whose second may be secret. */
final class UrlScan {
  private final Window window;
  private final Outlet outlet;
  private final Suspicion suspicion;
  private final TextScan text;
  private final Authority authority;
  private Place place = Place.TEXT;

  UrlScan(Authority authority, Window window, Outlet outlet, Suspicion suspicion, TextScan text) {
    this.window = window;
    this.outlet = outlet;
    this.suspicion = suspicion;
    this.text = text;
    this.authority = authority;
  }

  /** Starts anew, behind {@code ://}. */
  void open() {
    authority.open();
  }

  /** Takes bytes up to the end of the user's name, or of what the text there turns out to be. */
  int user(int from) {
    int stop = authority.userEnd(from);
    int position = text.accept(from, stop);
    boolean isUser = text.place() == Place.TEXT && position <= stop;
    authority.take(position - from);
    place = text.place();
    if (isUser && (suspicion.isHolding() || (position == stop && window.mayGoOnAt(stop)))) {
      place = Place.USER;
    } else if (isUser && position == stop && isColonAt(stop)) {
      place = Place.PASSWORD;
      outlet.pass(stop + 1);
      return stop + 1;
    }
    return position;
  }

  /** Takes the password, if there is one. */
  int password(int from) {
    int next = suspicion.meet(authority.password(from), from);
    place = suspicion.isHolding() ? Place.PASSWORD : Place.TEXT;
    return next;
  }

  /** What follows the bytes taken. */
  Place place() {
    return place;
  }

  private boolean isColonAt(int position) {
    return position < window.end() && window.at(position) == ':';
  }
}
