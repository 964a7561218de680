/* New namespaces and mounts, the kernel itself, and large attack surfaces. A wrong argument keeps each from doing harm. */
#include "attack.h"

#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/quota.h>
#include <sys/swap.h>
#include <sys/time.h>
#include <sys/timex.h>

/* Each in a child of its own, which a success changes. */
#define TRY_APART(name, privilege, expression)                     \
  do {                                                             \
    pid_t child_ = fork();                                         \
    if (child_ == 0) {                                             \
      errno = 0;                                                   \
      _exit((long)(expression) == -1 ? errno : 0);                 \
    }                                                              \
    int status_ = 0;                                               \
    waitpid(child_, &status_, 0);                                  \
    int error_ = WEXITSTATUS(status_);                             \
    attempt((name), (privilege), error_ == 0 ? 0 : -1, error_);    \
  } while (0)

/* A forked child ends at once; in the parent, its number is a success. */
static long forked(long result) {
  if (result == 0) _exit(0);
  int error = errno;
  if (result > 0) waitpid(result, 0, __WALL);
  errno = error;
  return result;
}

static long cloned(unsigned long flags) { return forked(syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0)); }

static long cloned_anew(unsigned long flags) {
  struct clone_args args = {.flags = flags, .exit_signal = SIGCHLD};
  return forked(syscall(SYS_clone3, &args, sizeof args));
}

static void attack_namespaces(void) {
  TRY_APART("kernel/unshare/user", "rare", unshare(CLONE_NEWUSER));
  TRY_APART("kernel/unshare/user-and-mount", "rare", unshare(CLONE_NEWUSER | CLONE_NEWNS));
  TRY_APART("kernel/unshare/mount", "CAP_SYS_ADMIN", unshare(CLONE_NEWNS));
  TRY_APART("kernel/unshare/network", "CAP_SYS_ADMIN", unshare(CLONE_NEWNET));
  TRY_APART("kernel/unshare/pid", "CAP_SYS_ADMIN", unshare(CLONE_NEWPID));
  TRY_APART("kernel/unshare/names", "CAP_SYS_ADMIN", unshare(CLONE_NEWUTS));
  TRY_APART("kernel/unshare/ipc", "CAP_SYS_ADMIN", unshare(CLONE_NEWIPC));
  TRY_APART("kernel/unshare/cgroup", "CAP_SYS_ADMIN", unshare(CLONE_NEWCGROUP));
  TRY_APART("kernel/unshare/time", "CAP_SYS_ADMIN", unshare(0x80));
  TRY_APART("kernel/clone/user", "rare", cloned(CLONE_NEWUSER));
  TRY_APART("kernel/clone/mount", "CAP_SYS_ADMIN", cloned(CLONE_NEWNS));
  TRY_APART("kernel/clone/parent", "-", cloned(CLONE_PARENT));
  TRY_APART("kernel/clone3/user", "rare", cloned_anew(CLONE_NEWUSER));
  TRY_APART("kernel/clone3/time", "CAP_SYS_ADMIN", cloned_anew(0x80));
  TRY_APART("kernel/setns", "CAP_SYS_ADMIN", setns(open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC), 0));
}

static void attack_mounts(void) {
  TRY_APART("kernel/chroot", "CAP_SYS_CHROOT", chroot("."));
  TRY("kernel/mount", "CAP_SYS_ADMIN", mount("none", "/nowhere", "tmpfs", 0, 0));
  TRY("kernel/mount/bind", "CAP_SYS_ADMIN", mount("/", "/nowhere", 0, MS_BIND, 0));
  TRY("kernel/umount2", "CAP_SYS_ADMIN", umount2("/nowhere", 0));
  TRY("kernel/pivot_root", "CAP_SYS_ADMIN", syscall(SYS_pivot_root, "/nowhere", "/nowhere"));
  TRY("kernel/open_tree", "CAP_SYS_ADMIN", syscall(SYS_open_tree, AT_FDCWD, "/nowhere", 1 /* OPEN_TREE_CLONE */));
  TRY("kernel/open_tree_attr", "rare", syscall(467, AT_FDCWD, "/nowhere", 1, 0, 0));
  TRY("kernel/move_mount", "CAP_SYS_ADMIN", syscall(SYS_move_mount, AT_FDCWD, "/nowhere", AT_FDCWD, "/nowhere", 0));
  TRY("kernel/fsopen", "CAP_SYS_ADMIN", syscall(SYS_fsopen, "nothing", 0));
  TRY("kernel/fsconfig", "-", syscall(SYS_fsconfig, -1, 0, 0, 0, 0));
  TRY("kernel/fsmount", "CAP_SYS_ADMIN", syscall(SYS_fsmount, -1, 0, 0));
  TRY("kernel/fspick", "CAP_SYS_ADMIN", syscall(SYS_fspick, AT_FDCWD, "/nowhere", 0));
  TRY("kernel/mount_setattr", "CAP_SYS_ADMIN", syscall(SYS_mount_setattr, AT_FDCWD, "/nowhere", 0, &(long[4]){1}, 32UL));
  TRY("kernel/swapon", "CAP_SYS_ADMIN", swapon("/nowhere", 0));
  TRY("kernel/swapoff", "CAP_SYS_ADMIN", swapoff("/nowhere"));
  TRY("kernel/quotactl", "rare", quotactl(QCMD(Q_SYNC, USRQUOTA), 0, 0, 0));
  TRY("kernel/quotactl_fd", "rare", syscall(SYS_quotactl_fd, -1, QCMD(Q_SYNC, USRQUOTA), 0, 0));
  TRY("kernel/acct", "rare", syscall(SYS_acct, "/nowhere"));
}

