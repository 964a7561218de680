package dev.vibesbox.redaction;

import java.util.Arrays;

/**
 * The part of a URL that may hold a password, <a
 * href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2">RFC 3986, 3.2</a>: {@code
 * user:password@host:port}. A password holds no slash, unless it is encoded.
 */
final class Authority {
  static final String KIND = "url-password";

  private static final int NOWHERE = -1;

  /** Digits of a port. */
  private static final int PORT = 5;

  private static final boolean[] IS_PART = parts();

  private final Window window;

  /** Bytes of a user's name, or of all that follows it, beyond which it is taken for none. */
  private final int longest;

  private int left;

  Authority(Window window, int longest) {
    this.window = window;
    this.longest = longest;
  }

  /** Where the host ends if no user stands before it; negative if one may. */
  static int endOfHost(Window window, int from, int longest) {
    int limit = Math.min(window.end(), from + longest);
    int host = NOWHERE;
    int position = from;
    while (position < limit && isOfAuthority(window.at(position))) {
      int c = window.at(position);
      if (c == '@') {
        return NOWHERE;
      }
      host = c == ':' && host == NOWHERE ? position : host;
      position++;
    }
    return position == limit ? NOWHERE : host == NOWHERE ? position : host;
  }

  /** Starts anew, behind {@code ://}. */
  void open() {
    left = longest;
  }

  /** Where the user's name ends that goes on at {@code from}. */
  int userEnd(int from) {
    int limit = Math.min(window.end(), from + left);
    int position = from;
    while (position < limit && isOfUser(window.at(position))) {
      position++;
    }
    return position;
  }

  /** So many bytes of the name are done with. */
  void take(int bytes) {
    left = Math.max(0, left - bytes);
  }

  /** What stands at {@code from}, behind the colon. */
  Sight password(int from) {
    int limit = Math.min(window.end(), from + longest);
    int at = -1;
    int end = from;
    while (end < limit && isOfAuthority(window.at(end))) {
      at = window.at(end) == '@' ? end : at;
      end++;
    }
    if (end < from + longest && window.mayGoOnAt(end)) {
      return new Sight.Beginning(KIND, isPort(from, end) ? Hold.BRIEF : Hold.SILENCE);
    }
    boolean isPassword = at > from && !Harmless.isHarmless(window.text(from, at));
    return isPassword ? new Sight.Secret(KIND, from, at) : Sight.NOTHING;
  }

  private boolean isPort(int from, int end) {
    int position = from;
    while (position < end && Ascii.isDigit(window.at(position))) {
      position++;
    }
    return position == end && end - from <= PORT;
  }

  private static boolean isOfUser(int c) {
    return c != ':' && c != '@' && isOfAuthority(c);
  }

  private static boolean isOfAuthority(int c) {
    return c < 0 || IS_PART[c];
  }

  private static boolean[] parts() {
    var parts = new boolean[128];
    Arrays.fill(parts, ' ' + 1, 0x7f, true);
    "/?#\"'<>`\\".chars().forEach(c -> parts[c] = false);
    return parts;
  }
}
