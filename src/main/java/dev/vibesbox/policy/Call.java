package dev.vibesbox.policy;

import java.util.List;

/** A program and its arguments, after everything that only starts it. */
record Call(String path, List<String> arguments, List<Redirection> redirections) {
  private static final int SHOWN = 80;

  Call {
    redirections = List.copyOf(redirections);
  }

  /** The program's name without its directory. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The command for a sentence, cut where it is long. */
  String shown() {
    var text = new StringBuilder(path);
    for (int i = 0; i < arguments.size() && text.length() < SHOWN; i++) {
      text.append(' ').append(arguments.get(i));
    }
    return shortened(text.toString().strip());
  }

  static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
