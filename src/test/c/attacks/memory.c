/* Looking into another process of the same uid, and writing there. */
#include "attack.h"

#include <linux/kcmp.h>
#include <linux/perf_event.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

static long proc(pid_t pid, const char *file, int flags) {
  char path[96];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
  return opened(path, flags);
}

/* Some of these open for everybody and are closed to the reader. */
static long proc_read(pid_t pid, const char *file) {
  char path[96], byte;
  snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  long result = read(fd, &byte, 1);
  int error = errno;
  close(fd);
  errno = error;
  return result;
}

/* Not every kernel has all of them. */
static int proc_has(pid_t pid, const char *file) {
  char path[96];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
  return access(path, F_OK) == 0;
}

static long proc_list(pid_t pid, const char *directory) {
  char path[96];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, directory);
  DIR *entries = opendir(path);
  if (!entries) return -1;
  do errno = 0;
  while (readdir(entries));
  int error = errno;
  closedir(entries);
  errno = error;
  return error ? -1 : 0;
}

static long proc_link(pid_t pid, const char *file) {
  char path[96], target[256];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
  return readlink(path, target, sizeof target);
}

static long traced(long request, pid_t thread) {
  long result = ptrace(request, thread, 0, 0);
  int error = errno;
  if (result == 0) {
    if (request == PTRACE_ATTACH) waitpid(thread, 0, __WALL);
    else ptrace(PTRACE_INTERRUPT, thread, 0, 0), waitpid(thread, 0, __WALL);
    ptrace(PTRACE_DETACH, thread, 0, 0);
  }
  errno = error;
  return result;
}

static long measured(pid_t pid) {
  struct perf_event_attr event = {.type = PERF_TYPE_SOFTWARE, .size = sizeof event, .config = PERF_COUNT_SW_CPU_CLOCK};
  event.exclude_kernel = 1;
  long fd = syscall(SYS_perf_event_open, &event, pid, -1, -1, 0);
  int error = errno;
  if (fd >= 0) close(fd);
  errno = error;
  return fd;
}

static long taken(pid_t pid) {
  long pidfd = syscall(SYS_pidfd_open, pid, 0);
  if (pidfd < 0) return -1;
  long fd = syscall(SYS_pidfd_getfd, pidfd, 0, 0);
  int error = errno;
  if (fd >= 0) close(fd);
  close(pidfd);
  errno = error;
  return fd;
}

static long advised(long call, pid_t pid) {
  struct iovec part = {.iov_base = 0, .iov_len = 0};
  long pidfd = syscall(SYS_pidfd_open, pid, 0);
  if (pidfd < 0) return -1;
  long result = call == SYS_process_madvise ? syscall(call, pidfd, &part, 1UL, MADV_COLD, 0) : syscall(call, pidfd, 0);
  int error = errno;
  close(pidfd);
  errno = error;
  return result;
}

/* /proc/pid/task/tid leads to the same as /proc/pid, for each thread. */
static void attack_threads(const struct victim *victim) {
  static const char *const files[] = {"environ", "mem", "maps", "auxv", "fd/0"};
  for (int i = 0; i < victim->thread_count; i++) {
    char file[64];
    for (unsigned j = 0; j < sizeof files / sizeof *files; j++) {
      snprintf(file, sizeof file, "task/%d/%s", victim->threads[i], files[j]);
      TRY(named("memory/thread", victim), "-", proc(victim->pid, file, O_RDONLY));
    }
    TRY(named("memory/thread/root", victim), "-", (snprintf(file, sizeof file, "task/%d/root/etc", victim->threads[i]),
                                                   proc(victim->pid, file, O_RDONLY | O_DIRECTORY)));
    TRY(named("memory/thread/trace", victim), "-", traced(PTRACE_SEIZE, victim->threads[i]));
  }
}

