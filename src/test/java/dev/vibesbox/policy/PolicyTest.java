package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.policy.Decision.Allowed;
import dev.vibesbox.policy.Decision.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var spec =
        new CommandSpec(
            ProcessId.random(),
            new Requester(Principal.ANYONE, Door.BUS),
            new CommandSpec.Script("git status", "/bin/sh"),
            new CommandSpec.Surroundings(
                Optional.empty(), Map.of("GIT_SSH_COMMAND", "sh -c id"), Optional.empty()),
            new CommandSpec.Deadlines(Duration.ofSeconds(1), Optional.empty()),
            new CommandSpec.Delivery(new CommandSpec.Answer.AtEnd(), 1, false, Optional.empty()));
    assertThat(strict.review(spec)).isInstanceOf(Rejected.class);
    assertThat(strict.review(spec.script())).isInstanceOf(Allowed.class);
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
                "`rm -rf /` removes the whole file system.",
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
        new String[] {"(", "$(", "\"$(", "${x:-", "sudo ", "$((", "<(", "((", "eval "}) {
      assertThat(Policies.review(standard, open.repeat(100) + "rm -rf /"))
          .as(open)
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void textInsideTextIsReadOnce() {
    var text = "env env env env env -S ".repeat(200) + "rm -rf /";
    assertTimeout(Duration.ofSeconds(2), () -> Policies.review(standard, text));
  }
}
