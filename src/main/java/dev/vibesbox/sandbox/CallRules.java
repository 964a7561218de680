package dev.vibesbox.sandbox;

import static dev.vibesbox.posix.CallRule.deny;
import static dev.vibesbox.posix.CallRule.is;
import static dev.vibesbox.posix.CallRule.isInstallingThread;
import static dev.vibesbox.posix.CallRule.isNot;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.CallRule.Condition.ArgumentHas;
import dev.vibesbox.posix.GuardedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system calls that a command may not make, or not with these arguments, and why. Landlock
 * guards files and most signals; here stands what it does not look at.
 */
final class CallRules {
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  private static final int SERVER = (int) ProcessHandle.current().pid();

  private static final int F_SETOWN = 8;
  private static final int F_SETOWN_EX = 15;
  private static final int FIOSETOWN = 0x8901;
  private static final int SIOCSPGRP = 0x8902;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;
  private static final int TIOCCONS = 0x541D;
  private static final int TIOCSETD = 0x5423;

  /** PRIO_USER and IOPRIO_WHO_USER mean every process of a user, and 0 means our own user. */
  private static final int PRIO_USER = 2;

  private static final int IOPRIO_WHO_PROCESS = 1;

  /**
   * CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET; and CLONE_PARENT, which makes
   * a child of the server that nobody waits for.
   */
  private static final int CLONE_OUTWARDS = 0x7E028000;

  private CallRules() {}

  /**
   * The same for all commands. What a thread needs to enter its cell and to start others cannot
   * stand here: {@code landlock_restrict_self}, {@code seccomp}, {@code clone}.
   */
  static List<CallRule> shared(SandboxConfig profile, Coverage coverage) {
    List<CallRule> rules = new ArrayList<>(signals(coverage));
    rules.addAll(otherProcesses());
    rules.addAll(outwards());
    rules.addAll(NetworkRules.of(profile));
    return rules;
  }

  /**
   * Each command's own. The thread that starts a command is in the command's own Landlock domain,
   * so a signal to that thread, which ends the server, passes there.
   */
  static List<CallRule> own() {
    return List.of(
        deny(GuardedCall.KILL, isInstallingThread(0), EPERM),
        deny(GuardedCall.TKILL, isInstallingThread(0), EPERM),
        deny(GuardedCall.TGKILL, isInstallingThread(1), EPERM),
        deny(GuardedCall.RT_SIGQUEUEINFO, isInstallingThread(0), EPERM),
        deny(GuardedCall.RT_TGSIGQUEUEINFO, isInstallingThread(1), EPERM));
  }

  /**
   * Descriptors of processes would be a way around the comparison of numbers; programs do without
   * them as on an older kernel.
   */
  private static List<CallRule> signals(Coverage coverage) {
    List<CallRule> rules = new ArrayList<>();
    rules.add(deny(GuardedCall.TGKILL, is(0, SERVER), EPERM));
    rules.add(deny(GuardedCall.RT_TGSIGQUEUEINFO, is(0, SERVER), EPERM));
    rules.add(deny(GuardedCall.PIDFD_OPEN, ENOSYS));
    rules.add(deny(GuardedCall.PIDFD_SEND_SIGNAL, ENOSYS));
    rules.add(deny(GuardedCall.PIDFD_GETFD, ENOSYS));
    rules.add(deny(GuardedCall.FCNTL, is(1, F_SETOWN, F_SETOWN_EX), EPERM));
    rules.add(deny(GuardedCall.IOCTL, is(1, FIOSETOWN, SIOCSPGRP), EPERM));
    rules.add(deny(GuardedCall.IOCTL, is(1, TIOCSTI, TIOCLINUX, TIOCCONS, TIOCSETD), EPERM));
    if (!coverage.hasScopes()) {
      // No wall then, but neither an accident: -1 would be every process of the user.
      rules.add(deny(GuardedCall.KILL, is(0, SERVER, -1), EPERM));
    }
    return rules;
  }

