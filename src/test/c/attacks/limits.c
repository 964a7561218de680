/* Slowing or limiting another process, or all of the user: everything is set to what it is. */
#include "attack.h"

#include <linux/ioprio.h>
#include <sched.h>
#include <sys/resource.h>

/* A user without processes: what is done to a whole user cannot be undone, so it is only asked for. */
enum { NOBODY = 0x7ffffff0 };

struct attributes {
  uint32_t size, policy;
  uint64_t flags;
  int32_t nice;
  uint32_t priority;
  uint64_t runtime, deadline, period;
};

static long prioritized(int which, int who) {
  errno = 0;
  int nice = getpriority(which, who);
  return errno ? -1 : setpriority(which, who, nice);
}

static long limited(pid_t pid, int resource) {
  struct rlimit limit;
  if (syscall(SYS_prlimit64, pid, resource, 0, &limit) != 0) return -1;
  return syscall(SYS_prlimit64, pid, resource, &limit, 0);
}

static long placed(pid_t pid) {
  cpu_set_t processors;
  if (sched_getaffinity(pid, sizeof processors, &processors) != 0) return -1;
  return sched_setaffinity(pid, sizeof processors, &processors);
}

static long scheduled(pid_t pid, long call) {
  struct sched_param none = {0};
  struct attributes attributes = {.size = sizeof attributes};
  if (syscall(SYS_sched_getattr, pid, &attributes, sizeof attributes, 0) != 0) return -1;
  attributes.flags = 0;
  return call == SYS_sched_setattr    ? syscall(call, pid, &attributes, 0)
         : call == SYS_sched_setparam ? syscall(call, pid, &none)
                                      : syscall(call, pid, SCHED_OTHER, &none);
}

static void attack_thread(const struct victim *victim, pid_t thread) {
  int best_effort = IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4);
  TRY(named("limits/prlimit", victim), "-", limited(thread, RLIMIT_CPU));
  TRY(named("limits/setpriority", victim), "-", prioritized(PRIO_PROCESS, thread));
  TRY(named("limits/ioprio", victim), "-", syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, thread, best_effort));
  TRY(named("limits/sched_setaffinity", victim), "-", placed(thread));
  TRY(named("limits/sched_setscheduler", victim), "-", scheduled(thread, SYS_sched_setscheduler));
  TRY(named("limits/sched_setparam", victim), "-", scheduled(thread, SYS_sched_setparam));
  TRY(named("limits/sched_setattr", victim), "-", scheduled(thread, SYS_sched_setattr));
}

void attack_limits(const struct victim *victim) {
  int best_effort = IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4);
  pid_t group = getpgid(victim->pid);
  for (int i = 0; i < victim->thread_count; i++) attack_thread(victim, victim->threads[i]);
  TRY(named("limits/setpriority/group", victim), "-", prioritized(PRIO_PGRP, group));
  TRY(named("limits/setpriority/user", victim), "-", setpriority(PRIO_USER, NOBODY, 19));
  TRY(named("limits/ioprio/group", victim), "-", syscall(SYS_ioprio_set, IOPRIO_WHO_PGRP, group, best_effort));
  TRY(named("limits/ioprio/user", victim), "-", syscall(SYS_ioprio_set, IOPRIO_WHO_USER, NOBODY, best_effort));
}
