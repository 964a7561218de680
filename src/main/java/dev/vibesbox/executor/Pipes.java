package dev.vibesbox.executor;

import dev.vibesbox.command.Stream;
import dev.vibesbox.command.TerminalSize;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Terminal;
import dev.vibesbox.posix.Transfer;
import java.util.List;
import java.util.Optional;

/** Everything that flows into and out of one process. Used by the pump. */
final class Pipes {
  static final Pipes NONE = new Pipes(List.of(), Optional.empty(), Optional.empty());

  private final List<OutputPipe> outputs;
  private final Optional<InputPipe> input;
  private final Optional<Terminal> terminal;

  private Pipes(List<OutputPipe> outputs, Optional<InputPipe> input, Optional<Terminal> terminal) {
    this.outputs = outputs;
    this.input = input;
    this.terminal = terminal;
  }

  static Pipes of(Plumbing plumbing, Launch launch) {
    return switch (plumbing) {
      case PipePlumbing pipes ->
          new Pipes(
              List.of(
                  output(pipes.output(), Stream.STDOUT, false, launch),
                  output(pipes.error(), Stream.STDERR, false, launch)),
              pipes.input().map(end -> new InputPipe(new InputEnd.OfPipe(end), launch.feed())),
              Optional.empty());
      case Plumbing.OfTerminal(var terminal) ->
          new Pipes(
              List.of(output(terminal.master(), Stream.STDOUT, true, launch)),
              Optional.of(new InputPipe(new Keyboard(terminal), launch.feed())),
              Optional.of(terminal));
    };
  }

  /** Waits for all but output that has to wait. */
  void watch(PollSet set, boolean hasOutputToWait) {
    outputs.forEach(pipe -> pipe.watch(set, hasOutputToWait));
    input.ifPresent(pipe -> pipe.watch(set));
  }

  long wakeAt(long otherwise) {
    var wake = otherwise;
    for (var pipe : outputs) {
      wake = pipe.wakeAt(wake);
    }
    return input.isPresent() ? input.get().wakeAt(wake) : wake;
  }

  /** Moves what can be moved; says whether there was output. */
  boolean advance(PollSet set, Transfer transfer, long now) {
    var hasOutput = false;
    for (var pipe : outputs) {
      hasOutput |= pipe.advance(set, transfer, now);
    }
    input.ifPresent(pipe -> pipe.advance(set, transfer));
    return hasOutput;
  }

  void write(Writing writing) {
    input.ifPresentOrElse(pipe -> pipe.write(writing), writing::breakOff);
  }

  /** Its sender waits no longer. */
  void cut(Writing writing) {
    input.ifPresent(pipe -> pipe.cut(writing));
  }

  void resize(TerminalSize size) {
    terminal.ifPresent(it -> it.resize(size.columns(), size.rows()));
  }

  /** Takes what is left when no writer is left, and closes. */
  void drain(Transfer transfer, long now) {
    outputs.forEach(pipe -> pipe.drain(transfer, now));
  }

  void close() {
    outputs.forEach(OutputPipe::close);
    input.ifPresent(InputPipe::close);
  }

  private static OutputPipe output(
      int descriptor, Stream stream, boolean isTerminal, Launch launch) {
    return new OutputPipe(
        descriptor,
        stream,
        isTerminal,
        launch.redaction().redactor(launch.redactions()),
        launch.log());
  }
}