  /** Reading, slowing or limiting another process; 0 means oneself. */
  private static List<CallRule> otherProcesses() {
    return Stream.concat(
            Stream.of(
                deny(GuardedCall.PRLIMIT64, isNot(0, 0), EPERM),
                deny(GuardedCall.SETPRIORITY, is(0, PRIO_USER), EPERM),
                deny(GuardedCall.SETPRIORITY, isNot(1, 0), EPERM),
                deny(GuardedCall.IOPRIO_SET, isNot(0, IOPRIO_WHO_PROCESS), EPERM),
                deny(GuardedCall.IOPRIO_SET, isNot(1, 0), EPERM),
                deny(GuardedCall.SCHED_SETAFFINITY, isNot(0, 0), EPERM),
                deny(GuardedCall.SCHED_SETSCHEDULER, isNot(0, 0), EPERM),
                deny(GuardedCall.SCHED_SETPARAM, isNot(0, 0), EPERM),
                deny(GuardedCall.SCHED_SETATTR, isNot(0, 0), EPERM),
                deny(GuardedCall.MIGRATE_PAGES, isNot(0, 0), EPERM),
                deny(GuardedCall.MOVE_PAGES, isNot(0, 0), EPERM)),
            Stream.of(
                    GuardedCall.PROCESS_VM_READV,
                    GuardedCall.PROCESS_VM_WRITEV,
                    GuardedCall.PROCESS_MADVISE,
                    GuardedCall.PROCESS_MRELEASE,
                    GuardedCall.KCMP,
                    GuardedCall.PERF_EVENT_OPEN)
                .map(call -> deny(call, EPERM)))
        .toList();
  }

  /** New namespaces and mounts, the kernel itself, and large attack surfaces that few need. */
  private static List<CallRule> outwards() {
    List<CallRule> rules = new ArrayList<>();
    // Its flags lie in memory, where no filter can look; everybody falls back to clone.
    rules.add(deny(GuardedCall.CLONE3, ENOSYS));
    // The only change of metadata that names its file and that nobody needs yet.
    rules.add(deny(GuardedCall.FILE_SETATTR, ENOSYS));
    rules.add(deny(GuardedCall.CLONE, new ArgumentHas(0, CLONE_OUTWARDS), EPERM));
    Stream.of(
            GuardedCall.UNSHARE,
            GuardedCall.SETNS,
            GuardedCall.CHROOT,
            GuardedCall.MOUNT,
            GuardedCall.UMOUNT2,
            GuardedCall.PIVOT_ROOT,
            GuardedCall.OPEN_TREE,
            GuardedCall.OPEN_TREE_ATTR,
            GuardedCall.MOVE_MOUNT,
            GuardedCall.FSOPEN,
            GuardedCall.FSCONFIG,
            GuardedCall.FSMOUNT,
            GuardedCall.FSPICK,
            GuardedCall.MOUNT_SETATTR,
            GuardedCall.BPF,
            GuardedCall.USERFAULTFD,
            GuardedCall.IO_URING_SETUP,
            GuardedCall.IO_URING_ENTER,
            GuardedCall.IO_URING_REGISTER,
            GuardedCall.ADD_KEY,
            GuardedCall.REQUEST_KEY,
            GuardedCall.KEYCTL,
            GuardedCall.OPEN_BY_HANDLE_AT,
            GuardedCall.FANOTIFY_INIT,
            GuardedCall.INIT_MODULE,
            GuardedCall.FINIT_MODULE,
            GuardedCall.DELETE_MODULE,
            GuardedCall.KEXEC_LOAD,
            GuardedCall.KEXEC_FILE_LOAD,
            GuardedCall.REBOOT,
            GuardedCall.SWAPON,
            GuardedCall.SWAPOFF,
            GuardedCall.ACCT,
            GuardedCall.QUOTACTL,
            GuardedCall.QUOTACTL_FD,
            GuardedCall.SYSLOG,
            GuardedCall.SETTIMEOFDAY,
            GuardedCall.CLOCK_SETTIME,
            GuardedCall.SETHOSTNAME,
            GuardedCall.SETDOMAINNAME)
        .forEach(call -> rules.add(deny(call, EPERM)));
    return rules;
  }
}
