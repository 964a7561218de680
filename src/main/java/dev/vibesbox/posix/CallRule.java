package dev.vibesbox.posix;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of one system call under one condition. Of several rules for a call the first whose
 * condition holds decides; where none does, the call is made.
 */
public record CallRule(GuardedCall call, Condition condition, Answer answer) {

  /** What is looked at. Only the lower half of an argument is: the kernel takes these as ints. */
  public sealed interface Condition {
    record Always() implements Condition {}

    /** The argument, counted from 0, is one of these; each is compared after {@code mask}. */
    record ArgumentIs(int argument, int mask, List<Value> values) implements Condition {
      public ArgumentIs {
        values = List.copyOf(values);
      }
    }

    /** It is none of these. */
    record ArgumentIsNot(int argument, int mask, List<Value> values) implements Condition {
      public ArgumentIsNot {
        values = List.copyOf(values);
      }
    }

    /** It has any of these bits. */
    record ArgumentHas(int argument, int bits) implements Condition {}

    /** Both hold. */
    record Both(Condition one, Condition other) implements Condition {}
  }

  /** What an argument is compared with. */
  public sealed interface Value {
    record Constant(int value) implements Value {}

    /** The thread that installed the filter. */
    record InstallingThread() implements Value {}
  }

  /** What the caller gets. */
  public sealed interface Answer {
    /** The call is made. */
    record Pass() implements Answer {}

    /** The call is not made and fails with this error number. */
    record Fail(int errno) implements Answer {}

    /** Whoever listens to the filter answers in the kernel's place: see {@link AskedCalls}. */
    record Ask() implements Answer {}
  }

  private static final int WHOLE = -1;

  /** A call that always fails. */
  public static CallRule deny(GuardedCall call, int errno) {
    return new CallRule(call, new Condition.Always(), new Answer.Fail(errno));
  }

  /** The condition, from here on. */
  public static Condition is(int argument, int... values) {
    return new Condition.ArgumentIs(argument, WHOLE, constants(values));
  }

  /** The argument names the thread that installed the filter. */
  public static Condition isInstallingThread(int argument) {
    return new Condition.ArgumentIs(argument, WHOLE, List.of(new Value.InstallingThread()));
  }

  /** The argument is none of these. */
  public static Condition isNot(int argument, int... values) {
    return new Condition.ArgumentIsNot(argument, WHOLE, constants(values));
  }

  /** As above, of the argument's bits in the mask. */
  public static Condition isNotMasked(int argument, int mask, int... values) {
    return new Condition.ArgumentIsNot(argument, mask, constants(values));
  }

  /** Both hold. */
  public static Condition both(Condition one, Condition other) {
    return new Condition.Both(one, other);
  }

  /** The call fails where the condition holds. */
  public static CallRule deny(GuardedCall call, Condition condition, int errno) {
    return new CallRule(call, condition, new Answer.Fail(errno));
  }

  /** The call is made where the condition holds, whatever rules follow. */
  public static CallRule pass(GuardedCall call, Condition condition) {
    return new CallRule(call, condition, new Answer.Pass());
  }

  /** Whoever listens to the filter answers the call. */
  public static CallRule ask(GuardedCall call) {
    return new CallRule(call, new Condition.Always(), new Answer.Ask());
  }

  private static List<Value> constants(int... values) {
    return IntStream.of(values).<Value>mapToObj(Value.Constant::new).toList();
  }
}
