/* A process of two threads that listens, to be attacked. */
#include "attack.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/un.h>

static void *wait_for_ever(void *nothing) {
  for (;;) pause();
  return nothing;
}

static void listen_abstract(const char *name, const char *suffix, int type) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int length = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "%s%s", name, suffix);
  int fd = socket(AF_UNIX, type, 0);
  if (bind(fd, (struct sockaddr *)&address, offsetof(struct sockaddr_un, sun_path) + 1 + length) != 0) perror("bind");
  if (type == SOCK_STREAM) listen(fd, 64);
}

static void listen_tcp(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 64) != 0) perror("listen");
}

int play_victim(const struct targets *targets) {
  pthread_t thread;
  dup2(open("/dev/null", O_RDONLY), 0); /* that anybody can open again */
  listen_abstract(targets->socket, "", SOCK_STREAM);
  listen_abstract(targets->socket, "-datagrams", SOCK_DGRAM);
  if (targets->port) listen_tcp(targets->port);
  pthread_create(&thread, 0, wait_for_ever, 0);
  printf("%d\n", getpid());
  fflush(stdout);
  wait_for_ever(0);
  return 0;
}
