package dev.vibesbox.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One command's place behind the wall: entered once by the thread that will start it, possibly long
 * before the command is known, and left when nothing of the command runs any more.
 */
public final class Cell {
  private final Sandbox sandbox;
  private final Path temporary;

  /** Once it is made. */
  private Optional<PrivateDirectory> directory;

  private Cell(Sandbox sandbox, Path temporary, Optional<PrivateDirectory> directory) {
    this.sandbox = sandbox;
    this.temporary = temporary;
    this.directory = directory;
  }

  /** One whose directory is not there yet. */
  Cell(Sandbox sandbox, Path temporary) {
    this(sandbox, temporary, Optional.empty());
  }

  /** One whose directory is as good as new. */
  Cell(Sandbox sandbox, PrivateDirectory clean) {
    this(sandbox, clean.path(), Optional.of(clean));
  }

  /** The command's own directory for temporary files; no other command may look into it. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Makes the directory and puts the calling thread, and what it starts from now on, behind the
   * wall, for ever. It reads no file but the command's afterwards, and makes no system call that
   * the command may not. Only for a thread that was started behind {@link Sandbox#enterShared}.
   *
   * @throws dev.vibesbox.posix.PosixException where the kernel refuses; nothing may be started then
   * @throws java.io.UncheckedIOException if the directory cannot be made; nor then
   */
  public void enter() {
    var own = directory.orElseGet(() -> sandbox.make(temporary));
    directory = Optional.of(own);
    sandbox.enter(own);
  }

  /** Lets the directory be taken back, later. The thread that entered; any, if none did. */
  public void leave() {
    directory.ifPresentOrElse(sandbox::leave, () -> sandbox.discard(temporary));
  }
}
