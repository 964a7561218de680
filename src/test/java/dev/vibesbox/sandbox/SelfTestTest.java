package dev.vibesbox.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vibesbox.sandbox.Attempt.Verdict;
import org.junit.jupiter.api.Test;

class SelfTestTest {

  @Test
  void anAttemptAtManyThingsIsAsGoodAsTheWorstOfThem() {
    var said = "files read denied\nfiles read allowed\nfiles read unclear\nsignals server denied\n";
    assertThat(SelfTest.read(said))
        .containsExactly(
            new Attempt(Layer.FILES, "read", Verdict.ALLOWED),
            new Attempt(Layer.SIGNALS, "server", Verdict.DENIED));
  }

  @Test
  void whatIsNotItsOutputIsNotTakenForAGoodOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> SelfTest.read("sh: not found\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> SelfTest.read("files read perhaps"));
  }
}
