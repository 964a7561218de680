package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The system calls that wait for an answer of ours; see seccomp_unotify(2). Only their numbers are
 * looked at, which nobody can change meanwhile, and none is ever let pass: what is answered with is
 * made here. Whoever waits can be killed. Used by one thread.
 */
public final class AskedCalls implements AutoCloseable {
  private static final long RECEIVE = 0xC0502100L;
  private static final long SEND = 0xC0182101L;
  private static final long ADD_DESCRIPTOR = 0x40182103L;

  /** {@code struct seccomp_notif}: id, pid, flags, then {@code struct seccomp_data}. */
  private static final int QUESTION_BYTES = 80;

  private static final int FIRST_ARGUMENT = 32;

  /** {@code struct seccomp_notif_resp} and {@code struct seccomp_notif_addfd}. */
  private static final int ANSWER_BYTES = 24;

  /** The descriptor's number in the other process is the call's result, in one step. */
  private static final int ADDFD_SEND = 2;

  private final int listener;

  AskedCalls(int listener) {
    this.listener = listener;
  }

  /** A call of {@code socket}. */
  public record SocketCall(long id, int family, int type, int protocol) {}

  /** Waits for the next one; empty when nothing is left that could ask. */
  public Optional<SocketCall> next() {
    var set = new PollSet();
    while (true) {
      set.clear();
      var place = set.add(listener, PollSet.READABLE);
      set.await(PollSet.LONGEST);
      if (set.isOver(place)) {
        return Optional.empty();
      }
      if (set.isReady(place)) {
        var call = receive();
        if (call.isPresent()) {
          return call;
        }
      }
    }
  }

  /** Answers with a copy of a descriptor of ours, which stays ours. */
  public void give(SocketCall call, int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var answer = arena.allocate(ANSWER_BYTES, 8);
      answer.set(JAVA_LONG, 0, call.id());
      answer.set(JAVA_INT, 8, ADDFD_SEND);
      answer.set(JAVA_INT, 12, descriptor);
      answer.set(JAVA_INT, 20, call.type() & Descriptors.O_CLOEXEC);
      var given = ioctl(ADD_DESCRIPTOR, answer);
      if (given < 0) {
        refuse(call, (int) -given);
      }
    }
  }

  /** Answers with an error number. Whoever is gone meanwhile needs no answer. */
  public void refuse(SocketCall call, int errno) {
    try (var arena = Arena.ofConfined()) {
      var answer = arena.allocate(ANSWER_BYTES, 8);
      answer.set(JAVA_LONG, 0, call.id());
      answer.set(JAVA_INT, 16, -errno);
      ioctl(SEND, answer);
    }
  }

  @Override
  public void close() {
    Descriptors.close(listener);
  }

  /** Empty where who asked is gone. */
  private Optional<SocketCall> receive() {
    try (var arena = Arena.ofConfined()) {
      var question = arena.allocate(QUESTION_BYTES, 8);
      return ioctl(RECEIVE, question) < 0
          ? Optional.empty()
          : Optional.of(
              new SocketCall(
                  question.get(JAVA_LONG, 0),
                  argument(question, 0),
                  argument(question, 1),
                  argument(question, 2)));
    }
  }

  private static int argument(MemorySegment question, int number) {
    return (int) question.get(JAVA_LONG, FIRST_ARGUMENT + 8L * number);
  }

  private long ioctl(long request, MemorySegment argument) {
    return Libc.attempt(Syscall.IOCTL, listener, request, argument.address());
  }
}
