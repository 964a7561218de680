package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code find} goes through, and what it does there.
 *
 * @param paths where it begins
 * @param isNarrowed whether it leaves out what does not fit something
 * @param deletes whether it removes what it finds
 * @param commands what it starts, with {@code {}} as written
 */
record FindCommand(
    List<String> paths, boolean isNarrowed, boolean deletes, List<List<String>> commands) {
  private static final Set<String> EXEC = Set.of("-exec", "-execdir", "-ok", "-okdir");
  private static final Set<String> NEGATIONS = Set.of("!", "-not");

  /** Programs that change a file, and by this option all that is in a directory. */
  private static final Map<String, String> RECURSIVE =
      Map.of("rm", "-r", "chmod", "-R", "chown", "-R", "chgrp", "-R");

  private static final Set<String> NOT_NARROW =
      Set.of(
          "-delete",
          "-not",
          "-print",
          "-print0",
          "-xdev",
          "-mount",
          "-depth",
          "-d",
          "-follow",
          "-ls",
          "-o",
          "-a",
          "-or",
          "-and",
          "-true",
          "-mindepth",
          "-maxdepth",
          "-type",
          "-H",
          "-L",
          "-P");

  static FindCommand of(List<String> arguments) {
    List<String> paths = new ArrayList<>();
    List<List<String>> commands = new ArrayList<>();
    boolean isNarrowed = false;
    boolean deletes = false;
    boolean isExpression = false;
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      isExpression |= word.startsWith("-") && !Set.of("-H", "-L", "-P").contains(word);
      if (EXEC.contains(word)) {
        var command = command(arguments.subList(i + 1, arguments.size()));
        commands.add(command);
        i += command.size();
      } else if (!isExpression && !word.startsWith("-") && !word.equals("!") && !word.equals("(")) {
        paths.add(word);
      }
      deletes |= word.equals("-delete");
      isNarrowed |= word.startsWith("-") && narrows(word, arguments, i);
    }
    return new FindCommand(
        paths.isEmpty() ? List.of(".") : List.copyOf(paths), isNarrowed, deletes, commands);
  }

  private static boolean narrows(String word, List<String> arguments, int index) {
    boolean isAnyName =
        word.equals("-name")
            && index + 1 < arguments.size()
            && arguments.get(index + 1).equals("*");
    // What is left when something is left out is nearly everything.
    boolean isNegated = index > 0 && NEGATIONS.contains(arguments.get(index - 1));
    return !isAnyName && !isNegated && !EXEC.contains(word) && !NOT_NARROW.contains(word);
  }

  private static List<String> command(List<String> rest) {
    int end = 0;
    while (end < rest.size() && !rest.get(end).equals(";") && !endsList(rest, end)) {
      end++;
    }
    return List.copyOf(rest.subList(0, end));
  }

  private static boolean endsList(List<String> rest, int index) {
    return rest.get(index).equals("+") && index > 0 && rest.get(index - 1).equals("{}");
  }

  /** The words of every command it starts, for every path. */
  Stream<List<String>> started() {
    return commands.stream().flatMap(command -> paths.stream().map(path -> started(command, path)));
  }

  private List<String> started(List<String> command, String path) {
    var found = isNarrowed ? path + "/" + Unknown.NAME : path;
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(word.replace("{}", found)));
    if (!words.isEmpty() && !isNarrowed) {
      // It is find that goes through everything.
      var name = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
      Optional.ofNullable(RECURSIVE.get(name)).ifPresent(option -> words.add(1, option));
    }
    return words;
  }
}
