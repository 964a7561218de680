package dev.vibesbox.executor;

import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.Descriptors.Pipe;
import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.Spawn.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two or three pipes: our ends do not block, and its ends are closed once the process has them. */
final class PipePlumbing implements Plumbing {
  private final List<Pipe> open = new ArrayList<>();
  private final Pipe output;
  private final Pipe error;
  private final Optional<Pipe> input;

  /** Opens the pipes; none stays open if one cannot be had. */
  PipePlumbing(boolean hasInput) {
    try {
      output = pipe();
      error = pipe();
      input = hasInput ? Optional.of(pipe()) : Optional.empty();
      Descriptors.nonBlocking(output.readEnd());
      Descriptors.nonBlocking(error.readEnd());
      input.ifPresent(pipe -> Descriptors.nonBlocking(pipe.writeEnd()));
    } catch (PosixException e) {
      close();
      throw e;
    }
  }

  @Override
  public Standard theirs(int nothing) {
    return new Standard.Three(
        input.map(Pipe::readEnd).orElse(nothing), output.writeEnd(), error.writeEnd());
  }

  int output() {
    return output.readEnd();
  }

  int error() {
    return error.readEnd();
  }

  Optional<Integer> input() {
    return input.map(Pipe::writeEnd);
  }

  @Override
  public void handOver() {
    Descriptors.close(output.writeEnd());
    Descriptors.close(error.writeEnd());
    input.ifPresent(pipe -> Descriptors.close(pipe.readEnd()));
  }

  @Override
  public void close() {
    open.forEach(Pipe::close);
  }

  private Pipe pipe() {
    var pipe = Descriptors.pipe();
    open.add(pipe);
    return pipe;
  }
}
