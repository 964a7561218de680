/* What the parts of the attack suite share; main.c says what it is. */
#ifndef ATTACK_H
#define ATTACK_H

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whoever is attacked: the server or another command, with the same uid as the attacker. */
struct victim {
  const char *name;
  pid_t pid;
  pid_t threads[256];
  int thread_count;
};

/* Given as words of the form name=value. */
struct targets {
  struct victim server;
  struct victim other;
  const char *secret;    /* a file that is withheld, executable and writable by its owner */
  const char *directory; /* where it lies, withheld as well */
  const char *temporary; /* the other command's temporary directory, with a file "f" in it */
  const char *socket;    /* an abstract socket of the other command's */
  int port;              /* of 127.0.0.1, where the server listens */
  int forbidden;         /* a port of 127.0.0.1 that somebody listens on and that may not be reached */
};

/*
 * Notes how an attack ended: result -1 means that it failed with this error number. One that is made in several ways, or
 * at several threads, is as good as the one of them that went best. PRIVILEGE is what the kernel asks for in any case,
 * or "-" where the same uid is enough; "rare" where a kernel may have been built or set up without it.
 */
void attempt(const char *name, const char *privilege, long result, int error);

/* The same for the system calls that are tried with plain numbers; harmless where they succeed. */
#define TRY(name, privilege, expression)             \
  do {                                               \
    errno = 0;                                       \
    long result_ = (long)(expression);               \
    attempt((name), (privilege), result_, errno);    \
  } while (0)

/* "signal/kill/server": a name made of a part and the victim's; one buffer for each of the last few calls. */
const char *named(const char *what, const struct victim *victim);

/* Opens and closes; the result of open. */
long opened(const char *path, int flags);

void attack_files(const struct targets *targets);
void attack_memory(const struct victim *victim);
void attack_signals(const struct victim *victim);
void attack_limits(const struct victim *victim);
void attack_kernel(void);
void attack_privileges(void);
void attack_listening(const struct targets *targets);
void attack_network(const struct targets *targets);
void attack_families(const struct targets *targets);

/* Plays a victim until it is killed. */
int play_victim(const struct targets *targets);

#endif
