package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows a command through whatever only starts another one. */
final class Starts {
  private static final int MOST_WRAPPERS = 12;

  /** Steps of a word besides its characters. */
  private static final int WORD = 16;

  private static final Set<String> EVALUATING =
      Set.of(
          "let",
          "test",
          "[",
          "unset",
          "read",
          "printf",
          "declare",
          "typeset",
          "local",
          "export",
          "readonly");

  private static final Pattern SUBSCRIPT = Pattern.compile("[A-Za-z_]\\w*\\[");

  private final ShellProgram program;
  private final Scope scope;
  private final Walk walk;
  private final Builtins builtins;
  private int finds;

  Starts(ShellProgram program, Scope scope, Walk walk) {
    this.program = program;
    this.scope = scope;
    this.walk = walk;
    this.builtins = new Builtins(scope);
  }

  /** Notes every call that these words make; answers what the last one writes, if it is known. */
  String start(List<String> words, Redirects redirects) {
    var left = words;
    int index = Wrapper.afterAssignments(words, 0);
    if (index >= words.size()) {
      redirects.note(program, scope);
    }
    for (int wrappers = 0; index < left.size(); wrappers++) {
      if (wrappers > MOST_WRAPPERS) {
        program.giveUp();
        return Unknown.ANYTHING;
      }
      if (!program.spend(steps(left) + redirects.input().length())) {
        return Unknown.ANYTHING;
      }
      var rest = left.subList(index + 1, left.size());
      var call = new Call(left.get(index), rest, redirects.files(), scope.directory());
      int command = command(call);
      if (command >= rest.size()) {
        return last(call, redirects.input());
      }
      program.add(call);
      boolean isXargs = call.name().equals("xargs");
      left = isXargs ? Xargs.words(call.arguments(), command, redirects.input()) : left;
      index = isXargs ? 0 : index + 1 + command;
    }
    return "";
  }

  private static long steps(List<String> words) {
    long steps = 0;
    for (var word : words) {
      steps += word.length() + WORD;
    }
    return steps;
  }

  /** A call behind which no other one stands in the same words. */
  private String last(Call call, String input) {
    var text = Interpreted.text(call, scope, input);
    boolean isUnread = text.isPresent() && Unknown.isIn(text.get().text());
    program.add(isUnread ? call.running() : call);
    var alias = Optional.ofNullable(scope.aliases().get(call.path()));
    if (alias.isPresent() && walk.depth() == 0) {
      return walk.read(alias.get() + " " + Quotes.all(call.arguments()), input, 1);
    }
    if (text.isPresent()) {
      return read(text.get(), input);
    }
    Embedded.in(call, input).forEach(this::apart);
    subscripts(call);
    if (call.name().equals("find")) {
      found(FindCommand.of(call.arguments()));
    }
    builtins.apply(call, input);
    var called = walk.call(called(call), call.arguments(), input);
    return scope.functions().containsKey(call.path()) ? called : Output.of(call, scope, input);
  }

  /** The script that runs calls itself by its name; with arguments it does something else. */
  private static String called(Call call) {
    boolean isScript = call.path().endsWith(CallGraph.SCRIPT) && call.arguments().isEmpty();
    return isScript ? CallGraph.SCRIPT : call.path();
  }

  /** Reads a text that a program runs in a shell. */
  private void apart(String text) {
    read(new Interpreted.Text(text, List.of(), true), "");
  }

  /** What stands in the brackets of <code>a[...]</code> is expanded by these builtins. */
  private void subscripts(Call call) {
    if (EVALUATING.contains(call.path())) {
      call.arguments().stream()
          .filter(word -> SUBSCRIPT.matcher(word).lookingAt() || call.path().equals("let"))
          .filter(word -> word.contains("$(") || word.contains("`"))
          .forEach(word -> apart(": \"" + word + "\""));
    }
  }

  /** Reads what a shell or a program runs because a variable says so. */
  void assigned(String name, Choices values) {
    values.texts().stream()
        .filter(value -> !Unknown.isIn(value))
        .flatMap(value -> Interpreted.variable(name, value).stream())
        .forEach(this::apart);
  }

  private String read(Interpreted.Text text, String input) {
    if (text.text().equals(CallGraph.SCRIPT)) {
      return walk.call(CallGraph.SCRIPT, List.of(), input);
    }
    var outer = scope.arguments(Scope.list(text.arguments()));
    var written = walk.read(text.text(), input, walk.depth() + 1);
    if (text.isOfItsOwn()) {
      scope.arguments(outer);
    }
    return written;
  }

  /** What find starts for each path, which may be find again. */
  private void found(FindCommand find) {
    if (finds > MOST_WRAPPERS) {
      program.giveUp();
      return;
    }
    finds++;
    find.started()
        .takeWhile(_ -> !program.isTooMuch())
        .forEach(words -> start(words, new Redirects(List.of(), "")));
    finds--;
  }

  /** Index of the command among the arguments of a wrapper; beyond them for anything else. */
  private int command(Call call) {
    boolean isText = call.name().equals("flock") && call.arguments().contains("-c");
    boolean isOther = isText || scope.functions().containsKey(call.path()) || asksOnly(call);
    int none = call.arguments().size();
    if (isOther || (call.name().equals("env") && Interpreted.isSplit(call))) {
      return none;
    }
    return Wrapper.named(call.name()).command(call.arguments(), 0);
  }

  /** {@code command -v name} runs nothing. */
  private static boolean asksOnly(Call call) {
    return call.name().equals("command")
        && !call.arguments().isEmpty()
        && call.arguments().getFirst().matches("-[pvV]*[vV]");
  }
}
