package dev.vibesbox.posix;

import static dev.vibesbox.posix.SeccompMachine.ALLOW;
import static dev.vibesbox.posix.SeccompMachine.KILL;
import static dev.vibesbox.posix.SeccompMachine.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.posix.Bpf.Label;
import dev.vibesbox.posix.Bpf.Operand;
import dev.vibesbox.posix.CallRule.Condition.ArgumentHas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallFilterTest {
  private static final int THREAD = 4711;

  @Test
  void whatNoRuleNamesPasses() {
    var machine = machine(CallRule.deny(GuardedCall.MOUNT, 1));
    IntStream.rangeClosed(0, GuardedCall.LAST_KNOWN)
        .filter(number -> number != GuardedCall.MOUNT.number())
        .forEach(number -> assertThat(machine.answer(number)).as("%d", number).isEqualTo(ALLOW));
    assertThat(machine.answer(GuardedCall.MOUNT.number())).isEqualTo(failing(1));
  }

  @Test
  void everyCallCanBeDeniedAtOnce() {
    var machine = machine(Arrays.stream(GuardedCall.values()).map(call -> CallRule.deny(call, 7)));
    for (var call : GuardedCall.values()) {
      assertThat(machine.answer(call.number())).as("%s", call).isEqualTo(failing(7));
    }
  }

  @Test
  void aForeignArchitectureEndsTheProcess() {
    assertThat(machine().answerOn(0x40000003, 20)).isEqualTo(KILL);
    assertThat(machine().answerOn(0, 0)).isEqualTo(KILL);
  }

  @Test
  void x32AndCallsOfLaterKernelsDoNotExist() {
    var machine = machine();
    assertThat(machine.answer(0x40000000)).isEqualTo(failing(38));
    assertThat(machine.answer(-1)).isEqualTo(failing(38));
    assertThat(machine.answer(GuardedCall.LAST_KNOWN + 1)).isEqualTo(failing(38));
    assertThat(machine.answer(GuardedCall.LAST_KNOWN)).isEqualTo(ALLOW);
  }

  @Test
  void anArgumentIsComparedByItsLowerHalf() {
    var machine = machine(CallRule.deny(GuardedCall.KILL, CallRule.is(0, 5, -1), 1));
    var kill = GuardedCall.KILL.number();
    assertThat(machine.answer(kill, 5, 9)).isEqualTo(failing(1));
    assertThat(machine.answer(kill, 0xabcd_0000_0005L, 9)).isEqualTo(failing(1));
    assertThat(machine.answer(kill, -1, 9)).isEqualTo(failing(1));
    assertThat(machine.answer(kill, 6, 5)).isEqualTo(ALLOW);
  }

  @Test
  void theInstallingThreadIsFilledInWhenItInstalls() {
    var machine = machine(CallRule.deny(GuardedCall.TGKILL, CallRule.isInstallingThread(1), 1));
    var tgkill = GuardedCall.TGKILL.number();
    assertThat(machine.answer(tgkill, 0, THREAD)).isEqualTo(failing(1));
    assertThat(machine.answer(tgkill, THREAD, 0)).isEqualTo(ALLOW);
  }

  @Test
  void theFirstRuleThatHoldsDecides() {
    var machine =
        machine(
            CallRule.pass(GuardedCall.SOCKET, CallRule.is(0, 1)),
            CallRule.deny(GuardedCall.SOCKET, CallRule.isNotMasked(1, 0xf, 1), 13),
            CallRule.deny(GuardedCall.SOCKET, new ArgumentHas(2, 0x18), 14));
    var socket = GuardedCall.SOCKET.number();
    assertThat(machine.answer(socket, 1, 2, 0x18)).isEqualTo(ALLOW);
    assertThat(machine.answer(socket, 2, 0x80002, 0)).isEqualTo(failing(13));
    assertThat(machine.answer(socket, 2, 0x80001, 0x10)).isEqualTo(failing(14));
    assertThat(machine.answer(socket, 2, 0x80001, 7)).isEqualTo(ALLOW);
  }

  @Test
  void aJumpThatTheKernelWouldRefuseIsNotAssembled() {
    var backwards = new Bpf();
    var start = new Label();
    backwards.mark(start);
    backwards.load(0);
    backwards.jump(Bpf.Test.EQUAL, new Operand.Constant(0), start);
    backwards.answer(0);
    assertThatThrownBy(backwards::assemble).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(jumpOver(256)::assemble).hasMessageContaining("jumps by 256");
    assertThat(jumpOver(255).assemble().length()).isEqualTo(257);
    assertThatThrownBy(new Bpf()::assemble).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theKernelTakesAFilterAndKeepsToItOnThatThreadOnly() throws Exception {
    var rules = new ArrayList<CallRule>();
    rules.add(CallRule.deny(GuardedCall.KILL, CallRule.isInstallingThread(0), 99));
    rules.add(CallRule.deny(GuardedCall.PIDFD_OPEN, 38));
    var seen = new AtomicReference<Optional<String>>(Optional.empty());
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              Privileges.gainNone();
              CallFilter.of(rules).enter();
              var self = Libc.call(Syscall.GETTID);
              var kill = Libc.attempt(Syscall.KILL, self, 0);
              var open = Libc.attempt(Syscall.PIDFD_OPEN, self, 0);
              seen.set(Optional.of(kill + " " + open));
            });
    thread.join();
    assertThat(seen.get()).contains("-99 -38");
    var pidfd = Libc.call(Syscall.PIDFD_OPEN, ProcessHandle.current().pid(), 0);
    Descriptors.close((int) pidfd);
  }

  private static Bpf jumpOver(int lines) {
    var bpf = new Bpf();
    var end = new Label();
    bpf.jump(Bpf.Test.AT_LEAST, new Operand.Constant(0), end);
    IntStream.range(0, lines).forEach(_ -> bpf.load(0));
    bpf.mark(end);
    bpf.answer(0);
    return bpf;
  }

  private static SeccompMachine machine(CallRule... rules) {
    return machine(Arrays.stream(rules));
  }

  private static SeccompMachine machine(Stream<CallRule> rules) {
    List<CallRule> all = rules.toList();
    return new SeccompMachine(CallFilter.of(all).program(), THREAD);
  }
}
