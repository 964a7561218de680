/* Networks: taking the server's place in any case, and, where the network is limited, everything that leads out. */
#include "attack.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <net/if.h>
#include <netinet/tcp.h>
#include <sys/un.h>

static struct sockaddr_in loopback(int port) {
  return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static struct sockaddr_in6 mapped(int port) {
  struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  inet_pton(AF_INET6, "::ffff:127.0.0.1", &address.sin6_addr);
  return address;
}

static long closed(int fd, long result) {
  int error = errno;
  if (fd >= 0) close(fd);
  errno = error;
  return result;
}

static long made(int family, int type, int protocol) {
  int fd = socket(family, type | SOCK_CLOEXEC, protocol);
  return closed(fd, fd);
}

static long listening(int family, const void *address, socklen_t length, int reuse) {
  int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  if (fd < 0) return -1;
  if (reuse) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  }
  if (family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  return closed(fd, bind(fd, address, length) == 0 ? listen(fd, 1) : -1);
}

static long abstract(const char *name, int type) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "%s", name);
  socklen_t length = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name);
  int fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
  return closed(fd, type == SOCK_STREAM ? connect(fd, (struct sockaddr *)&address, length)
                                        : sendto(fd, "x", 1, 0, (struct sockaddr *)&address, length));
}

static void attack_machine(int port);

void attack_listening(const struct targets *targets) {
  struct sockaddr_in theirs = loopback(targets->port), any = theirs;
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(targets->port), .sin6_addr = in6addr_loopback};
  any.sin_addr.s_addr = htonl(INADDR_ANY);
  for (int reuse = 0; reuse < 2; reuse++) {
    TRY("network/impersonate", "never", listening(AF_INET, &theirs, sizeof theirs, reuse));
    TRY("network/impersonate/any", "never", listening(AF_INET, &any, sizeof any, reuse));
    TRY("network/impersonate/ipv6", "rare", listening(AF_INET6, &six, sizeof six, reuse));
    six.sin6_addr = in6addr_any;
    TRY("network/impersonate/ipv6-any", "rare", listening(AF_INET6, &six, sizeof six, reuse));
    six.sin6_addr = in6addr_loopback;
  }
  char datagrams[128];
  snprintf(datagrams, sizeof datagrams, "%s-datagrams", targets->socket);
  TRY("network/abstract/stream", "-", abstract(targets->socket, SOCK_STREAM));
  TRY("network/abstract/datagram", "-", abstract(datagrams, SOCK_DGRAM));
  attack_machine(targets->port);
}

static long connected(int family, int protocol, const void *address, socklen_t length) {
  int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, protocol);
  return fd < 0 ? -1 : closed(fd, connect(fd, address, length));
}

/* A connection whose first message opens it: it never passes through connect. */
static long opened_by_message(int port, int how) {
  struct sockaddr_in address = loopback(port);
  struct iovec text = {.iov_base = "x", .iov_len = 1};
  struct mmsghdr many = {.msg_hdr = {.msg_name = &address, .msg_namelen = sizeof address, .msg_iov = &text, .msg_iovlen = 1}};
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  return closed(fd, how == 0   ? sendto(fd, "x", 1, MSG_FASTOPEN, (struct sockaddr *)&address, sizeof address)
                    : how == 1 ? sendmsg(fd, &many.msg_hdr, MSG_FASTOPEN)
                               : sendmmsg(fd, &many, 1, MSG_FASTOPEN));
}

static long opened_by_option(int port) {
  struct sockaddr_in address = loopback(port);
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  if (fd < 0) return -1;
  setsockopt(fd, IPPROTO_TCP, TCP_FASTOPEN_CONNECT, &on, sizeof on);
  return closed(fd, connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? write(fd, "x", 1) : -1);
}

/* Another protocol laid over TCP connects without asking. */
static long wrapped(int port, const char *protocol) {
  struct sockaddr_in address = loopback(port);
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  if (setsockopt(fd, IPPROTO_TCP, TCP_ULP, protocol, strlen(protocol)) != 0) return closed(fd, -1);
  return closed(fd, connect(fd, (struct sockaddr *)&address, sizeof address));
}

static long datagram(int family, int type, int protocol, int port) {
  struct sockaddr_in four = loopback(port);
  struct sockaddr_in6 six = mapped(port);
  int fd = socket(family, type | SOCK_CLOEXEC, protocol);
  if (fd < 0) return -1;
  return closed(fd, family == AF_INET ? sendto(fd, "x", 1, 0, (struct sockaddr *)&four, sizeof four)
                                      : sendto(fd, "x", 1, 0, (struct sockaddr *)&six, sizeof six));
}

/* What netlink answers to one request; the sockets for it are given, so that resolvers work. */
static long asked(int protocol, const void *request, size_t length) {
  struct {
    struct nlmsghdr head;
    struct nlmsgerr error;
    char rest[4096];
  } answer = {0};
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
  if (fd < 0) return -1;
  struct timeval patience = {.tv_sec = 2};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (send(fd, request, length, 0) < 0 || recv(fd, &answer, sizeof answer, 0) < 0) return closed(fd, -1);
  close(fd);
  errno = answer.head.nlmsg_type == NLMSG_ERROR ? -answer.error.error : 0;
  return errno ? -1 : 0;
}

