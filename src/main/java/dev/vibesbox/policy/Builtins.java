package dev.vibesbox.policy;

import java.util.List;
import java.util.regex.Pattern;

/** What the builtin commands of a shell change in what is known. */
final class Builtins {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=((?s:.*))");

  private final Scope scope;

  Builtins(Scope scope) {
    this.scope = scope;
  }

  void apply(Call call) {
    var words = call.arguments();
    switch (call.path()) {
      case "export", "declare", "typeset", "local", "readonly" -> words.forEach(this::assign);
      case "read", "mapfile", "readarray", "getopts" ->
          operands(words).forEach(name -> scope.assign(name, Choices.ANYTHING));
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

  private void assign(String word) {
    var assignment = ASSIGNMENT.matcher(word);
    if (assignment.matches()) {
      var value = Choices.of(assignment.group(3));
      if (assignment.group(2).isEmpty()) {
        scope.assign(assignment.group(1), value);
      } else {
        scope.add(assignment.group(1), value);
      }
    }
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
