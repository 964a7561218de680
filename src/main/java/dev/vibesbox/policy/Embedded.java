package dev.vibesbox.policy;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the shell texts that programs which are no shells are told to run. */
final class Embedded {
  private static final String CALL =
      "(?:system|popen|exec\\w*|spawn\\w*|shell_exec|call|run|check_\\w+|get\\w*output)\\s*\\(?\\s*";

  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "nawk");
  private static final Set<String> LANGUAGES =
      Set.of("python", "perl", "ruby", "node", "php", "lua", "awk", "gawk", "mawk", "nawk");
  private static final Set<String> EDITORS =
      Set.of("vim", "vi", "nvim", "view", "ex", "vimdiff", "less", "more", "man");

  private static final List<Place> PLACES =
      List.of(
          new Place(LANGUAGES, CALL + QUOTED),
          new Place(LANGUAGES, CALL + "'((?:[^'\\\\]|\\\\.)*)'"),
          new Place(LANGUAGES, CALL + "\\[([^\\]]*)\\]"),
          new Place(Set.of("perl", "ruby", "php"), "`([^`]*)`"),
          new Place(AWKS, QUOTED + "\\s*\\|"),
          new Place(AWKS, "\\|\\s*" + QUOTED),
          new Place(EDITORS, "^[+:]*!(.+)"),
          new Place(
              Set.of("git"),
              "^(?:-c)?(?i:alias\\.\\w+|[\\w.*-]*(?:pager|editor|command|cmd|program|external|monitor|helper"
                  + "|askpass|textconv|driver|clean|smudge|browser|proxy)[\\w.*-]*)=!?(.+)"),
          new Place(Set.of("git"), "^(?:--exec|--upload-pack|--receive-pack)=(.+)"),
          new Place(
              Set.of("tar"),
              "^--(?:checkpoint-action=exec|to-command|use-compress-program|info-script|rsh-command)=(.+)"),
          new Place(
              Set.of("ssh", "scp", "sftp"), "^(?:-o)?(?i:ProxyCommand|LocalCommand)[ =](.+)"));

  private Embedded() {}

  /** The group of a pattern in an argument of some programs; {@code python3.13} is python. */
  private record Place(Set<String> programs, Pattern text) {
    Place(Set<String> programs, String text) {
      this(programs, Pattern.compile("(?s)" + text));
    }
  }

  /** The texts in the arguments, and in what a language is given to read. */
  static List<String> in(Call call, String input) {
    var name = call.name().replaceAll("[0-9.]+$", "");
    List<String> texts = new ArrayList<>();
    for (var place : PLACES) {
      if (place.programs().contains(name)) {
        call.arguments().forEach(word -> find(place, word, texts));
        if (LANGUAGES.contains(name)) {
          find(place, input, texts);
        }
      }
    }
    return texts;
  }

  private static void find(Place place, String word, List<String> texts) {
    var found = place.text().matcher(word);
    while (found.find()) {
      // A comma stands between the words of a list, which the shell divides by blanks.
      texts.add(found.group(1).replaceAll("\\\\(.)", "$1").replaceAll("([\"']),", "$1 "));
    }
  }
}
