package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.bus.CommandForm;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.CommandSpec;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Proofs that somebody agreed to a command. */
class ConfirmationsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Confirmations confirmations = new Confirmations(clock);

  @Test
  void aProofIsGoodForTheSameCommandOnce() {
    var proof = confirmations.issue(spec("rm -r build", "me"));
    var repeated = spec("rm -r build", "me");
    confirmations.present(proof, repeated);
    assertThat(confirmations.take(repeated)).isTrue();
    assertThat(confirmations.take(repeated)).isFalse();
    confirmations.present(proof, repeated);
    assertThat(confirmations.take(repeated)).isFalse();
  }

  @Test
  void aProofIsGoodForNothingElse() {
    var proof = confirmations.issue(spec("rm -r build", "me"));
    for (var other :
        List.of(
            spec("rm -r src", "me"),
            spec("rm -r build", "you"),
            read(json("rm -r build", "me").put("shell", "/bin/bash")),
            read(json("rm -r build", "me").put("cwd", "..")),
            read(json("rm -r build", "me").put("stdin", "y")),
            read(json("rm -r build", "me").put("env", new JsonObject().put("A", "b"))))) {
      confirmations.present(proof, other);
      assertThat(confirmations.take(other)).isFalse();
    }
  }

  @Test
  void aProofEndsWithItsLife() {
    var spec = spec("x", "me");
    var proof = confirmations.issue(spec);
    now.set(Instant.EPOCH.plus(Confirmations.LIFE));
    confirmations.present(proof, spec);
    assertThat(confirmations.take(spec)).isFalse();
  }

  @Test
  void noTextButOursIsAProof() {
    var spec = spec("x", "me");
    var proof = confirmations.issue(spec);
    for (var text : List.of("x", "%", "A".repeat(75), proof + "A", proof.substring(4))) {
      confirmations.present(text, spec);
      assertThat(confirmations.take(spec)).isFalse();
    }
  }

  @Test
  void moreUsedProofsThanTheLimitAreRefusedUntilTheOldOnesDie() {
    for (int i = 0; i < Confirmations.MAX_USED; i++) {
      var spec = spec("x", "me");
      confirmations.present(confirmations.issue(spec), spec);
      assertThat(confirmations.take(spec)).isTrue();
    }
    var spec = spec("x", "me");
    confirmations.present(confirmations.issue(spec), spec);
    assertThat(confirmations.take(spec)).isFalse();
    now.set(Instant.EPOCH.plus(Confirmations.LIFE));
    confirmations.present(confirmations.issue(spec), spec);
    assertThat(confirmations.take(spec)).isTrue();
  }

  private static CommandSpec spec(String command, String principal) {
    return read(json(command, principal));
  }

  private static JsonObject json(String command, String principal) {
    return new JsonObject().put("command", command).put("principal", principal);
  }

  private static CommandSpec read(JsonObject json) {
    var second = Duration.ofSeconds(1);
    return CommandForm.read(
        json, new CommandLimits(100, 100, second, second, second, List.of("/bin/sh", "/bin/bash")));
  }
}
