package dev.vibesbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.command.CommandSpec.Delivery;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.Door;
import dev.vibesbox.command.Exit;
import dev.vibesbox.command.Limit;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.ProcessSnapshot.Usage;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;

class RecordFormProperties {
  @Provide
  Arbitrary<Outcome> outcomes() {
    var exit =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 255).map(Exit.Code::new),
            Arbitraries.of("SIGTERM", "SIGKILL", "SIG40").map(Exit.Signal::new));
    var limit = Arbitraries.longs().between(1, 1L << 50).map(Duration::ofNanos);
    var text = Arbitraries.strings();
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 255).map(Outcome.Exited::new),
        text.map(Outcome.Signaled::new),
        Combinators.combine(text, limit, exit).as(Outcome.TimedOut::new),
        Combinators.combine(Arbitraries.of(StoppedBy.class), exit).as(Outcome.Cancelled::new),
        Combinators.combine(text, text, text).as(Outcome.Rejected::new),
        text.map(Outcome.Failed::new),
        Arbitraries.just(new Outcome.Lost()));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAsItWas(
      @ForAll @NotBlank String command,
      @ForAll("outcomes") Outcome outcome,
      @ForAll boolean isRunning,
      @ForAll @IntRange(min = 1, max = 1 << 22) int pid,
      @ForAll @LongRange(min = 0, max = 1L << 50) long nanos,
      @ForAll Set<Limit> struck) {
    var peak = nanos % 2 == 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    var process =
        new ProcessSnapshot(
            spec(command.replace('\0', ' ') + "x"),
            pid,
            Instant.ofEpochSecond(nanos >> 20, nanos % 1_000_000_000),
            Duration.ofNanos(nanos),
            isRunning ? Optional.empty() : Optional.of(outcome),
            new Usage(Duration.ofNanos(nanos / 3), peak, struck),
            false,
            pid % 7,
            Duration.ofNanos(nanos / 5),
            isRunning ? Map.of() : Map.of("token", pid));
    var written = RecordForm.write(process).encode();
    assertThat(RecordForm.read(new JsonObject(written))).isEqualTo(process);
  }

  private static CommandSpec spec(String command) {
    return new CommandSpec(
        ProcessId.random(),
        new Requester(new Principal("somebody"), Door.BUS),
        new Script(command, "/bin/sh"),
        new Surroundings(Optional.of("folder"), Map.of(), StandardInput.NOTHING),
        new Deadlines(Duration.ofSeconds(7), Optional.of(Duration.ofSeconds(3))),
        new Delivery(new Answer.AtOnce(), 5, true, Optional.empty()));
  }
}
