package dev.vibesbox.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.posix.CallFilter;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.GuardedCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the configuration and the kernel, the rules fit into filters. */
class CallRulesTest {

  static List<Network> networks() {
    return List.of(
        new Network.All(),
        new Network.None(),
        new Network.Loopback(),
        new Network.Ports(List.of(80)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyProfileMakesAFilter(Network network) {
    for (var abi = 0; abi < 8; abi++) {
      var coverage = Coverage.of(abi, true, network, true);
      var profile =
          new SandboxConfig(
              false, List.of(), List.of(), List.of(), network, abi % 2 == 0, Optional.empty());
      assertThatCode(() -> CallFilter.of(CallRules.shared(profile, coverage)))
          .doesNotThrowAnyException();
    }
  }

  /** A thread that starts wardens passes this on; they need these calls to enter their cells. */
  @ParameterizedTest
  @MethodSource("networks")
  void whatIsSharedLetsWardensEnterTheirCells(Network network) {
    var profile =
        new SandboxConfig(false, List.of(), List.of(), List.of(), network, true, Optional.empty());
    assertThat(CallRules.shared(profile, Coverage.of(7, true, network, true)))
        .extracting(CallRule::call)
        .doesNotContain(GuardedCall.SECCOMP, GuardedCall.LANDLOCK_CREATE_RULESET);
  }
}
