package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

  @Property
  void quotingNeverChangesTheVerdict(
      @ForAll("commands") List<String> words, @ForAll("quotings") List<Integer> quotings) {
    var plain = Policies.review(ALL.get(1), String.join(" ", words)) instanceof Decision.Allowed;
    var quoted = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      quoted.append(i == 0 ? "" : "  ").append(quote(words.get(i), quotings.get(i)));
    }
    var verdict = Policies.review(ALL.get(1), quoted.toString()) instanceof Decision.Allowed;
    assertThat(verdict).as(quoted.toString()).isEqualTo(plain);
  }

  @Provide
  Arbitrary<String> shellLike() {
    return fragments().map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(FRAGMENTS).list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<String>> commands() {
    var first =
        Arbitraries.of("rm", "/bin/rm", "chmod", "dd", "mkfs.ext4", "echo", "sudo", "env", "ls");
    var rest =
        Arbitraries.of(
                "rm",
                "-rf",
                "-r",
                "-f",
                "/",
                "//",
                "/tmp",
                "x",
                "777",
                "-R",
                "if=/dev/zero",
                "of=/dev/sda",
                "mkfs",
                "--",
                "count=1")
            .list()
            .ofMaxSize(5);
    return Combinators.combine(first, rest)
        .as((program, arguments) -> Stream.concat(Stream.of(program), arguments.stream()).toList());
  }

  @Provide
  Arbitrary<List<Integer>> quotings() {
    return Arbitraries.integers().between(0, 5).list().ofSize(6);
  }

  private static String quote(String word, int how) {
    int middle = word.length() / 2;
    return switch (how) {
      case 0 -> word;
      case 1 -> "'" + word + "'";
      case 2 -> "\"" + word + "\"";
      case 3 -> word.replaceAll("(.)", "\\\\$1");
      case 4 -> word.substring(0, middle) + "''" + word.substring(middle);
      default -> "$'" + word.substring(0, middle) + "'\"" + word.substring(middle) + "\"";
    };
  }
}
