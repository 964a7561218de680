package dev.vibesbox.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.policy.Decision.Allowed;
import dev.vibesbox.policy.Decision.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private final Policy standard = Policies.shipped("standard");
  private final Policy strict = Policies.shipped("strict");

  @Test
  void standardAndOpenRunTheTextInTheShellThatWasAskedFor() {
    var argv = List.of("/bin/sh", "-c", "ls | wc");
    assertThat(Policies.review(standard, "ls | wc")).isEqualTo(new Allowed(argv));
    assertThat(Policies.review(Policies.shipped("open"), "ls | wc")).isEqualTo(new Allowed(argv));
  }

  @Test
  void strictTakesNoVariables() {
    var spec = spec("git status", Map.of("GIT_SSH_COMMAND", "sh -c id"), Optional.empty());
    assertThat(strict.review(spec)).isInstanceOf(Rejected.class);
    assertThat(strict.review(spec.script())).isInstanceOf(Allowed.class);
  }

  @Test
  void strictRunsNothingWithinGitsOwnDirectory() {
    for (var directory : List.of(".git", "a/.git/hooks", "./.git/")) {
      assertThat(strict.review(in(directory))).isInstanceOf(Rejected.class);
      assertThat(standard.review(in(directory))).isInstanceOf(Allowed.class);
    }
    assertThat(strict.review(in("a.git/.github"))).isInstanceOf(Allowed.class);
  }

  private static CommandSpec in(String directory) {
    var spec = spec("cp x y", Map.of(), Optional.empty());
    return new CommandSpec(
        spec.id(),
        spec.requester(),
        spec.script(),
        new CommandSpec.Surroundings(Optional.of(directory), Map.of(), spec.surroundings().input()),
        spec.deadlines(),
        spec.delivery());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sh", "bash -s", "cat | sh", "sudo bash", "sh /dev/stdin", "exec bash -i"})
  void whatAShellIsGivenToReadIsLookedAt(String shell) {
    var spec = spec(shell, Map.of(), Optional.of("ls\nrm -rf /\n"));
    assertThat(standard.review(spec)).isInstanceOf(Rejected.class);
    assertThat(standard.reviewInput(spec, "rm -rf /\n")).isInstanceOf(Rejected.class);
    assertThat(standard.reviewInput(spec, "rm -rf build\n")).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat > notes", "grep rm", "python3 -", "wc -l"})
  void whatOtherProgramsAreGivenToReadIsText(String program) {
    var spec = spec(program, Map.of(), Optional.of("rm -rf /\n"));
    assertThat(standard.review(spec)).isInstanceOf(Allowed.class);
    assertThat(standard.reviewInput(spec, "rm -rf /\n")).isInstanceOf(Allowed.class);
  }

  @Test
  void aRuleMayAskOrOnlyTakeNotice() throws ConfigurationException {
    var policy =
        Policy.of(
            PolicyRules.read(
                new Document(
                    "mine.json",
                    """
                    {"mode": "standard", "rules": [
                      {"name": "net", "kind": "network", "programs": ["curl"], "action": "audit",
                       "reason": "reaches out.", "suggestion": "Stay."},
                      {"name": "mine", "kind": "program", "programs": ["git"], "arguments": ["status"],
                       "action": "allow", "reason": "is fine.", "suggestion": "Go on."},
                      {"name": "git", "kind": "program", "programs": ["git"], "action": "ask",
                       "reason": "changes history.", "suggestion": "Agree."}]}
                    """)));
    assertThat(Policies.review(policy, "curl x"))
        .isInstanceOfSatisfying(Allowed.class, a -> assertThat(a.audited()).containsExactly("net"));
    assertThat(Policies.review(policy, "git status")).isInstanceOf(Allowed.class);
    assertThat(Policies.review(policy, "curl x; git push"))
        .isInstanceOfSatisfying(
            Decision.Ask.class,
            ask -> assertThat(ask.confirmed().audited()).containsExactly("net"));
  }

  private static CommandSpec spec(
      String text, Map<String, String> environment, Optional<String> stdin) {
    return new CommandSpec(
        ProcessId.random(),
        new Requester(Principal.ANYONE, Door.BUS),
        new CommandSpec.Script(text, "/bin/sh"),
        new CommandSpec.Surroundings(
            Optional.empty(),
            environment,
            stdin.<StandardInput>map(StandardInput.Text::new).orElse(StandardInput.NOTHING)),
        new CommandSpec.Deadlines(Duration.ofSeconds(1), Optional.empty()),
        new CommandSpec.Delivery(new CommandSpec.Answer.AtEnd(), 1, false, Optional.empty()));
  }

  @Test
  void strictRunsTheWordsThemselves() {
    assertThat(Policies.review(strict, "grep  -n 'a|b c' \"x\\\"y\" '' d\\ e"))
        .isEqualTo(new Allowed(List.of("grep", "-n", "a|b c", "x\"y", "", "d e")));
  }

  @Test
  void aRejectionSaysWhatWasFoundAndWhatToDo() {
    assertThat(Policies.review(standard, "ls && sudo rm -rf /"))
        .isEqualTo(
            new Rejected(
                "remove-root",
                "`rm -rf /` removes the whole file system, or a part of it that the system or everything here"
                    + " depends on.",
                "Name the directories to remove, below the workspace."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u000b", "\u000c", "\u0085", "\u2028", "\u2029"})
  void strictRefusesEveryLineSeparatorOutsideQuotes(String separator) {
    assertThat(Policies.review(strict, "ls" + separator + "id")).isInstanceOf(Rejected.class);
    assertThat(Policies.review(strict, "ls \\" + separator)).isInstanceOf(Rejected.class);
    assertThat(Policies.review(strict, "echo 'a" + separator + "b'")).isInstanceOf(Allowed.class);
  }

  @Test
  void aNulCharacterIsRejectedInEveryMode() {
    for (var mode : new String[] {"strict", "standard", "open"}) {
      assertThat(Policies.review(Policies.shipped(mode), "ls\0; id"))
          .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.rule()).isEqualTo("nul"));
    }
  }

  @Test
  void whatIsNestedTooDeepToBeReadIsRejected() {
    for (var open :
        new String[] {
          "(", "$(", "\"$(", "${x:-", "sudo ", "$((", "<(", "((", "eval ", "xargs ", "find . -exec "
        }) {
      assertThat(Policies.review(standard, open.repeat(100) + "rm -rf /"))
          .as(open)
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void moreCallsThanAreKeptAreRejected() {
    assertThat(Policies.review(standard, "a;".repeat(50_000))).isInstanceOf(Allowed.class);
    assertThat(Policies.review(standard, "a;".repeat(50_001)))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.rule()).isEqualTo("count"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a,b}$(", "f%1$d() { f%2$d; f%2$d; }; ", "$(x $(y){a,b} "})
  void whatGrowsWithoutBoundsWhereItIsExpandedIsRejected(String part) {
    var text = IntStream.range(0, 40).mapToObj(i -> part.formatted(i, i + 1)).collect(joining());
    assertThat(Policies.review(standard, text)).isInstanceOf(Rejected.class);
  }

  /** The threads of the server have stacks of 512 KiB. */
  @ParameterizedTest
  @ValueSource(strings = {"{ ", "if :; then ", "( ", "$(", "${x:-$(", "<(", "find . -exec "})
  void textsNestedInEachOtherFitTheStack(String open) throws Exception {
    var text =
        IntStream.range(0, 13)
            .mapToObj(i -> "v%d='%s eval \"$v%d\"';".formatted(i, open.repeat(22), i + 1))
            .collect(joining("", "", "eval \"$v0\""));
    var decision = new CompletableFuture<Decision>();
    Runnable review = () -> decision.complete(Policies.review(standard, text));
    new Thread(null, review, "small", 400 << 10).start();
    assertThat(decision.get(30, TimeUnit.SECONDS)).isInstanceOf(Rejected.class);
  }

  @Test
  void textInsideTextIsReadOnce() {
    var text = "env env env env env -S ".repeat(200) + "rm -rf /";
    assertTimeout(Duration.ofSeconds(30), () -> Policies.review(standard, text));
  }
}
