package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.policy.shell.Tree;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class PolicyProperties {
  private static final List<Policy> ALL =
      List.of(Policies.shipped("strict"), Policies.shipped("standard"), Policies.shipped("open"));

  private static final List<String> FRAGMENTS =
      List.of(
          "rm",
          "-rf",
          "/",
          " ",
          "\n",
          "'",
          "\"",
          "\\",
          "$",
          "(",
          ")",
          "`",
          "{",
          "}",
          "<<",
          "EOF",
          ">",
          "&",
          "|",
          ";",
          "sh -c ",
          "eval ",
          "find . -exec ",
          "env ",
          "case x in ",
          "esac",
          "function ",
          "f()",
          "#",
          "$((",
          "${",
          "$'",
          "\\x",
          "for i in ",
          "do ",
          "done",
          "while ",
          "[[ ",
          "set -- ",
          "$@",
          "$a",
          "${a:-",
          "{a,b}",
          "if ",
          "then ",
          "fi",
          "cd ",
          "xargs ",
          "a=",
          "sed ",
          "s/",
          "e",
          "tar ",
          "-S ",
          "-c ",
          "\0");

  @Property
  void anyTextGetsADecision(@ForAll String text) {
    ALL.forEach(policy -> assertThat(Policies.review(policy, text)).isNotNull());
  }

  @Property
  void anyShellLikeTextGetsADecision(@ForAll("shellLike") String text) {
    ALL.forEach(policy -> assertThat(Policies.review(policy, text)).isNotNull());
  }

  /** Time of the processor, so that a busy machine is no reason to fail. */
  @Property(tries = 60)
  void longTextTakesLinearTime(@ForAll("fragments") List<String> parts) {
    var part = String.join("", parts);
    var some = nanos(part.repeat(Math.max(1, 10_000 / part.length())));
    var eightTimes = nanos(part.repeat(Math.max(1, 80_000 / part.length())));
    assertThat(eightTimes).as(part).isLessThan(16 * some + 1_000_000_000L);
  }

  private static long nanos(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    ALL.forEach(policy -> Policies.review(policy, text));
    return threads.getCurrentThreadCpuTime() - start;
  }

  /** As plain as can be, and in a mixture of quotings that the seed makes up. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void quotingNeverChangesTheVerdict(
      @ForAll("programs") Programs written, @ForAll("seeds") long seed) {
    var random = new Random(seed);
    var plain = written.text(word -> plain(word));
    var quoted = written.text(word -> quoted(word, random.nextInt(6)));
    assertThat(verdict(quoted)).as(plain + "\n---\n" + quoted).isEqualTo(verdict(plain));
  }

  /** Else the property above would compare refusals with refusals only, or the like. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void programsComeWithBothVerdicts(@ForAll("programs") Programs written) {
    Statistics.label("verdict")
        .collect(verdict(written.text(word -> plain(word))))
        .coverage(coverage -> {
          coverage.check(true).percentage(share -> share > 10);
          coverage.check(false).percentage(share -> share > 10);
        });
  }

  /** What a shell that runs nothing takes for a program is one to us, or more than we read. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void whatShellsAcceptIsUnderstood(
      @ForAll("programs") Programs written, @ForAll("seeds") long seed) throws Exception {
    var random = new Random(seed);
    var text = written.text(word -> quoted(word, random.nextInt(6)));
    var tree = Tree.of(text, 50);
    for (var shell : List.of("bash", "dash")) {
      var isAccepted = isAcceptedBy(shell, text);
      Statistics.label(shell)
          .collect(isAccepted)
          .coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
      assertThat(tree.isUnderstood() || !isAccepted).as(text).isTrue();
    }
  }

  private static boolean isAcceptedBy(String shell, String text) throws Exception {
    var process = new ProcessBuilder(shell, "-n", "-c", text).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process.getInputStream().readAllBytes().length == 0 && process.waitFor() == 0;
  }

  private static boolean verdict(String text) {
    return Policies.review(ALL.get(1), text) instanceof Decision.Allowed;
  }

  @Provide
  Arbitrary<Programs> programs() {
    return Programs.arbitrary(3);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<String> shellLike() {
    return fragments().map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(FRAGMENTS).list().ofMinSize(1).ofMaxSize(30);
  }

  private static String plain(String word) {
    return word.matches("[\\w./=-]+") ? word : quoted(word, 1);
  }

  static String quoted(String word, int how) {
    if (word.indexOf('\'') >= 0 || word.indexOf('\n') >= 0) {
      // A text in a text: these are the quotings that hold everything.
      return how % 2 == 0
          ? "'" + word.replace("'", "'\\''") + "'"
          : "\"" + word.replaceAll("([\"$`\\\\])", "\\\\$1") + "\"";
    }
    int middle = word.length() / 2;
    return switch (how) {
      case 0 -> plain(word);
      case 1 -> "'" + word + "'";
      case 2 -> "\"" + word.replaceAll("([\"$`\\\\])", "\\\\$1") + "\"";
      case 3 -> word.replaceAll("(.)", "\\\\$1");
      case 4 -> "'" + word.substring(0, middle) + "''" + word.substring(middle) + "'";
      default ->
          "$'"
              + word.substring(0, middle).replace("\\", "\\\\")
              + "''"
              + word.substring(middle)
              + "'";
    };
  }
}
