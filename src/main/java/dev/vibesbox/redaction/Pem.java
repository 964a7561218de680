package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;

/** The first and the last line of a private key in PEM form. */
final class Pem {
  enum Header {
    GOES_ON,
    ENDS,
    IS_NONE
  }

  /** How the last line begins. */
  static final byte[] FOOTER = "-----END".getBytes(StandardCharsets.US_ASCII);

  private static final String OPENING = "-----BEGIN ";
  private static final String NAME = "PRIVATE KEY";
  private static final int DASHES = 5;

  private int headerDashes;
  private int footerLetters;

  /** Starts anew. */
  void open() {
    headerDashes = 0;
    footerLetters = 0;
  }

  /** Whether {@code -----BEGIN ... PRIVATE KEY} ends with the byte at {@code end}. */
  static boolean opensAt(Window window, int end) {
    if (!window.endsWith(NAME, end)) {
      return false;
    }
    int position = end - NAME.length();
    int floor = end - Window.LOOK_BACK;
    while (position > floor && isOfName(window.at(position))) {
      position--;
    }
    // The name took BEGIN with it, back to the dashes.
    return window.endsWith(OPENING, position + OPENING.length() - DASHES);
  }

  /** Takes a byte behind {@code PRIVATE KEY}: a further word, or the closing dashes. */
  Header header(int c) {
    if (c == '-') {
      headerDashes++;
      return headerDashes == DASHES ? Header.ENDS : Header.GOES_ON;
    }
    return headerDashes == 0 && isOfName(c) ? Header.GOES_ON : Header.IS_NONE;
  }

  /** Takes a byte of the block; true when it completes {@code -----END}. */
  boolean footer(int c) {
    if (c == FOOTER[footerLetters]) {
      footerLetters++;
    } else if (c != '-' || footerLetters != DASHES) {
      footerLetters = c == '-' ? 1 : 0;
    }
    boolean isComplete = footerLetters == FOOTER.length;
    footerLetters = isComplete ? 0 : footerLetters;
    return isComplete;
  }

  private static boolean isOfName(int c) {
    return c == ' ' || Ascii.isUpper(c) || Ascii.isDigit(c);
  }
}
