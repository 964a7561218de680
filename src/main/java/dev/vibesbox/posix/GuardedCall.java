package dev.vibesbox.posix;

/**
 * System calls that a {@link CallFilter} can look at, by their numbers on x86-64 and on arm64
 * (Linux, {@code asm/unistd_64.h} and {@code asm-generic/unistd.h}).
 */
public enum GuardedCall {
  KILL(62, 129),
  TKILL(200, 130),
  TGKILL(234, 131),
  RT_SIGQUEUEINFO(129, 138),
  RT_TGSIGQUEUEINFO(297, 240),
  PIDFD_SEND_SIGNAL(424),
  PIDFD_OPEN(434),
  PIDFD_GETFD(438),
  FCNTL(72, 25),
  IOCTL(16, 29),
  PRLIMIT64(302, 261),
  SETPRIORITY(141, 140),
  SCHED_SETAFFINITY(203, 122),
  SCHED_SETSCHEDULER(144, 119),
  SCHED_SETPARAM(142, 118),
  SCHED_SETATTR(314, 274),
  IOPRIO_SET(251, 30),
  CLONE(56, 220),
  CLONE3(435),
  UNSHARE(272, 97),
  SETNS(308, 268),
  CHROOT(161, 51),
  MOUNT(165, 40),
  UMOUNT2(166, 39),
  PIVOT_ROOT(155, 41),
  OPEN_TREE(428),
  MOVE_MOUNT(429),
  FSOPEN(430),
  FSCONFIG(431),
  FSMOUNT(432),
  FSPICK(433),
  MOUNT_SETATTR(442),
  OPEN_TREE_ATTR(467),
  BPF(321, 280),
  PERF_EVENT_OPEN(298, 241),
  USERFAULTFD(323, 282),
  IO_URING_SETUP(425),
  IO_URING_ENTER(426),
  IO_URING_REGISTER(427),
  ADD_KEY(248, 217),
  REQUEST_KEY(249, 218),
  KEYCTL(250, 219),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  PROCESS_MADVISE(440),
  PROCESS_MRELEASE(448),
  KCMP(312, 272),
  MIGRATE_PAGES(256, 238),
  MOVE_PAGES(279, 239),
  OPEN_BY_HANDLE_AT(304, 265),
  FANOTIFY_INIT(300, 262),
  INIT_MODULE(175, 105),
  FINIT_MODULE(313, 273),
  DELETE_MODULE(176, 106),
  KEXEC_LOAD(246, 104),
  KEXEC_FILE_LOAD(320, 294),
  REBOOT(169, 142),
  SWAPON(167, 224),
  SWAPOFF(168, 225),
  ACCT(163, 89),
  QUOTACTL(179, 60),
  QUOTACTL_FD(443),
  SYSLOG(103, 116),
  SETTIMEOFDAY(164, 170),
  CLOCK_SETTIME(227, 112),
  SETHOSTNAME(170, 161),
  SETDOMAINNAME(171, 162),
  SECCOMP(317, 277),
  LANDLOCK_CREATE_RULESET(444),
  FILE_SETATTR(469),
  SOCKET(41, 198),
  SETSOCKOPT(54, 208),
  SENDTO(44, 206),
  SENDMSG(46, 211),
  SENDMMSG(307, 269);

  /** The highest number of Linux 6.18; what came later is unknown, and not for commands. */
  static final int LAST_KNOWN = 469;

  private final int x86;
  private final int arm;

  GuardedCall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /** Calls since Linux 5.1 have one number on all machines. */
  GuardedCall(int everywhere) {
    this(everywhere, everywhere);
  }

  int number() {
    return Machine.CURRENT == Machine.ARM64 ? arm : x86;
  }
}
