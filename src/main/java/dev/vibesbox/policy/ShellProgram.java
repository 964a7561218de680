package dev.vibesbox.policy;

import dev.vibesbox.policy.Statement.Close;
import dev.vibesbox.policy.Statement.Ending;
import dev.vibesbox.policy.Statement.FunctionHead;
import dev.vibesbox.policy.Statement.Open;
import dev.vibesbox.policy.Statement.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything a shell text starts, seen through whatever only starts something else. */
final class ShellProgram {
  private static final Set<String> EXEC = Set.of("-exec", "-execdir", "-ok", "-okdir");
  private static final int DEEPEST = 12;

  private final List<Statement> statements = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private boolean isTooDeep;

  private ShellProgram() {}

  /** Reads any text. */
  static ShellProgram of(String text) {
    var program = new ShellProgram();
    program.read(text, 0);
    return program;
  }

  /** The statements of the text, and of the texts it gives to other shells. */
  List<Statement> statements() {
    return statements;
  }

  List<Call> calls() {
    return calls;
  }

  /** Whether something was nested so deep that not all of it was read. */
  boolean isTooDeep() {
    return isTooDeep;
  }

  private void read(String text, int depth) {
    if (depth > DEEPEST) {
      isTooDeep = true;
      return;
    }
    List<Statement> found = new ArrayList<>();
    isTooDeep |= !ShellReader.read(text, found);
    statements.addAll(found);
    List<Redirection> piped = List.of();
    for (var statement : found) {
      piped =
          switch (statement) {
            case SimpleCommand command -> read(command, piped, depth);
            case FunctionHead _, Open _, Close _ -> List.of();
          };
    }
  }

  /** Adds the calls of one command; answers what the next one reads from it, if that is known. */
  private List<Redirection> read(SimpleCommand command, List<Redirection> piped, int depth) {
    var input = piped.isEmpty() ? command.redirections() : joined(piped, command.redirections());
    resolve(command.words(), input, depth);
    return command.ending() == Ending.PIPE ? said(command.words()) : List.of();
  }

  private static List<Redirection> said(List<String> words) {
    if (words.isEmpty() || !Set.of("echo", "printf").contains(words.getFirst())) {
      return List.of();
    }
    var text = words.stream().skip(1).dropWhile(word -> word.startsWith("-"));
    return List.of(new Redirection("<<<", text.collect(Collectors.joining(" "))));
  }

  private static List<Redirection> joined(List<Redirection> first, List<Redirection> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void resolve(List<String> words, List<Redirection> redirections, int depth) {
    int index = Wrapper.afterAssignments(words, 0);
    if (index >= words.size()) {
      calls.add(new Call("", List.of(), redirections));
    }
    for (int wrappers = 0; index < words.size(); wrappers++) {
      if (wrappers > DEEPEST) {
        isTooDeep = true;
        return;
      }
      var call = new Call(words.get(index), words.subList(index + 1, words.size()), redirections);
      calls.add(call);
      index = follow(call, depth) ? words.size() : index + 1 + command(call);
    }
  }

  /** Index of the command among the arguments of a wrapper; beyond them for anything else. */
  private static int command(Call call) {
    return asksOnly(call)
        ? call.arguments().size()
        : Wrapper.named(call.name()).command(call.arguments(), 0);
  }

  /** {@code command -v name} runs nothing. */
  private static boolean asksOnly(Call call) {
    return call.name().equals("command")
        && !call.arguments().isEmpty()
        && call.arguments().getFirst().matches("-[pvV]*[vV]");
  }

  /** Reads what a call runs; true when it is text, and its arguments are no command besides. */
  private boolean follow(Call call, int depth) {
    if (call.name().equals("find")) {
      followFind(call, depth);
    }
    var text = Interpreted.text(call);
    text.ifPresent(found -> read(found, depth + 1));
    return text.isPresent();
  }

  private void followFind(Call call, int depth) {
    var words = call.arguments();
    for (int i = 0; i < words.size(); i++) {
      if (EXEC.contains(words.get(i))) {
        var rest = words.subList(i + 1, words.size());
        int end = rest.indexOf(";");
        var command = end < 0 ? rest : rest.subList(0, end);
        i += command.size();
        nested(command, depth + 1);
      }
    }
  }

  private void nested(List<String> words, int depth) {
    if (depth > DEEPEST) {
      isTooDeep = true;
    } else {
      resolve(words, List.of(), depth);
    }
  }
}
