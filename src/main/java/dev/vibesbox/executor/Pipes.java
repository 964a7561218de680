package dev.vibesbox.executor;

import dev.vibesbox.command.Stream;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import java.util.List;
import java.util.Optional;

/** Everything that flows into and out of one process. Used by the pump. */
final class Pipes {
  static final Pipes NONE = new Pipes(List.of(), Optional.empty());

  private final List<OutputPipe> outputs;
  private final Optional<InputPipe> input;

  private Pipes(List<OutputPipe> outputs, Optional<InputPipe> input) {
    this.outputs = outputs;
    this.input = input;
  }

  Pipes(Plumbing plumbing, Launch launch) {
    this(
        List.of(
            output(plumbing.output(), Stream.STDOUT, launch),
            output(plumbing.error(), Stream.STDERR, launch)),
        plumbing.input().map(end -> new InputPipe(end, launch.stdin().orElse(""))));
  }

  void watch(PollSet set) {
    outputs.forEach(pipe -> pipe.watch(set));
    input.ifPresent(pipe -> pipe.watch(set));
  }

  long wakeAt(long otherwise) {
    var wake = otherwise;
    for (var pipe : outputs) {
      wake = pipe.wakeAt(wake);
    }
    return wake;
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

  /** Takes what is left when no writer is left, and closes. */
  void drain(Transfer transfer, long now) {
    outputs.forEach(pipe -> pipe.drain(transfer, now));
  }

  void close() {
    outputs.forEach(OutputPipe::close);
    input.ifPresent(InputPipe::close);
  }

  private static OutputPipe output(int descriptor, Stream stream, Launch launch) {
    return new OutputPipe(descriptor, stream, launch.redaction().redactor(), launch.log());
  }
}
