package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Megabytes that were written to keep a reader busy. */
@Tag("full")
class LongTextTest {
  private static final int LENGTH = 1 << 20;

  /** Time of the processor: a second is what it takes at most, and a slow machine is no failure. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final int TRIES = 6;

  private final Policy standard = Policies.shipped("standard");
  private final Policy strict = Policies.shipped("strict");

  @ParameterizedTest
  @MethodSource({"repeated", "counted", "multiplied"})
  void aMegabyteIsDecidedInTime(Shape shape) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && best > LONGEST.toNanos(); i++) {
      best = Math.min(best, nanos(shape.text()));
    }
    assertThat(Duration.ofNanos(best)).isLessThan(LONGEST);
  }

  private long nanos(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Policies.review(standard, text);
    Policies.review(strict, text);
    return threads.getCurrentThreadCpuTime() - start;
  }

  /** A text whose name in a report is its beginning. */
  record Shape(String text) {
    @Override
    public String toString() {
      return text.substring(0, 40);
    }
  }

  static Stream<Shape> repeated() {
    return Stream.of(
            "(",
            "((",
            "$(",
            "\"$(",
            "`",
            "${x:-",
            "$((",
            "<(",
            "{ ",
            "if ",
            "while ",
            "case x in ",
            "case x in a) ",
            "for i in a; do ",
            "f() { ",
            "[[ ",
            "! ",
            "time ",
            "sudo ",
            "eval ",
            "env -S ",
            "sh -c ",
            "sh -c \"",
            "xargs ",
            "find . -exec ",
            "find . -exec a \\;",
            "\\",
            "\\\n",
            "'",
            "\"",
            "''",
            "'a' ",
            "$'\\n'",
            "'\\''",
            "a",
            "a ",
            "a;",
            "a|",
            "a&&",
            "&",
            "\n",
            "# x\n",
            "<<E\n",
            "<<E ",
            "<<E\nE\n",
            "cat <<E\nx\nE\n",
            "sh <<E\na\nE\n",
            "a=b ",
            "a=b;",
            "a+=b;",
            "a=$a$a;",
            "a=$(a);",
            "a+=(x);",
            "$a ",
            "${a}",
            "${a[1]}",
            "${!a}",
            "${a/b/c}",
            "${a//",
            "{a,b}",
            "{a,",
            "{",
            "}",
            "a{1..9}",
            "*/",
            "[a",
            "[a-z]* ",
            ">f ",
            "2>&1 ",
            "<",
            "rm -rf $a;",
            "cd a;",
            "set -- \"$@\" \"$@\";",
            "shift;",
            "f() { f|f& };",
            "f;",
            "alias a=b;",
            "echo a|",
            "echo a >> f; sh f;",
            "$(echo a)",
            "for i in a b; do echo $i; done;",
            "case a in b) c;; esac;",
            "@(a|b)",
            "trap 'a' EXIT;",
            "a[1]=b;",
            "é",
            "\ue000",
            "sed ;&;$((\\`",
            "for i in s/$((then -rfe\n",
            "f()$((do f()[[ cd sh -c ",
            "}\na=-S xargs eval $((",
            "$aenv }xargs \\`s/{a,b}${set -- a=fi<<(find . -exec donefor i in eval eval ",
            ")cd env do -rf{a,b}$@$((${${\\nesacfor i in env &set -- -S { function |'eval esac$eval }do"
                + " {a,b}<<",
            "alias x=sh -c  echo |&set -- {a,b}$($'}s/sh while then a+=(",
            "a+=(printf  f()*exec  > f }${a[@]}$'tar sh xargs -c sh -c ",
            "{a,b}$(",
            "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b} ",
            "`{>{done);env s/s/tar {a,b}\\$((donedonef()cd $atar [[ xargs }")
        .map(part -> new Shape(part.repeat(LENGTH / part.length())));
  }

  static Stream<Shape> counted() {
    return Stream.<IntFunction<String>>of(
            i -> "v" + (i + 1) + "=$v" + i + ";",
            i -> "v" + (i + 1) + "=$v" + i + "$v" + i + ";",
            i -> "f" + i + "() { f" + (i + 1) + "; };",
            i -> "f" + (i + 1) + "() { f" + i + "|f" + i + "& };",
            i -> "echo x > f" + i + ";",
            i -> "f" + (i + 1) + "() { f" + i + "; f" + i + "; };",
            i -> "v" + i + "=$v" + i + "{a,b};",
            i -> "alias a" + i + "=a" + (i + 1) + ";",
            i -> "cat <<E" + i + "\n")
        .map(part ->
            new Shape(
                IntStream.range(0, LENGTH / 20).mapToObj(part).collect(Collectors.joining())));
  }

  static Stream<Shape> multiplied() {
    var values = IntStream.range(0, 200).mapToObj(i -> "x" + i).collect(Collectors.joining(" "));
    var many = "a ".repeat(LENGTH / 20);
    return Stream.of(
            "for i in " + values + "; do " + "rm -rf $i;".repeat(LENGTH / 10) + " done",
            "for i in a b c; do ".repeat(40)
                + "rm -rf $i;".repeat(LENGTH / 10)
                + "done;".repeat(40),
            "find " + many + "-exec rm {} \\; ".repeat(LENGTH / 20),
            "find a b c d e f g h -exec find {} i j k l m n ".repeat(11) + "-exec rm {} \\;",
            "a=(" + many + "); " + "rm -rf ${a[@]};".repeat(100),
            "echo " + many + "| xargs rm -rf; " + many,
            "echo " + "x".repeat(60_000) + "|rev".repeat(LENGTH / 4),
            "a=" + "x".repeat(60_000) + ";" + "echo $a;".repeat(LENGTH / 8),
            "a='eval \"$a $a\"'; eval \"$a $a\"" + " ".repeat(LENGTH),
            "f() { eval \"$1 $1\"; }; f 'f f f f f'" + " ".repeat(LENGTH))
        .map(Shape::new);
  }
}
