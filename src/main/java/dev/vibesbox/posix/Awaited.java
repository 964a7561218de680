package dev.vibesbox.posix;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a thread that sleeps in the kernel waits to read, as {@code /proc/pid/task/tid/syscall} and
 * the arguments in its memory say; see proc(5), poll(2), select(2), epoll(7).
 */
public final class Awaited {
  /** Nobody waits for a terminal and as many others. */
  private static final int MAX_POLLED = 256;

  private static final int MAX_SELECTED_BYTES = 128;
  private static final int POLLFD_BYTES = 8;
  private static final int POLLIN = 1;

  private Awaited() {}

  /** Descriptors of the process; none if the thread runs, is gone, or may not be looked at. */
  public static List<Integer> descriptors(int pid, int thread) {
    try {
      var line = Files.readString(Path.of("/proc/%d/task/%d/syscall".formatted(pid, thread)));
      var words = line.strip().split(" ", -1);
      // Nine: the number, six arguments, and two pointers. A thread that runs has one word.
      return words.length == 9 ? waitedFor(pid, words) : List.of();
    } catch (IOException | NumberFormatException _) {
      return List.of();
    }
  }

  private static List<Integer> waitedFor(int pid, String[] words) throws IOException {
    var call = WaitingCall.of(Integer.parseInt(words[0]));
    if (call.isEmpty()) {
      return List.of();
    }
    var first = number(words[1]);
    var second = number(words[2]);
    return switch (call.get()) {
      case READ, READV -> List.of((int) first);
      case POLL, PPOLL -> polled(pid, first, second);
      case SELECT, PSELECT6 -> selected(pid, first, second);
      case EPOLL_WAIT, EPOLL_PWAIT, EPOLL_PWAIT2 -> registered(pid, first);
    };
  }

  private static List<Integer> polled(int pid, long address, long count) throws IOException {
    var entries = memory(pid, address, (int) Math.min(count, MAX_POLLED) * POLLFD_BYTES);
    List<Integer> found = new ArrayList<>();
    while (entries.hasRemaining()) {
      var descriptor = entries.getInt();
      var events = entries.getShort();
      entries.getShort();
      if ((events & POLLIN) != 0) {
        found.add(descriptor);
      }
    }
    return found;
  }

  private static List<Integer> selected(int pid, long count, long address) throws IOException {
    if (address == 0) {
      return List.of();
    }
    var bytes = (int) Math.min((count + 7) / 8, MAX_SELECTED_BYTES);
    return BitSet.valueOf(memory(pid, address, bytes)).stream().boxed().toList();
  }

  private static List<Integer> registered(int pid, long epoll) throws IOException {
    var entries = Files.readString(Path.of("/proc/%d/fdinfo/%d".formatted(pid, epoll)));
    return entries
        .lines()
        .map(line -> line.strip().split(" +", -1))
        .filter(words -> words.length > 3 && words[0].equals("tfd:"))
        .filter(words -> (Long.parseLong(words[3], 16) & POLLIN) != 0)
        .map(words -> Integer.valueOf(words[1]))
        .toList();
  }

  private static ByteBuffer memory(int pid, long address, int length) throws IOException {
    var bytes = new byte[length];
    try (var memory = new RandomAccessFile("/proc/%d/mem".formatted(pid), "r")) {
      memory.seek(address);
      memory.readFully(bytes);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  private static long number(String hexadecimal) {
    return Long.parseUnsignedLong(hexadecimal.substring("0x".length()), 16);
  }
}
