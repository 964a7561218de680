/* More than the command was given: as root too, who has a few capabilities left. */
#include "attack.h"

#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/resource.h>

static long has(int capability) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct sets[2];
  if (syscall(SYS_capget, &header, sets) != 0) return -1;
  errno = EPERM;
  return sets[capability / 32].permitted >> capability % 32 & 1 ? 0 : -1;
}

static long raised(int resource) {
  struct rlimit limit;
  getrlimit(resource, &limit);
  if (limit.rlim_max == RLIM_INFINITY) return 0;
  limit.rlim_max++;
  return setrlimit(resource, &limit);
}

void attack_privileges(void) {
  TRY("privileges/by-exec", "-", (errno = EPERM, prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0 ? 0 : -1));
  TRY("privileges/ptrace", "CAP_SYS_PTRACE", has(CAP_SYS_PTRACE));
  TRY("privileges/admin", "CAP_SYS_ADMIN", has(CAP_SYS_ADMIN));
  TRY("privileges/network-admin", "CAP_NET_ADMIN", has(CAP_NET_ADMIN));
  TRY("privileges/raw-network", "CAP_NET_RAW", has(CAP_NET_RAW));
  TRY("privileges/read-anything", "CAP_DAC_READ_SEARCH", has(CAP_DAC_READ_SEARCH));
  TRY("privileges/resources", "rare", has(CAP_SYS_RESOURCE));
  TRY("privileges/core-size", "rare", raised(RLIMIT_CORE));
  TRY("privileges/priority", "CAP_SYS_NICE", setpriority(PRIO_PROCESS, 0, -1));
  TRY("privileges/real-time", "CAP_SYS_NICE", sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){1}));
  TRY("privileges/oom-score", "-", opened("/proc/self/oom_score_adj", O_WRONLY));
}
