package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The descendants that lost their parent and came to this process, its subreaper. The kernel hands
 * them to the process's first thread, which starts nothing itself, so that thread's list of
 * children (proc(5), {@code /proc/pid/task/tid/children}) names them and nobody else. When a
 * command's first process has ended, all that is left of the command is below these. Used by one
 * thread.
 */
public final class Orphans {
  private static final int MAX_LIST_BYTES = 1 << 20;

  /** Whoever could end this many times in a row while we look would have to be as quick as us. */
  private static final int MAX_LOOKS = 32;

  private final int children;
  private MemorySegment buffer = Arena.ofAuto().allocate(4_096);

  private Orphans(int children) {
    this.children = children;
  }

  /** Adopts orphans from now on. */
  public static Orphans adopt() {
    Children.adoptOrphans();
    var self = ProcessHandle.current().pid();
    return new Orphans(Descriptors.open("/proc/%d/task/%d/children".formatted(self, self)));
  }

  /**
   * Reaps those that have ended, and names those that still run. One that ended after we had read
   * the list may have left a child, which only the next list names: so it is read until nothing was
   * reaped. Otherwise a program that forks and exits without end would never be seen.
   */
  public List<Integer> sweep() {
    var listed = list();
    var running = withoutEnded(listed);
    for (var look = 1; look < MAX_LOOKS && running.size() < listed.size(); look++) {
      listed = list();
      running = withoutEnded(listed);
    }
    return running;
  }

  private static List<Integer> withoutEnded(List<Integer> listed) {
    return listed.isEmpty() ? listed : listed.stream().filter(pid -> !Children.reap(pid)).toList();
  }

  private List<Integer> list() {
    var length = Descriptors.pread(children, buffer, 0);
    if (length == buffer.byteSize() && length < MAX_LIST_BYTES) {
      buffer = Arena.ofAuto().allocate(2L * length);
      return list();
    }
    return length <= 0 ? List.of() : parse(length);
  }

  private List<Integer> parse(int length) {
    var text = new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.US_ASCII);
    return ChildList.parse(text);
  }

  /** Stops looking. */
  public void close() {
    Descriptors.close(children);
  }
}
