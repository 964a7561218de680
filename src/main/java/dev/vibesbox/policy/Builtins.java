package dev.vibesbox.policy;

import java.util.List;
import java.util.regex.Pattern;

/** What the builtin commands of a shell change in what is known. */
final class Builtins {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=((?s:.*))");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Lines of an input past which nobody follows them. */
  private static final int MOST_LINES = 200;

  private final Scope scope;

  Builtins(Scope scope) {
    this.scope = scope;
  }

  /**
   * What a call does to what is known.
   *
   * @param input what it reads, as far as it is known
   */
  void apply(Call call, String input) {
    var words = call.arguments();
    switch (call.path()) {
      case "export", "declare", "typeset", "local", "readonly" -> {
        boolean isReference = words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*n"));
        words.forEach(word -> assign(word, isReference));
      }
      case "read" -> read(words, input);
      case "mapfile", "readarray" -> lines(words, input);
      case "getopts" -> operands(words).forEach(name -> scope.assign(name, Choices.ANYTHING));
      case "unset" -> operands(words).forEach(scope::unset);
      case "alias" -> words.forEach(this::alias);
      case "set" -> set(words);
      case "shift" -> shift(words);
      case "cd", "pushd" -> enter(operands(words));
      case "popd" -> scope.directory("");
      case "printf" -> print(words);
      default -> {}
    }
  }

  /** A reference stands for a variable of which nobody knows when it gets its value. */
  private void assign(String word, boolean isReference) {
    var assignment = ASSIGNMENT.matcher(word);
    if (assignment.matches()) {
      var value = isReference ? Choices.ANYTHING : Choices.of(assignment.group(3));
      if (assignment.group(2).isEmpty()) {
        scope.assign(assignment.group(1), value);
      } else {
        scope.add(assignment.group(1), value);
      }
    }
  }

  /** Each line that there is may be the one that is read. */
  private void read(List<String> words, String input) {
    var names = words.stream().filter(NAME.asMatchPredicate()).toList();
    boolean isList = words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*a"));
    var lines =
        input.lines().limit(MOST_LINES + 1L).map(line -> split(line, names, isList)).toList();
    boolean isKnown = isKnown(input) && lines.size() <= MOST_LINES;
    for (int i = 0; i < names.size(); i++) {
      scope.assign(names.get(i), isKnown ? field(lines, i, isList) : Choices.ANYTHING);
    }
  }

  private static Choices field(List<List<String>> lines, int index, boolean isList) {
    return new Choices(
        lines.stream()
            .map(line -> isList ? line : List.of(index < line.size() ? line.get(index) : ""))
            .distinct()
            .toList());
  }

  private List<String> split(String line, List<String> names, boolean isList) {
    var separators = Pattern.compile("[" + Pattern.quote(scope.separators()) + "]+");
    return List.of(separators.split(line.strip(), isList ? 0 : names.size()));
  }

  private void lines(List<String> words, String input) {
    var lines = input.lines().limit(MOST_LINES + 1L).toList();
    boolean isKnown = isKnown(input) && lines.size() <= MOST_LINES;
    operands(words)
        .forEach(name -> scope.assign(name, isKnown ? Scope.list(lines) : Choices.ANYTHING));
  }

  private static boolean isKnown(String input) {
    return !input.isEmpty() && !Unknown.isIn(input);
  }

  private void alias(String word) {
    int equals = word.indexOf('=');
    if (equals > 0) {
      scope.aliases().put(word.substring(0, equals), word.substring(equals + 1));
    }
  }

  private void set(List<String> words) {
    int end = words.indexOf("--");
    boolean isOption = !words.isEmpty() && words.getFirst().matches("[-+].*");
    if (end >= 0) {
      scope.replaceArguments(Scope.list(words.subList(end + 1, words.size())));
    } else if (!words.isEmpty() && !isOption) {
      scope.replaceArguments(Scope.list(words));
    }
  }

  private void shift(List<String> words) {
    int by =
        words.isEmpty()
            ? 1
            : words.getFirst().matches("\\d{1,4}") ? Integer.parseInt(words.getFirst()) : 1;
    var shifted =
        scope.arguments().all().stream()
            .map(list ->
                list.contains(Unknown.ANYTHING)
                    ? list
                    : list.subList(Math.min(by, list.size()), list.size()))
            .distinct()
            .toList();
    scope.replaceArguments(new Choices(shifted));
  }

  private void enter(List<String> operands) {
    scope.enter(operands.isEmpty() ? String.valueOf(Unknown.HOME) : operands.getFirst());
  }

  private void print(List<String> words) {
    if (words.size() > 2 && words.getFirst().equals("-v")) {
      var text = Output.formatted(words.subList(2, words.size()));
      scope.assign(words.get(1), Choices.of(text));
    }
  }

  private static List<String> operands(List<String> words) {
    return words.stream().filter(word -> !word.startsWith("-")).toList();
  }
}
