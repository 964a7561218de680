package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.policy.Policies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy says to what is written to a shell that runs. */
class InputReviewTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start(it -> Executor.with(it, it.output(), Policies.shipped("standard")));
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void aCommandInPiecesIsLookedAtAsAWhole(int split) throws Exception {
    var text = "rm -rf /\n";
    try (var shell = Conversation.piped(executor, "sh")) {
      shell.write("cd build\n" + text.substring(0, split));
      assertThatThrownBy(() -> shell.write(text.substring(split)))
          .hasMessageContaining("remove-root");
    }
  }

  @Test
  void whatIsTypedIsLookedAtAsTheTerminalReadsIt() throws Exception {
    try (var shell = Conversation.onTerminal(executor, "sh")) {
      shell.write("rm -rf /tmp/x\r");
      assertThatThrownBy(() -> shell.write("rm -rf /x\u007f\r"))
          .hasMessageContaining("remove-root");
    }
  }

  @Test
  void whatIsNoShellReadsWhatItLikes() throws Exception {
    try (var cat = Conversation.piped(executor, "cat")) {
      cat.write("rm -rf /\n");
      cat.end();
      cat.exit();
      assertThat(cat.output()).isEqualTo("rm -rf /\n");
    }
  }
}
