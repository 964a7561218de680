package dev.vibesbox.sandbox;

import static dev.vibesbox.posix.CallRule.ask;
import static dev.vibesbox.posix.CallRule.both;
import static dev.vibesbox.posix.CallRule.deny;
import static dev.vibesbox.posix.CallRule.is;
import static dev.vibesbox.posix.CallRule.isNot;
import static dev.vibesbox.posix.CallRule.isNotMasked;
import static dev.vibesbox.posix.CallRule.pass;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.CallRule.Condition.ArgumentHas;
import dev.vibesbox.posix.GuardedCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sockets a command may make. Addresses lie in memory, so a filter sees families and types
 * only. Families that lead past everything else (packets, virtual machines, the kernel's
 * cryptography) are never given.
 */
final class NetworkRules {
  private static final int EACCES = 13;
  private static final int EAFNOSUPPORT = 97;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int AF_NETLINK = 16;
  private static final int SOCK_TYPE = 0xf;
  private static final int SOCK_STREAM = 1;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_ULP = 31;
  private static final int SOL_SOCKET = 1;
  private static final int SO_BINDTODEVICE = 25;
  private static final int SO_BINDTOIFINDEX = 62;

  /** Of netlink: the machine's addresses, which resolvers ask for, and its list of sockets. */
  private static final int NETLINK_ROUTE = 0;

  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int MSG_FASTOPEN = 0x20000000;

  private NetworkRules() {}

  static List<CallRule> of(SandboxConfig profile) {
    List<CallRule> rules = new ArrayList<>();
    if (!profile.hasUnixSockets()) {
      rules.add(deny(GuardedCall.SOCKET, is(0, AF_UNIX), EACCES));
    }
    rules.add(pass(GuardedCall.SOCKET, is(0, AF_UNIX)));
    rules.add(
        pass(GuardedCall.SOCKET, both(is(0, AF_NETLINK), is(2, NETLINK_ROUTE, NETLINK_SOCK_DIAG))));
    rules.add(deny(GuardedCall.SOCKET, isNot(0, AF_INET, AF_INET6), EAFNOSUPPORT));
    switch (profile.network()) {
      case Network.All() -> {}
      case Network.None() -> rules.add(deny(GuardedCall.SOCKET, EACCES));
      case Network.Loopback() -> {
        rules.addAll(onlyTcp());
        rules.add(
            deny(
                GuardedCall.SETSOCKOPT,
                both(is(1, SOL_SOCKET), is(2, SO_BINDTODEVICE, SO_BINDTOIFINDEX)),
                EACCES));
        rules.add(ask(GuardedCall.SOCKET));
      }
      case Network.Ports _ -> {
        rules.addAll(onlyTcp());
        // Landlock knows no connection made by a first message.
        rules.add(deny(GuardedCall.SENDTO, new ArgumentHas(3, MSG_FASTOPEN), EACCES));
        rules.add(deny(GuardedCall.SENDMSG, new ArgumentHas(2, MSG_FASTOPEN), EACCES));
        rules.add(deny(GuardedCall.SENDMMSG, new ArgumentHas(3, MSG_FASTOPEN), EACCES));
      }
    }
    return rules;
  }

  /** And nothing that is built upon it, which would have connections of its own. */
  private static List<CallRule> onlyTcp() {
    return List.of(
        deny(GuardedCall.SOCKET, isNotMasked(1, SOCK_TYPE, SOCK_STREAM), EACCES),
        deny(GuardedCall.SOCKET, isNot(2, 0, IPPROTO_TCP), EACCES),
        deny(GuardedCall.SETSOCKOPT, both(is(1, IPPROTO_TCP), is(2, TCP_ULP)), EACCES));
  }
}
