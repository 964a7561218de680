/* Files and directories that are not the command's. What may be done with metadata, SECURITY.md says. */
#include "attack.h"

#include <linux/fanotify.h>
#include <linux/openat2.h>
#include <sys/un.h>

static char *in(const char *directory, const char *name) {
  static char paths[4][4096];
  static int next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", directory, name);
  return path;
}

static long listed(const char *path) {
  DIR *directory = opendir(path);
  int error = errno;
  if (directory) closedir(directory);
  errno = error;
  return directory ? 0 : -1;
}

/* A descriptor that holds the file without being able to read it can be had; opening it again cannot. */
static long reopened(const char *secret, int flags) {
  char path[64];
  int held = open(secret, O_PATH | O_CLOEXEC);
  if (held < 0) return -1;
  snprintf(path, sizeof path, "/proc/self/fd/%d", held);
  long result = opened(path, flags);
  int error = errno;
  close(held);
  errno = error;
  return result;
}

static long executed(const char *path) {
  pid_t child = fork();
  if (child == 0) {
    execl(path, path, (char *)0);
    _exit(errno == EACCES ? 13 : errno);
  }
  int status = 0;
  waitpid(child, &status, 0);
  errno = WEXITSTATUS(status);
  return errno == 0 ? 0 : -1;
}

static long linked_through_proc(const char *secret) {
  char path[64];
  int held = open(secret, O_PATH | O_CLOEXEC);
  if (held < 0) return -1;
  snprintf(path, sizeof path, "/proc/self/fd/%d", held);
  long result = linkat(AT_FDCWD, path, AT_FDCWD, "linked", AT_SYMLINK_FOLLOW);
  int error = errno;
  close(held);
  unlink("linked");
  errno = error;
  return result;
}

static long moved_here(const char *secret) {
  long result = rename(secret, "moved");
  int error = errno;
  if (result == 0) rename("moved", secret);
  errno = error;
  return result;
}

static long exchanged(const char *secret) {
  opened("exchanged", O_CREAT | O_WRONLY);
  long result = syscall(SYS_renameat2, AT_FDCWD, secret, AT_FDCWD, "exchanged", 2 /* RENAME_EXCHANGE */);
  int error = errno;
  if (result == 0) syscall(SYS_renameat2, AT_FDCWD, secret, AT_FDCWD, "exchanged", 2);
  unlink("exchanged");
  errno = error;
  return result;
}

static long bound(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  long result = bind(fd, (struct sockaddr *)&address, sizeof address);
  int error = errno;
  close(fd);
  if (result == 0) unlink(path);
  errno = error;
  return result;
}

static long by_handle(const char *secret) {
  struct {
    struct file_handle head;
    unsigned char rest[128];
  } handle = {.head.handle_bytes = 128};
  int mount = 0;
  if (name_to_handle_at(AT_FDCWD, secret, &handle.head, &mount, 0) != 0) handle.head.handle_bytes = 8;
  int root = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  long result = open_by_handle_at(root, &handle.head, O_RDONLY);
  int error = errno;
  if (result >= 0) close(result);
  close(root);
  errno = error;
  return result;
}

static long undone(long result, const char *path, int flags) {
  int error = errno;
  if (result == 0) unlinkat(AT_FDCWD, path, flags);
  errno = error;
  return result;
}

static long put_back(long result, const char *secret) {
  int error = errno;
  if (result == 0) close(open(secret, O_CREAT | O_WRONLY | O_CLOEXEC, 0700));
  errno = error;
  return result;
}

static void attack_secret(const char *secret, const char *directory) {
  struct open_how how = {.flags = O_RDONLY | O_CLOEXEC};
  struct stat before;
  stat(secret, &before);
  TRY("files/read", "-", opened(secret, O_RDONLY));
  TRY("files/read/openat2", "-", syscall(SYS_openat2, AT_FDCWD, secret, &how, sizeof how));
  TRY("files/read/reopen", "-", reopened(secret, O_RDONLY));
  TRY("files/read/handle", "CAP_DAC_READ_SEARCH", by_handle(secret));
  TRY("files/write", "-", opened(secret, O_WRONLY));
  TRY("files/write/append", "-", opened(secret, O_WRONLY | O_APPEND));
  TRY("files/write/reopen", "-", reopened(secret, O_WRONLY));
  TRY("files/truncate", "-", truncate(secret, before.st_size));
  TRY("files/execute", "-", executed(secret));
  TRY("files/link", "-", undone(link(secret, "linked"), "linked", 0));
  TRY("files/link/proc", "-", linked_through_proc(secret));
  TRY("files/rename/out", "-", moved_here(secret));
  TRY("files/rename/exchange", "-", exchanged(secret));
  TRY("files/rename/within", "-", rename(secret, secret));
  TRY("files/attributes", "rare", syscall(469 /* file_setattr */, AT_FDCWD, secret, &(long[4]){0}, 24UL, 0));
  TRY("files/list", "-", listed(directory));
  TRY("files/make/file", "-", undone(opened(in(directory, "new"), O_CREAT | O_WRONLY) < 0 ? -1 : 0, in(directory, "new"), 0));
  TRY("files/make/unnamed", "-", opened(directory, O_TMPFILE | O_RDWR));
  TRY("files/make/directory", "-", undone(mkdir(in(directory, "new"), 0700), in(directory, "new"), AT_REMOVEDIR));
  TRY("files/make/link", "-", undone(symlink("/", in(directory, "new")), in(directory, "new"), 0));
  TRY("files/make/fifo", "-", undone(mkfifo(in(directory, "new"), 0600), in(directory, "new"), 0));
  TRY("files/make/socket", "-", bound(in(directory, "new")));
  TRY("files/remove", "-", put_back(unlink(secret), secret));
}

