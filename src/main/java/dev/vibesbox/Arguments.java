package dev.vibesbox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Arguments {

  /** What {@code --help} prints. */
  String HELP =
      """
      Usage: vibesbox [--conf PATH] [--check]
             vibesbox --help | --version

        --conf PATH  a folder with config.json in it, or a JSON file; keys it does not
                     hold keep their defaults, VIBESBOX_... variables override it
        --check      read the configuration, say what is wrong with it, start nothing
        --version    print the version
        --help       print this

      Variables: VIBESBOX_HOST, VIBESBOX_PORT, VIBESBOX_DATA_DIR, VIBESBOX_WORKSPACE,
      VIBESBOX_POLICY, VIBESBOX_TOKEN_FILE, and one for every other key of config.json:
      gateway.maxSessions is VIBESBOX_GATEWAY_MAX_SESSIONS.

      Exit codes: 0 stopped as asked, 1 could not start or not stop in time,
      2 wrong arguments or configuration.
      """;

  record Help() implements Arguments {}

  record PrintVersion() implements Arguments {}

  /** Read the configuration and say whether it can be used. */
  record Check(Optional<Path> conf) implements Arguments {}

  /** Run the server. */
  record Start(Optional<Path> conf) implements Arguments {}

  /** Not understood, for this reason. */
  record Wrong(String reason) implements Arguments {}

  /** Reads all arguments; {@code --help} and {@code --version} win over the others. */
  static Arguments parse(List<String> words) {
    if (words.contains("--help")) {
      return new Help();
    }
    if (words.contains("--version")) {
      return new PrintVersion();
    }
    return rest(words.iterator());
  }

  private static Arguments rest(Iterator<String> words) {
    Optional<Path> conf = Optional.empty();
    boolean isCheck = false;
    while (words.hasNext()) {
      var word = words.next();
      if (word.equals("--check")) {
        isCheck = true;
      } else if (!word.equals("--conf") && !word.startsWith("--conf=")) {
        return new Wrong("unknown argument " + word);
      } else if (conf.isPresent()) {
        return new Wrong("--conf is given twice");
      } else {
        conf = path(word, words);
        if (conf.isEmpty()) {
          return new Wrong("--conf needs a path");
        }
      }
    }
    return isCheck ? new Check(conf) : new Start(conf);
  }

  private static Optional<Path> path(String word, Iterator<String> words) {
    int equals = word.indexOf('=');
    var text = equals >= 0 ? word.substring(equals + 1) : words.hasNext() ? words.next() : "";
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
