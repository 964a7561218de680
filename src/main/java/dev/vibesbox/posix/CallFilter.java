package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.vibesbox.posix.Bpf.Label;
import dev.vibesbox.posix.Bpf.Operand;
import dev.vibesbox.posix.Bpf.Program;
import dev.vibesbox.posix.Bpf.Test;
import dev.vibesbox.posix.CallRule.Condition;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A seccomp filter: a thread that enters it, and all that it starts, makes system calls under its
 * rules for ever (seccomp(2)). A call of a foreign architecture ends the process, because its
 * numbers mean something else; x32 and calls newer than this code do not exist. The number is found
 * by halving, so that a call that nobody guards costs a dozen instructions. Any thread.
 */
public final class CallFilter {
  private static final int SET_MODE_FILTER = 1;
  private static final int GET_ACTION_AVAILABLE = 2;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int NEW_LISTENER = 8;
  private static final int ENOSYS = 38;

  /** Places in {@code struct seccomp_data}. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;

  private final Program program;

  private CallFilter(Program program) {
    this.program = program;
  }

  /** Whether this kernel has filters. */
  public static boolean isAvailable() {
    return isAvailable(RuleCode.FAIL);
  }

  /** Whether this kernel has filters that are listened to. */
  public static boolean canAsk() {
    return isAvailable(RuleCode.ASK);
  }

  private static boolean isAvailable(int answer) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocateFrom(JAVA_INT, answer);
      return Libc.attempt(Syscall.SECCOMP, GET_ACTION_AVAILABLE, 0, action.address()) == 0;
    }
  }

  /** The filter of these rules. */
  public static CallFilter of(List<CallRule> rules) {
    var byNumber = new TreeMap<Integer, List<CallRule>>(Comparator.naturalOrder());
    for (var rule : rules) {
      byNumber.merge(rule.call().number(), List.of(rule), CallFilter::joined);
    }
    var bpf = new Bpf();
    refuseForeigners(bpf);
    find(bpf, List.copyOf(byNumber.keySet()), byNumber);
    return new CallFilter(bpf.assemble());
  }

  Program program() {
    return program;
  }

  /**
   * Puts the calling thread, and what it starts from now on, under the filter.
   *
   * @throws PosixException EACCES without {@link Privileges#gainNone} before
   */
  public void enter() {
    enter(0);
  }

  /**
   * As above, for a filter with calls that are asked about.
   *
   * @return who listens to it answers them, for all threads and processes that inherit it
   * @throws PosixException EBUSY where a filter that this thread is under is listened to already
   */
  public AskedCalls enterAsking() {
    return new AskedCalls(enter(NEW_LISTENER));
  }

  private int enter(int flags) {
    try (var arena = Arena.ofConfined()) {
      var code = arena.allocate(program.code().capacity(), 8);
      code.copyFrom(MemorySegment.ofBuffer(program.code()));
      var self = (int) Libc.call(Syscall.GETTID);
      program.threadPlaces().forEach(place -> code.set(JAVA_INT, place, self));
      var filter = arena.allocate(16, 8);
      filter.set(JAVA_SHORT, 0, (short) program.length());
      filter.set(ADDRESS, 8, code);
      return (int) Libc.call(Syscall.SECCOMP, SET_MODE_FILTER, flags, filter.address());
    }
  }

  private static List<CallRule> joined(List<CallRule> some, List<CallRule> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static void refuseForeigners(Bpf bpf) {
    var ours = new Label();
    bpf.load(ARCHITECTURE);
    bpf.jump(Test.EQUAL, new Operand.Constant(Machine.CURRENT.auditName), ours);
    bpf.answer(KILL_PROCESS);
    bpf.mark(ours);
    var unknown = new Label();
    var known = new Label();
    bpf.load(NUMBER);
    bpf.jump(Test.AT_LEAST, new Operand.Constant(GuardedCall.LAST_KNOWN + 1), unknown);
    RuleCode.skip(bpf, known);
    bpf.mark(unknown);
    bpf.answer(RuleCode.FAIL | ENOSYS);
    bpf.mark(known);
  }

  /** The number is in the register. */
  private static void find(Bpf bpf, List<Integer> numbers, Map<Integer, List<CallRule>> rules) {
    if (numbers.isEmpty()) {
      bpf.answer(RuleCode.ALLOW);
    } else if (numbers.size() == 1) {
      var number = numbers.getFirst();
      var found = new Label();
      bpf.jump(Test.EQUAL, new Operand.Constant(number), found);
      bpf.answer(RuleCode.ALLOW);
      bpf.mark(found);
      var ours = rules.getOrDefault(number, List.of());
      ours.forEach(rule -> RuleCode.judge(bpf, rule));
      if (!(ours.getLast().condition() instanceof Condition.Always)) {
        bpf.answer(RuleCode.ALLOW);
      }
    } else {
      var middle = numbers.size() / 2;
      var upper = new Label();
      bpf.jump(Test.AT_LEAST, new Operand.Constant(numbers.get(middle)), upper);
      find(bpf, numbers.subList(0, middle), rules);
      bpf.mark(upper);
      find(bpf, numbers.subList(middle, numbers.size()), rules);
    }
  }
}
