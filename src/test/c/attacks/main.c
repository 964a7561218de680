/*
 * Everything that a command may try against its server, another command or the machine, tried once, with the same uid and
 * without harm where it succeeds: signals are SIGURG, limits and priorities are set to what they are, what needs a
 * privilege is asked for with an argument that is wrong in a way that is looked at later. Without a sandbox it is run by
 * users without privileges only, so that a mistake in it costs nobody anything.
 *
 *   attacks walls server=PID other=PID secret=FILE directory=DIR temporary=DIR socket=NAME port=N
 *   attacks network forbidden=PORT
 *   attacks families forbidden=PORT       of these, all but TCP to a forbidden port: where TCP is allowed within the machine
 *   attacks victim socket=NAME port=N     is attacked: in the control run, and as the other command
 *
 * Prints a line for each attack: name, "done" (it worked), "reached" (it failed inside the kernel's own work, past every
 * wall) or "denied", the error number's name, and the privilege that the kernel asks for anyway. Run without a sandbox it
 * shows what it can see succeed.
 */
#include "attack.h"

enum { MOST = 512, DONE = 2, REACHED = 1, DENIED = 0 };

static struct {
  const char *name, *privilege;
  int verdict, error;
} attempts[MOST];
static int attempt_count;

static int is_refusal(int error) {
  return error == EPERM || error == EACCES || error == ENOSYS || error == EXDEV || error == EAFNOSUPPORT ||
         error == EROFS || error == EADDRINUSE;
}

void attempt(const char *name, const char *privilege, long result, int error) {
  int verdict = result != -1 ? DONE : is_refusal(error) ? DENIED : REACHED;
  int at = 0;
  while (at < attempt_count && strcmp(attempts[at].name, name) != 0) at++;
  if (at == MOST) {
    fprintf(stderr, "too many attacks\n");
    exit(2);
  }
  if (at == attempt_count) {
    attempt_count++;
    attempts[at].name = strdup(name);
    attempts[at].privilege = privilege;
    attempts[at].verdict = -1;
  }
  if (verdict > attempts[at].verdict) {
    attempts[at].verdict = verdict;
    attempts[at].error = verdict == DONE ? 0 : error;
  }
}

const char *named(const char *what, const struct victim *victim) {
  static char names[8][96];
  static int next;
  char *name = names[next++ % 8];
  snprintf(name, sizeof names[0], "%s/%s", what, victim->name);
  return name;
}

long opened(const char *path, int flags) {
  int fd = open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
  if (fd >= 0) close(fd);
  return fd;
}

static void find_threads(struct victim *victim) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", victim->pid);
  DIR *tasks = opendir(path);
  for (struct dirent *entry; tasks && (entry = readdir(tasks));)
    if (entry->d_name[0] != '.' && victim->thread_count < 256)
      victim->threads[victim->thread_count++] = atoi(entry->d_name);
  if (tasks) closedir(tasks);
  if (victim->thread_count == 0) {
    fprintf(stderr, "no threads of %s, pid %d\n", victim->name, victim->pid);
    exit(2);
  }
}

static void read_word(struct targets *targets, const char *word) {
  const char *value = strchr(word, '=');
  value = value ? value + 1 : "";
  if (!strncmp(word, "server=", 7)) targets->server.pid = atoi(value);
  else if (!strncmp(word, "other=", 6)) targets->other.pid = atoi(value);
  else if (!strncmp(word, "secret=", 7)) targets->secret = value;
  else if (!strncmp(word, "directory=", 10)) targets->directory = value;
  else if (!strncmp(word, "temporary=", 10)) targets->temporary = value;
  else if (!strncmp(word, "socket=", 7)) targets->socket = value;
  else if (!strncmp(word, "port=", 5)) targets->port = atoi(value);
  else if (!strncmp(word, "forbidden=", 10)) targets->forbidden = atoi(value);
  else {
    fprintf(stderr, "what is %s?\n", word);
    exit(2);
  }
}

static void attack_walls(struct targets *targets) {
  find_threads(&targets->server);
  find_threads(&targets->other);
  attack_files(targets);
  const struct victim *victims[] = {&targets->server, &targets->other};
  for (int i = 0; i < 2; i++) {
    attack_memory(victims[i]);
    attack_signals(victims[i]);
    attack_limits(victims[i]);
  }
  attack_kernel();
  attack_privileges();
  attack_listening(targets);
}

int main(int argc, char **argv) {
  struct targets targets = {.server.name = "server", .other.name = "other"};
  for (int i = 2; i < argc; i++) read_word(&targets, argv[i]);
  const char *part = argc > 1 ? argv[1] : "";
  if (!strcmp(part, "victim")) return play_victim(&targets);
  if (!strcmp(part, "walls")) attack_walls(&targets);
  else if (!strcmp(part, "network")) attack_network(&targets);
  else if (!strcmp(part, "families")) attack_families(&targets);
  else return 2;
  static const char *const verdicts[] = {"denied", "reached", "done"};
  for (int i = 0; i < attempt_count; i++) {
    const char *error = attempts[i].error ? strerrorname_np(attempts[i].error) : "-";
    printf("%s %s %s %s\n", attempts[i].name, verdicts[attempts[i].verdict], error, attempts[i].privilege);
  }
  return 0;
}