/* Nothing of the loopback device, and the end of the socket at which the server listens. */
static long changed_device(void) {
  struct {
    struct nlmsghdr head;
    struct ifinfomsg device;
  } request = {.head = {.nlmsg_len = sizeof request, .nlmsg_type = RTM_SETLINK, .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK},
               .device = {.ifi_family = AF_UNSPEC, .ifi_index = 1}};
  return asked(NETLINK_ROUTE, &request, sizeof request);
}

static long destroyed(int port) {
  struct {
    struct nlmsghdr head;
    struct inet_diag_req_v2 what;
  } request = {.head = {.nlmsg_len = sizeof request, .nlmsg_type = SOCK_DESTROY, .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK},
               .what = {.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = ~0}};
  request.what.id = (struct inet_diag_sockid){.idiag_sport = htons(port), .idiag_cookie = {~0, ~0}};
  request.what.id.idiag_src[0] = htonl(INADDR_LOOPBACK);
  return asked(NETLINK_SOCK_DIAG, &request, sizeof request);
}

static long changed_flags(void) {
  struct ifreq device = {.ifr_name = "lo"};
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  if (ioctl(fd, SIOCGIFFLAGS, &device) != 0) return closed(fd, 0);
  return closed(fd, ioctl(fd, SIOCSIFFLAGS, &device));
}

static void attack_machine(int port) {
  TRY("network/device", "CAP_NET_ADMIN", changed_device());
  TRY("network/device/flags", "CAP_NET_ADMIN", changed_flags());
  TRY("network/destroy", "CAP_NET_ADMIN", destroyed(port));
}

/* All that is no TCP of its own. */
void attack_families(const struct targets *targets) {
  int port = targets->forbidden;
  struct sockaddr_in four = loopback(port);
  TRY("network/tcp/over-smc", "rare", wrapped(port, "smc"));
  TRY("network/tcp/over-mptcp", "rare", wrapped(port, "mptcp"));
  TRY("network/mptcp", "rare", connected(AF_INET, 262 /* IPPROTO_MPTCP */, &four, sizeof four));
  TRY("network/smc", "rare", connected(AF_INET, 256 /* IPPROTO_SMC */, &four, sizeof four));
  TRY("network/sctp", "rare", made(AF_INET, SOCK_STREAM, IPPROTO_SCTP));
  TRY("network/dccp", "rare", made(AF_INET, 6 /* SOCK_DCCP */, 33));
  TRY("network/udp", "-", datagram(AF_INET, SOCK_DGRAM, 0, port));
  TRY("network/udp/mapped", "-", datagram(AF_INET6, SOCK_DGRAM, 0, port));
  TRY("network/udplite", "rare", datagram(AF_INET, SOCK_DGRAM, IPPROTO_UDPLITE, port));
  TRY("network/ping", "rare", made(AF_INET, SOCK_DGRAM, IPPROTO_ICMP));
  for (int family = 3; family < 64; family++)
    if (family != AF_INET6 && family != AF_NETLINK)
      for (int type = SOCK_STREAM; type <= SOCK_PACKET; type++) TRY("network/families", "-", made(family, type, 0));
  for (int protocol = 1; protocol < 32; protocol++)
    if (protocol != 4 /* NETLINK_SOCK_DIAG: which sockets there are */)
      TRY("network/netlink", "-", made(AF_NETLINK, SOCK_RAW, protocol));
  TRY("network/raw", "CAP_NET_RAW", made(AF_INET, SOCK_RAW, IPPROTO_TCP));
  TRY("network/raw/ipv6", "CAP_NET_RAW", made(AF_INET6, SOCK_RAW, IPPROTO_TCP));
  TRY("network/packet", "CAP_NET_RAW", made(AF_PACKET, SOCK_RAW, htons(3)));
  TRY("network/virtual-machines", "rare", made(AF_VSOCK, SOCK_STREAM, 0));
  TRY("network/kernel-cryptography", "rare", made(AF_ALG, SOCK_SEQPACKET, 0));
}

void attack_network(const struct targets *targets) {
  int port = targets->forbidden;
  struct sockaddr_in four = loopback(port), chosen = loopback(0);
  struct sockaddr_in6 six = mapped(port);
  TRY("network/tcp", "-", connected(AF_INET, 0, &four, sizeof four));
  TRY("network/tcp/named", "-", connected(AF_INET, IPPROTO_TCP, &four, sizeof four));
  TRY("network/tcp/mapped", "-", connected(AF_INET6, 0, &six, sizeof six));
  TRY("network/tcp/fast-open/sendto", "rare", opened_by_message(port, 0));
  TRY("network/tcp/fast-open/sendmsg", "rare", opened_by_message(port, 1));
  TRY("network/tcp/fast-open/sendmmsg", "rare", opened_by_message(port, 2));
  TRY("network/tcp/fast-open/option", "-", opened_by_option(port));
  TRY("network/listen", "-", listening(AF_INET, &chosen, sizeof chosen, 0));
  TRY("network/listen/ipv6", "-", listening(AF_INET6, &(struct sockaddr_in6){.sin6_family = AF_INET6}, sizeof six, 0));
  attack_families(targets);
}