void attack_memory(const struct victim *victim) {
  static const char *const readable[] = {"environ", "mem", "maps",    "smaps",       "smaps_rollup",
                                         "pagemap", "auxv", "io",     "syscall",     "personality"};
  char here[8] = "";
  struct iovec ours = {.iov_base = here, .iov_len = 8}, theirs = {.iov_base = (void *)0x10000, .iov_len = 8};
  pid_t pid = victim->pid;
  for (unsigned i = 0; i < sizeof readable / sizeof *readable; i++) {
    char name[48];
    snprintf(name, sizeof name, "memory/%s", readable[i]);
    TRY(named(name, victim), "-", proc_read(pid, readable[i]));
  }
  TRY(named("memory/mem/write", victim), "-", proc(pid, "mem", O_RDWR));
  TRY(named("memory/descriptors/link", victim), "-", proc_link(pid, "fd/0"));
  TRY(named("memory/descriptors/open", victim), "-", proc(pid, "fd/0", O_RDONLY));
  TRY(named("memory/descriptors/position", victim), "-", proc(pid, "fdinfo/0", O_RDONLY));
  TRY(named("memory/descriptors/positions", victim), "-", proc_list(pid, "fdinfo"));
  TRY(named("memory/root", victim), "-", proc(pid, "root/etc", O_RDONLY | O_DIRECTORY));
  TRY(named("memory/root/link", victim), "-", proc_link(pid, "root"));
  TRY(named("memory/cwd", victim), "-", proc(pid, "cwd/.", O_PATH | O_DIRECTORY));
  TRY(named("memory/exe", victim), "-", proc_link(pid, "exe"));
  TRY(named("memory/namespace", victim), "-", proc(pid, "ns/net", O_RDONLY));
  TRY(named("memory/map-files", victim), "-", proc_list(pid, "map_files"));
  TRY(named("memory/forget-references", victim), "-", proc(pid, "clear_refs", O_WRONLY));
  TRY(named("memory/oom-score", victim), "-", proc(pid, "oom_score_adj", O_WRONLY));
  TRY(named("memory/coredump-filter", victim), "-", proc(pid, "coredump_filter", O_WRONLY));
  TRY(named("memory/timer-slack", victim), "-", proc(pid, "timerslack_ns", O_WRONLY));
  if (proc_has(pid, "stack")) TRY(named("memory/stack", victim), "CAP_SYS_ADMIN", proc_read(pid, "stack"));
  if (proc_has(pid, "autogroup")) TRY(named("memory/scheduling-group", victim), "rare", proc(pid, "autogroup", O_WRONLY));
  if (proc_has(pid, "sched")) TRY(named("memory/scheduling-statistics", victim), "rare", proc(pid, "sched", O_WRONLY));
  if (proc_has(pid, "loginuid")) TRY(named("memory/login-uid", victim), "rare", proc(pid, "loginuid", O_WRONLY));
  if (proc_has(pid, "attr/current")) TRY(named("memory/label", victim), "rare", proc(pid, "attr/current", O_WRONLY));
  TRY(named("memory/uid-map", victim), "-", proc(pid, "uid_map", O_WRONLY));
  if (prctl(62, 0 /* PR_SCHED_CORE_GET */, 0, 0, &(unsigned long){0}) == 0)
    TRY(named("memory/core-scheduling", victim), "rare", prctl(62 /* PR_SCHED_CORE */, 3 /* SHARE_FROM */, pid, 0, 0));
  TRY(named("memory/name", victim), "-", proc(pid, "comm", O_WRONLY));
  TRY(named("memory/process_vm_readv", victim), "-", process_vm_readv(pid, &ours, 1, &theirs, 1, 0));
  TRY(named("memory/process_vm_writev", victim), "-", process_vm_writev(pid, &ours, 1, &theirs, 1, 0));
  TRY(named("memory/process_madvise", victim), "CAP_SYS_NICE", advised(SYS_process_madvise, pid));
  TRY(named("memory/process_mrelease", victim), "-", advised(SYS_process_mrelease, pid));
  TRY(named("memory/pidfd_getfd", victim), "-", taken(pid));
  TRY(named("memory/trace/attach", victim), "-", traced(PTRACE_ATTACH, pid));
  TRY(named("memory/trace/seize", victim), "-", traced(PTRACE_SEIZE, pid));
  TRY(named("memory/kcmp", victim), "-", syscall(SYS_kcmp, getpid(), pid, KCMP_VM, 0, 0));
  TRY(named("memory/perf", victim), "rare", measured(pid));
  TRY(named("memory/robust-list", victim), "-", syscall(SYS_get_robust_list, pid, &(void *){0}, &(size_t){0}));
  TRY(named("memory/move_pages", victim), "rare", syscall(SYS_move_pages, pid, 0UL, 0, 0, 0, 0));
  TRY(named("memory/migrate_pages", victim), "rare", syscall(SYS_migrate_pages, pid, 8UL, &(long){1}, &(long){1}));
  attack_threads(victim);
}
