package dev.vibesbox.posix;

import dev.vibesbox.posix.Bpf.Label;
import dev.vibesbox.posix.Bpf.Operand;
import dev.vibesbox.posix.Bpf.Test;
import dev.vibesbox.posix.CallRule.Answer;
import dev.vibesbox.posix.CallRule.Condition;
import dev.vibesbox.posix.CallRule.Value;
import java.util.List;

/** One rule of a filter as instructions; what it answers is what seccomp(2) calls an action. */
final class RuleCode {
  static final int FAIL = 0x00050000;
  static final int ASK = 0x7fc00000;
  static final int ALLOW = 0x7fff0000;

  /** In {@code struct seccomp_data}; of an argument the lower half, both are little-endian. */
  private static final int FIRST_ARGUMENT = 16;

  private static final int ARGUMENT_BYTES = 8;

  private RuleCode() {}

  /** The number of the rule's call has been found. */
  static void judge(Bpf bpf, CallRule rule) {
    var next = new Label();
    require(bpf, rule.condition(), next);
    bpf.answer(
        switch (rule.answer()) {
          case Answer.Pass() -> ALLOW;
          case Answer.Fail(var errno) -> FAIL | errno;
          case Answer.Ask() -> ASK;
        });
    bpf.mark(next);
  }

  /** Goes on with the next line where the condition holds. */
  private static void require(Bpf bpf, Condition condition, Label otherwise) {
    var holds = new Label();
    switch (condition) {
      case Condition.Always() -> {}
      case Condition.ArgumentIs(var argument, var mask, var values) -> {
        compare(bpf, argument, mask, values, holds);
        skip(bpf, otherwise);
      }
      case Condition.ArgumentIsNot(var argument, var mask, var values) ->
          compare(bpf, argument, mask, values, otherwise);
      case Condition.ArgumentHas(var argument, var bits) -> {
        bpf.load(FIRST_ARGUMENT + ARGUMENT_BYTES * argument);
        bpf.jump(Test.ANY_BIT, new Operand.Constant(bits), holds);
        skip(bpf, otherwise);
      }
      case Condition.Both(var one, var other) -> {
        require(bpf, one, otherwise);
        require(bpf, other, otherwise);
      }
    }
    bpf.mark(holds);
  }

  private static void compare(Bpf bpf, int argument, int mask, List<Value> values, Label ifAnyIs) {
    bpf.load(FIRST_ARGUMENT + ARGUMENT_BYTES * argument);
    if (mask != -1) {
      bpf.and(mask);
    }
    for (var value : values) {
      bpf.jump(Test.EQUAL, operand(value), ifAnyIs);
    }
  }

  /** Every number is at least 0. */
  static void skip(Bpf bpf, Label to) {
    bpf.jump(Test.AT_LEAST, new Operand.Constant(0), to);
  }

  private static Operand operand(Value value) {
    return switch (value) {
      case Value.Constant(var constant) -> new Operand.Constant(constant);
      case Value.InstallingThread() -> new Operand.InstallingThread();
    };
  }
}
