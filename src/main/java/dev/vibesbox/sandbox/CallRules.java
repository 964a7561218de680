package dev.vibesbox.sandbox;

import static dev.vibesbox.posix.CallRule.deny;
import static dev.vibesbox.posix.CallRule.is;
import static dev.vibesbox.posix.CallRule.isInstallingThread;
import static dev.vibesbox.posix.CallRule.isNot;
import static dev.vibesbox.posix.CallRule.isNotMasked;
import static dev.vibesbox.posix.CallRule.pass;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.config.SandboxConfig.Network;
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
  private static final int EACCES = 13;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  private static final int SERVER = (int) ProcessHandle.current().pid();

  private static final int F_SETOWN = 8;
  private static final int F_SETOWN_EX = 15;
  private static final int FIOSETOWN = 0x8901;
  private static final int SIOCSPGRP = 0x8902;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;

  /** PRIO_USER and IOPRIO_WHO_USER mean every process of a user, and 0 means our own user. */
  private static final int PRIO_USER = 2;

  private static final int IOPRIO_WHO_PROCESS = 1;

  /**
   * CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET; and CLONE_PARENT, which makes
   * a child of the server that nobody waits for.
   */
  private static final int CLONE_OUTWARDS = 0x7E028000;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int AF_NETLINK = 16;
  private static final int SOCK_TYPE = 0xf;
  private static final int SOCK_STREAM = 1;
  private static final int IPPROTO_TCP = 6;
  private static final int MSG_FASTOPEN = 0x20000000;

  private CallRules() {}

  static List<CallRule> of(SandboxConfig profile, Coverage coverage) {
    List<CallRule> rules = new ArrayList<>(signals(coverage));
    rules.addAll(otherProcesses());
    rules.addAll(outwards());
    rules.addAll(network(profile));
    return rules;
  }

  /**
   * The thread that starts a command is in the command's own Landlock domain, so a signal to that
   * thread, which ends the server, passes there. Descriptors of processes would be a way around the
   * comparison of numbers; programs do without them as on an older kernel.
   */
  private static List<CallRule> signals(Coverage coverage) {
    List<CallRule> rules = new ArrayList<>();
    rules.add(deny(GuardedCall.KILL, isInstallingThread(0), EPERM));
    rules.add(deny(GuardedCall.TKILL, isInstallingThread(0), EPERM));
    rules.add(deny(GuardedCall.TGKILL, is(0, SERVER), EPERM));
    rules.add(deny(GuardedCall.TGKILL, isInstallingThread(1), EPERM));
    rules.add(deny(GuardedCall.RT_SIGQUEUEINFO, isInstallingThread(0), EPERM));
    rules.add(deny(GuardedCall.RT_TGSIGQUEUEINFO, is(0, SERVER), EPERM));
    rules.add(deny(GuardedCall.RT_TGSIGQUEUEINFO, isInstallingThread(1), EPERM));
    rules.add(deny(GuardedCall.PIDFD_OPEN, ENOSYS));
    rules.add(deny(GuardedCall.PIDFD_SEND_SIGNAL, ENOSYS));
    rules.add(deny(GuardedCall.PIDFD_GETFD, ENOSYS));
    rules.add(deny(GuardedCall.FCNTL, is(1, F_SETOWN, F_SETOWN_EX), EPERM));
    rules.add(deny(GuardedCall.IOCTL, is(1, FIOSETOWN, SIOCSPGRP, TIOCSTI, TIOCLINUX), EPERM));
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

  /**
   * Addresses lie in memory, so a filter sees families and types only. Families that lead past
   * everything else (packets, virtual machines, the kernel's cryptography) are never given.
   */
  private static List<CallRule> network(SandboxConfig profile) {
    List<CallRule> rules = new ArrayList<>();
    if (!profile.hasUnixSockets()) {
      rules.add(deny(GuardedCall.SOCKET, is(0, AF_UNIX), EACCES));
    }
    rules.add(pass(GuardedCall.SOCKET, is(0, AF_UNIX, AF_NETLINK)));
    rules.add(deny(GuardedCall.SOCKET, isNot(0, AF_INET, AF_INET6), EAFNOSUPPORT));
    switch (profile.network()) {
      case Network.All() -> {}
      case Network.None() -> rules.add(deny(GuardedCall.SOCKET, EACCES));
      case Network.Ports _ -> {
        rules.add(deny(GuardedCall.SOCKET, isNotMasked(1, SOCK_TYPE, SOCK_STREAM), EACCES));
        // Landlock knows TCP, not what is built upon it, and no connection made by a first message.
        rules.add(deny(GuardedCall.SOCKET, isNot(2, 0, IPPROTO_TCP), EACCES));
        rules.add(deny(GuardedCall.SENDTO, new ArgumentHas(3, MSG_FASTOPEN), EACCES));
        rules.add(deny(GuardedCall.SENDMSG, new ArgumentHas(2, MSG_FASTOPEN), EACCES));
        rules.add(deny(GuardedCall.SENDMMSG, new ArgumentHas(3, MSG_FASTOPEN), EACCES));
      }
    }
    return rules;
  }
}
