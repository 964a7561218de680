package dev.vibesbox.sandbox;

import java.nio.file.Path;

/**
 * One command's place behind the wall: entered once by the thread that will start it, possibly long
 * before the command is known, and left when nothing of the command runs any more.
 */
public final class Cell {
  private final Sandbox sandbox;
  private final Path temporary;
  private final boolean isMade;

  /**
   * @param isMade whether the directory is there already
   */
  Cell(Sandbox sandbox, Path temporary, boolean isMade) {
    this.sandbox = sandbox;
    this.temporary = temporary;
    this.isMade = isMade;
  }

  /** The command's own directory for temporary files; no other command may look into it. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Makes the directory and puts the calling thread, and what it starts from now on, behind the
   * wall, for ever. It reads no file but the command's afterwards, and makes no system call that
   * the command may not.
   *
   * @throws dev.vibesbox.posix.PosixException where the kernel refuses; nothing may be started then
   * @throws java.io.UncheckedIOException if the directory cannot be made; nor then
   */
  public void enter() {
    if (!isMade) {
      sandbox.make(temporary);
    }
    sandbox.enter(temporary);
  }

  /** Lets the directory be taken back, later. Any thread. */
  public void leave() {
    sandbox.leave(temporary);
  }
}