/* Not every kernel has all of them. */
static void attack_if_there(const char *name, const char *privilege, const char *path, int flags) {
  if (access(path, F_OK) == 0) TRY(name, privilege, opened(path, flags));
}

static void attack_system(void) {
  TRY("files/make/character-device", "CAP_MKNOD", undone(mknod("device", S_IFCHR | 0600, 0x103), "device", 0));
  TRY("files/make/block-device", "CAP_MKNOD", undone(mknod("device", S_IFBLK | 0600, 0x700), "device", 0));
  attack_if_there("files/system/passwd", "root", "/etc/passwd", O_WRONLY);
  attack_if_there("files/system/shadow", "root", "/etc/shadow", O_WRONLY);
  TRY("files/system/programs", "root", undone(mkdir("/usr/bin/new", 0700), "/usr/bin/new", AT_REMOVEDIR));
  TRY("files/system/tmp", "-", undone(mkdir("/tmp/vibesbox-attack", 0700), "/tmp/vibesbox-attack", AT_REMOVEDIR));
  attack_if_there("files/system/core-pattern", "root", "/proc/sys/kernel/core_pattern", O_WRONLY);
  attack_if_there("files/system/sysrq", "root", "/proc/sysrq-trigger", O_WRONLY);
  attack_if_there("files/system/drop-caches", "root", "/proc/sys/vm/drop_caches", O_WRONLY);
  attack_if_there("files/system/kernel-memory", "rare", "/dev/mem", O_RDONLY);
  attack_if_there("files/system/kernel-log", "rare", "/dev/kmsg", O_WRONLY);
  attack_if_there("files/system/kernel-ring", "rare", "/proc/kmsg", O_RDONLY);
  attack_if_there("files/system/kernel-core", "rare", "/proc/kcore", O_RDONLY);
  attack_if_there("files/system/cgroup-kill", "rare", "/sys/fs/cgroup/cgroup.kill", O_WRONLY);
  attack_if_there("files/system/module-loader", "root", "/proc/sys/kernel/modprobe", O_WRONLY);
  attack_if_there("files/system/hosts", "root", "/etc/hosts", O_WRONLY);
  attack_if_there("files/system/preload", "root", "/etc/ld.so.cache", O_WRONLY);
  attack_if_there("files/system/event-notifier", "root", "/sys/kernel/uevent_helper", O_WRONLY);
  attack_if_there("files/system/memory-disk", "rare", "/dev/loop-control", O_RDWR);
  attack_if_there("files/system/virtual-network", "rare", "/dev/net/tun", O_RDWR);
  attack_if_there("files/system/fuse", "rare", "/dev/fuse", O_RDWR);
  attack_if_there("files/system/virtual-machine", "rare", "/dev/kvm", O_RDWR);
  attack_if_there("files/system/virtual-socket", "rare", "/dev/vsock", O_RDONLY);
  attack_if_there("files/system/cgroup", "rare", "/sys/fs/cgroup/cgroup.procs", O_WRONLY);
  TRY("files/own/oom-score", "-", opened("/proc/self/oom_score_adj", O_WRONLY));
  TRY("files/own/uid-map", "-", opened("/proc/self/uid_map", O_WRONLY));
  TRY("files/watch/fanotify", "-", syscall(SYS_fanotify_init, FAN_CLASS_NOTIF | FAN_REPORT_FID | FAN_CLOEXEC, O_RDONLY));
}

void attack_files(const struct targets *targets) {
  attack_secret(targets->secret, targets->directory);
  attack_system();
  TRY("files/other/read", "-", opened(in(targets->temporary, "f"), O_RDONLY));
  TRY("files/other/write", "-", opened(in(targets->temporary, "f"), O_WRONLY));
  TRY("files/other/list", "-", listed(targets->temporary));
  TRY("files/other/siblings", "-", listed(in(targets->temporary, "..")));
}
