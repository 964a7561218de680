package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Node;
import dev.vibesbox.policy.shell.Redirection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through a tree in the order in which a shell would run it, every branch of it, and notes the
 * calls. What is written to a pipe travels along as a text as far as it is known.
 */
final class Walk {
  /** Nodes inside each other, also in called functions and texts: what a stack of 512 KiB holds. */
  private static final int DEEPEST = 140;

  /** Steps of a node besides what is in it. */
  private static final int NODE = 64;

  private final ShellProgram program;
  private final Scope scope;
  private final Expander expander;
  private final Starts starts;
  private final List<Frame> frames =
      new ArrayList<>(List.of(new Frame(CallGraph.SCRIPT, true, 0, 0)));
  private final Set<String> called = new HashSet<>();
  private int depth;
  private int nested;
  private int parallel;
  private int loops;
  private boolean isRepeated;

  Walk(ShellProgram program, Scope scope) {
    this.program = program;
    this.scope = scope;
    this.expander = new Expander(program, scope, this::apart);
    this.starts = new Starts(program, scope, this);
  }

  /** Reads a text that runs in a shell with this input; answers what it writes. */
  String read(String text, String input, int shells) {
    int outer = depth;
    depth = shells;
    var written = visit(program.tree(text, shells).commands(), input);
    depth = outer;
    return written;
  }

  /** How many shells deep the text stands that is being read. */
  int depth() {
    return depth;
  }

  /** Goes through the functions that nothing called. */
  void visitUncalled() {
    for (var function : List.copyOf(scope.functions().values())) {
      if (!called.contains(function.name())) {
        call(function, List.of(String.valueOf(Unknown.NAME)), "");
      }
    }
  }

  /** The commands of a substitution. */
  private String apart(Node.Sequence commands) {
    var directory = scope.directory();
    var written = visit(commands, "");
    scope.directory(directory);
    return written;
  }

  private String visit(Node node, String input) {
    if (nested >= DEEPEST) {
      program.giveUp();
      return "";
    }
    nested++;
    var written = program.spend(NODE) ? visited(node, input) : "";
    nested--;
    return written;
  }

  private String visited(Node node, String input) {
    return switch (node) {
      case Node.Sequence(var items) -> sequence(items, input);
      case Node.Pipeline(var nodes) -> pipeline(nodes, input);
      case Node.Block block -> block(block, input);
      case Node.Each each -> each(each, input);
      case Node.Function function -> {
        scope.functions().put(function.name(), function);
        yield "";
      }
      case Node.Expression(var words) -> {
        words.forEach(expander::text);
        yield "";
      }
      case Node.Simple simple -> simple(simple, input);
    };
  }

  private String sequence(List<Node.Item> items, String input) {
    var written = new StringBuilder();
    for (var item : items) {
      parallel += item.isInBackground() ? 1 : 0;
      Texts.append(written, visit(item.node(), input));
      parallel -= item.isInBackground() ? 1 : 0;
    }
    return written.toString();
  }

  private String pipeline(List<Node> nodes, String input) {
    var piped = input;
    parallel++;
    for (var node : nodes) {
      var directory = scope.directory();
      piped = visit(node, piped);
      scope.directory(directory);
    }
    parallel--;
    return piped;
  }

  private String block(Node.Block block, String input) {
    var redirects = redirects(block.redirections(), input);
    redirects.note(program, scope);
    boolean isLoop = block.kind() == Node.Kind.LOOP;
    boolean isEndless = isLoop && !(block.parts().getFirst() instanceof Node.Each);
    loops += isEndless ? 1 : 0;
    var written =
        isLoop && !isRepeated ? twice(block, redirects.input()) : parts(block, redirects.input());
    loops -= isEndless ? 1 : 0;
    return redirects.output(written, scope);
  }

  /** What a loop assigns in one round it may use in the next. */
  private String twice(Node.Block block, String input) {
    isRepeated = true;
    parts(block, input);
    var once = scope.directory();
    var written = parts(block, input);
    if (!scope.directory().equals(once) && scope.directory().startsWith("..")) {
      // Every round goes further up.
      scope.directory(Paths.FAR_UP);
    }
    isRepeated = false;
    return written.isEmpty() ? written : Unknown.ANYTHING;
  }

  private String parts(Node.Block block, String input) {
    boolean isCertain = block.kind() == Node.Kind.GROUP;
    var written = new StringBuilder();
    var directory = scope.directory();
    if (!isCertain) {
      scope.uncertain();
    }
    for (var part : block.parts()) {
      Texts.append(written, visit(part, input));
    }
    if (!isCertain) {
      scope.certain();
    }
    if (block.kind() == Node.Kind.SUBSHELL) {
      scope.directory(directory);
    }
    return block.kind() == Node.Kind.BRANCHES && !written.isEmpty()
        ? Unknown.ANYTHING
        : written.toString();
  }

  private String each(Node.Each each, String input) {
    var values = each.values().map(expander::fields).orElseGet(scope::arguments);
    scope.assign(each.name(), values.each());
    return visit(each.body(), input);
  }

  private String simple(Node.Simple simple, String input) {
    for (var assignment : simple.assignments()) {
      assign(assignment);
    }
    var redirects = redirects(simple.redirections(), input);
    if (simple.words().isEmpty()) {
      redirects.note(program, scope);
      return "";
    }
    var choices = expander.fields(simple.words()).all();
    var written = "";
    for (var words : choices) {
      written = starts.start(words, redirects);
    }
    return redirects.output(choices.size() > 1 ? Unknown.ANYTHING : written, scope);
  }

  private void assign(Node.Assignment assignment) {
    var values =
        assignment.values().size() == 1
            ? expander.text(assignment.values().getFirst())
            : expander.fields(assignment.values());
    starts.assigned(assignment.name(), values);
    if (assignment.isAdded()) {
      scope.add(assignment.name(), values);
    } else {
      scope.assign(assignment.name(), values);
    }
  }

  private Redirects redirects(List<Redirection> redirections, String input) {
    return Redirects.of(redirections, input, expander, scope);
  }

  /** Notes a call for the graph, and follows it if it is one of a function. */
  String call(String name, List<String> arguments, String input) {
    var caller = frames.getLast();
    if (caller.isFirst()) {
      program.graph().add(caller.function(), name, loops > 0 ? 2 : 1, parallel > 0);
    }
    var function = scope.functions().get(name);
    return function == null || isRunning(name)
        ? Unknown.ANYTHING
        : call(function, arguments, input);
  }

  private boolean isRunning(String name) {
    return frames.stream().anyMatch(frame -> frame.function().equals(name));
  }

  private String call(Node.Function function, List<String> arguments, String input) {
    frames.add(new Frame(function.name(), called.add(function.name()), parallel, loops));
    parallel = 0;
    loops = 0;
    var outer = scope.arguments(Scope.list(arguments));
    var written = visit(function.body(), input);
    scope.arguments(outer);
    var frame = frames.removeLast();
    parallel = frame.parallel();
    loops = frame.loops();
    return written;
  }

  /**
   * A function that is being gone through.
   *
   * @param isFirst whether this has not happened before
   * @param parallel what the caller goes on with; {@code loops} likewise
   */
  private record Frame(String function, boolean isFirst, int parallel, int loops) {}
}