static void attack_surfaces(void) {
  union bpf_attr map = {.map_type = 999};
  struct perf_event_attr event = {.type = PERF_TYPE_SOFTWARE, .size = sizeof event, .config = PERF_COUNT_SW_CPU_CLOCK};
  event.exclude_kernel = 1;
  struct io_uring_params ring = {0};
  TRY("kernel/bpf", "CAP_BPF", syscall(SYS_bpf, BPF_MAP_CREATE, &map, sizeof map));
  TRY("kernel/perf", "rare", syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
  TRY("kernel/userfaultfd", "rare", syscall(SYS_userfaultfd, O_CLOEXEC | 1 /* user mode only */));
  if (access("/dev/userfaultfd", F_OK) == 0) TRY("kernel/userfaultfd/device", "rare", opened("/dev/userfaultfd", O_RDWR));
  TRY("kernel/io_uring_setup", "rare", syscall(SYS_io_uring_setup, 1, &ring));
  TRY("kernel/io_uring_enter", "rare", syscall(SYS_io_uring_enter, -1, 0, 0, 0, 0, 0));
  TRY("kernel/io_uring_register", "rare", syscall(SYS_io_uring_register, -1, 0, 0, 0));
  TRY("kernel/add_key", "rare", syscall(SYS_add_key, "user", "vibesbox", "x", 1UL, KEY_SPEC_PROCESS_KEYRING));
  TRY("kernel/request_key", "rare", syscall(SYS_request_key, "user", "vibesbox-none", 0, 0));
  TRY("kernel/keyctl", "rare", syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_USER_KEYRING, 1));
  TRY("kernel/unknown-call", "rare", syscall(511, 0, 0, 0));
}

static void attack_machine(void) {
  struct timex clock = {0};
  adjtimex(&clock);
  clock.modes = ADJ_STATUS; /* to what it is */
  TRY("kernel/init_module", "CAP_SYS_MODULE", syscall(SYS_init_module, 0, 0UL, ""));
  TRY("kernel/finit_module", "CAP_SYS_MODULE", syscall(SYS_finit_module, -1, "", 0));
  TRY("kernel/delete_module", "CAP_SYS_MODULE", syscall(SYS_delete_module, "nothing", 0));
  TRY("kernel/kexec_load", "rare", syscall(SYS_kexec_load, 0, ~0UL, 0, ~0UL));
  TRY("kernel/kexec_file_load", "rare", syscall(SYS_kexec_file_load, -1, -1, 0UL, "", ~0UL));
  TRY("kernel/reboot", "CAP_SYS_BOOT", syscall(SYS_reboot, 0, 0, 0, 0));
  TRY("kernel/syslog", "CAP_SYSLOG", syscall(SYS_syslog, 3, &(char[8]){0}, 8));
  TRY("kernel/settimeofday", "CAP_SYS_TIME", syscall(SYS_settimeofday, 0, &(struct timezone){.tz_minuteswest = 100000}));
  TRY("kernel/clock_settime", "CAP_SYS_TIME", syscall(SYS_clock_settime, 0, &(struct timespec){.tv_nsec = -1}));
  TRY("kernel/adjtimex", "CAP_SYS_TIME", adjtimex(&clock));
  TRY("kernel/sethostname", "CAP_SYS_ADMIN", syscall(SYS_sethostname, "", -1L));
  TRY("kernel/setdomainname", "CAP_SYS_ADMIN", syscall(SYS_setdomainname, "", -1L));
  TRY("kernel/vhangup", "CAP_SYS_TTY_CONFIG", (setsid(), syscall(SYS_vhangup)));
#if defined __x86_64__
  TRY("kernel/iopl", "CAP_SYS_RAWIO", syscall(SYS_iopl, 3));
  TRY("kernel/ioperm", "CAP_SYS_RAWIO", syscall(SYS_ioperm, 0x80UL, 1UL, 1));
#endif
}

/* What is put into a terminal's input is typed by whoever sits there. */
static void attack_terminal(void) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  int discipline = 5; /* N_STRIP's place in the line of those that load a module */
  TRY("kernel/terminal/type", "rare", ioctl(terminal, TIOCSTI, "x"));
  TRY("kernel/terminal/select", "rare", ioctl(terminal, 0x541C /* TIOCLINUX */, &(char[4]){2}));
  TRY("kernel/terminal/discipline", "-", ioctl(terminal, TIOCSETD, &discipline));
  TRY("kernel/terminal/console", "CAP_SYS_ADMIN", ioctl(terminal, TIOCCONS));
  close(terminal);
}

void attack_kernel(void) {
  attack_namespaces();
  attack_mounts();
  attack_surfaces();
  attack_machine();
  attack_terminal();
}
