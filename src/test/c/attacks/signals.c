/* Signals to another process and to each of its threads: SIGURG, which nobody minds. */
#include "attack.h"

#include <asm/ioctls.h>
#include <linux/sockios.h>

static siginfo_t from_us(void) {
  siginfo_t info = {.si_signo = SIGURG, .si_code = SI_QUEUE};
  info.si_pid = getpid();
  return info;
}

/* A signal that the kernel sends when a socket becomes readable. */
static long owned(pid_t owner, int how) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return -1;
  struct f_owner_ex extended = {.type = how - 10, .pid = owner};
  long result = how == F_SETOWN   ? fcntl(pair[0], F_SETOWN, owner)
                : how < 20        ? fcntl(pair[0], F_SETOWN_EX, &extended)
                                  : ioctl(pair[0], how, &owner);
  int error = errno;
  close(pair[0]);
  close(pair[1]);
  errno = error;
  return result;
}

static long by_pidfd(pid_t pid, unsigned flags) {
  long pidfd = syscall(SYS_pidfd_open, pid, flags);
  if (pidfd < 0) return -1;
  long result = syscall(SYS_pidfd_send_signal, pidfd, SIGURG, 0, 0);
  int error = errno;
  close(pidfd);
  errno = error;
  return result;
}

static long by_proc_directory(pid_t pid) {
  char path[32];
  snprintf(path, sizeof path, "/proc/%d", pid);
  int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return -1;
  long result = syscall(SYS_pidfd_send_signal, directory, SIGURG, 0, 0);
  int error = errno;
  close(directory);
  errno = error;
  return result;
}

#if defined __x86_64__
/* The same call under the numbers of i386, where kill is 37: a filter that compares numbers only is blind to it. */
static long by_interrupt(pid_t pid) {
  pid_t child = fork();
  if (child == 0) {
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(37), "b"(pid), "c"(SIGURG) : "memory");
    _exit(result < 0 ? -result : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  errno = WIFSIGNALED(status) ? (WTERMSIG(status) == SIGSYS ? EPERM : ENOSYS) : WEXITSTATUS(status);
  return errno == 0 ? 0 : -1;
}

/* The same number with the bit of x32 set. */
static void attack_foreign(const struct victim *victim, pid_t thread) {
  TRY(named("signals/i386", victim), "rare", by_interrupt(thread));
  TRY(named("signals/x32", victim), "rare", syscall(0x40000000L | SYS_kill, thread, SIGURG));
}
#else
static void attack_foreign(const struct victim *victim, pid_t thread) { (void)victim, (void)thread; }
#endif

static void attack_thread(const struct victim *victim, pid_t thread) {
  siginfo_t info = from_us();
  pid_t pid = victim->pid;
  TRY(named("signals/kill", victim), "-", kill(thread, SIGURG));
  TRY(named("signals/kill/none", victim), "-", kill(thread, 0));
  TRY(named("signals/kill/wide", victim), "-", syscall(SYS_kill, (1L << 32) | thread, SIGURG));
  TRY(named("signals/tkill", victim), "-", syscall(SYS_tkill, thread, SIGURG));
  TRY(named("signals/tgkill", victim), "-", syscall(SYS_tgkill, pid, thread, SIGURG));
  TRY(named("signals/rt_sigqueueinfo", victim), "-", syscall(SYS_rt_sigqueueinfo, thread, SIGURG, &info));
  TRY(named("signals/rt_tgsigqueueinfo", victim), "-", syscall(SYS_rt_tgsigqueueinfo, pid, thread, SIGURG, &info));
  TRY(named("signals/pidfd", victim), "-", by_pidfd(thread, 0));
  TRY(named("signals/pidfd/thread", victim), "-", by_pidfd(thread, O_EXCL));
  TRY(named("signals/pidfd/directory", victim), "-", by_proc_directory(thread));
  TRY(named("signals/owner", victim), "-", owned(thread, F_SETOWN));
  TRY(named("signals/owner/thread", victim), "-", owned(thread, 10 + F_OWNER_TID));
  TRY(named("signals/owner/process", victim), "-", owned(thread, 10 + F_OWNER_PID));
  TRY(named("signals/owner/FIOSETOWN", victim), "-", owned(thread, FIOSETOWN));
  TRY(named("signals/owner/SIOCSPGRP", victim), "-", owned(thread, SIOCSPGRP));
  attack_foreign(victim, thread);
}

void attack_signals(const struct victim *victim) {
  pid_t group = getpgid(victim->pid);
  for (int i = 0; i < victim->thread_count; i++) attack_thread(victim, victim->threads[i]);
  /* -1 would be everybody within reach, and so only the attacker's own. */
  if (group > 1) TRY(named("signals/kill/group", victim), "-", kill(-group, SIGURG));
  TRY(named("signals/pidfd/group", victim), "rare", by_pidfd(victim->pid, 1 << 2 /* PIDFD_SIGNAL_PROCESS_GROUP */));
  TRY(named("signals/owner/group", victim), "-", owned(-group, F_SETOWN));
  TRY(named("signals/owner/group-extended", victim), "-", owned(group, 10 + F_OWNER_PGRP));
}
