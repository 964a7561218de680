package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Calls into glibc. Every function goes through one shape of call, seven words in and one out,
 * because each further shape costs 10 to 20 ms of start-up. That is sound on x86-64 and arm64:
 * there a narrower integer or pointer argument is passed in the same register as a word, unused
 * arguments are ignored, and of a narrower result the upper half is cut off by the caller.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = LINKER.defaultLookup();
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
              JAVA_LONG),
          Linker.Option.captureCallState("errno"));

  /** Where a call leaves its errno; one a thread. */
  private static final ThreadLocal<MemorySegment> ERRNO =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

  private static final MemorySegment SYSCALL = function("syscall");

  private Libc() {}

  /** The function of that name. */
  static MemorySegment function(String name) {
    return LIBRARY
        .find(name)
        .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
  }

  /** Calls a function that returns an error number, 0 for success, such as posix_spawn. */
  static int status(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    return (int) invoke(function, a, b, c, d, e, f, 0);
  }

  /** Calls a function that returns -1 and sets errno when it fails. */
  static int call(String name, MemorySegment function, long... args) {
    var result =
        (int)
            invoke(
                function,
                args[0],
                args.length > 1 ? args[1] : 0,
                args.length > 2 ? args[2] : 0,
                0,
                0,
                0,
                0);
    if (result == -1) {
      throw new PosixException(name, ERRNO.get().get(JAVA_INT, 0));
    }
    return result;
  }

  /** A system call whose failure is an exception. */
  static long call(Syscall call, long... args) {
    var result = attempt(call, args);
    if (result < 0) {
      throw new PosixException(call.name(), (int) -result);
    }
    return result;
  }

  /** A system call whose failure is an answer: the result, or the error number negated. */
  static long attempt(Syscall call, long... args) {
    var result =
        invoke(
            SYSCALL,
            call.number,
            args.length > 0 ? args[0] : 0,
            args.length > 1 ? args[1] : 0,
            args.length > 2 ? args[2] : 0,
            args.length > 3 ? args[3] : 0,
            args.length > 4 ? args[4] : 0,
            0);
    return result == -1 ? -ERRNO.get().get(JAVA_INT, 0) : result;
  }

  private static long invoke(
      MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
    try {
      return (long) CALL.invokeExact(function, ERRNO.get(), a, b, c, d, e, f, g);
    } catch (RuntimeException | Error e1) {
      throw e1;
    } catch (Throwable e1) {
      throw new AssertionError("a foreign call throws nothing else", e1);
    }
  }
}
