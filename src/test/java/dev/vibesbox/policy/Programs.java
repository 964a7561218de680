package dev.vibesbox.policy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Shell programs made up for properties: of simple commands, pipes, lists, loops, functions,
 * assignments, and texts in texts. A program can be written with any quoting of its words.
 */
sealed interface Programs {
  /** Words that rules look at, and others. */
  List<String> WORDS =
      List.of(
          "rm",
          "-rf",
          "-r",
          "-f",
          "/",
          "//",
          "/etc",
          "/tmp",
          "x",
          "777",
          "-R",
          "if=/dev/zero",
          "of=/dev/sda",
          "mkfs",
          "--",
          "count=1",
          "a b",
          "build",
          "../../../..");

  List<String> NAMES =
      List.of("rm", "/bin/rm", "chmod", "dd", "mkfs.ext4", "echo", "sudo", "env", "ls", "xargs");

  /** A word or more. */
  record Simple(List<String> words) implements Programs {}

  /** Two programs with one of {@code | && || ;} and a line feed between them. */
  record Two(Programs left, String between, Programs right) implements Programs {}

  /** What goes around a program, which stands for {@code %s}. */
  record Around(String shape, Programs inside) implements Programs {}

  /** A variable that gets a word, and is used as one of a command's. */
  record Assigned(String name, String value, List<String> before) implements Programs {}

  /** A text that another shell is given. */
  record Given(String shell, Programs inside) implements Programs {}

  /** What {@code find} runs for each file. */
  record Found(List<String> words) implements Programs {}

  /**
   * The program as text.
   *
   * @param quote writes a word in some quoting
   */
  default String text(UnaryOperator<String> quote) {
    return switch (this) {
      case Simple(var words) -> words(words, quote);
      case Two(var left, var between, var right) -> left.text(quote) + between + right.text(quote);
      case Around(var shape, var inside) -> shape.replace("%s", inside.text(quote));
      case Assigned(var name, var value, var before) ->
          name + "=" + quote.apply(value) + "; " + words(before, quote) + " \"$" + name + "\"";
      case Given(var shell, var inside) ->
          words(List.of(shell, "-c"), quote) + " " + quote.apply(inside.text(quote));
      case Found(var words) ->
          words(List.of("find", ".", "-exec"), quote)
              + " "
              + words(words, quote)
              + " "
              + quote.apply(";");
    };
  }

  private static String words(List<String> words, UnaryOperator<String> quote) {
    return words.stream().map(quote).collect(Collectors.joining(" "));
  }

  /** Programs that nest so deep at most. */
  static Arbitrary<Programs> arbitrary(int depth) {
    var simple = command().<Programs>map(Simple::new);
    if (depth == 0) {
      return simple;
    }
    var inner = arbitrary(depth - 1);
    return Arbitraries.oneOf(
        simple,
        Combinators.combine(inner, Arbitraries.of(" | ", " && ", " || ", "; ", "\n"), inner)
            .as(Two::new),
        Combinators.combine(
                Arbitraries.of(
                    "{ %s; }",
                    "( %s )",
                    "for i in 1 2; do %s; done",
                    "while true; do %s; break; done",
                    "if true; then %s; fi",
                    "case x in x) %s;; esac",
                    "f() { %s; }; f",
                    "! %s",
                    "echo \"$(%s)\"",
                    "%s > out 2>&1",
                    "time %s"),
                inner)
            .as(Around::new),
        Combinators.combine(Arbitraries.of("a", "B_1"), Arbitraries.of(WORDS), command())
            .as(Assigned::new),
        Combinators.combine(Arbitraries.of("sh", "bash", "/bin/dash"), inner).as(Given::new),
        command().map(Found::new));
  }

  private static Arbitrary<List<String>> command() {
    return Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(WORDS).list().ofMaxSize(4))
        .as((name, rest) -> Stream.concat(Stream.of(name), rest.stream()).toList());
  }
}
