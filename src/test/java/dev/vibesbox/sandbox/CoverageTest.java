package dev.vibesbox.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.SandboxConfig.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of kernels that this machine does not have. */
class CoverageTest {
  private static final Network ALL = new Network.All();

  @ParameterizedTest
  @CsvSource({
    "0, files signals",
    "1, files signals",
    "2, files signals",
    "3, signals",
    "5, signals",
    "6, ''",
    "8, ''"
  })
  void eachVersionOfLandlockLacksWhatCameLater(int abi, String lacking) {
    var coverage = Coverage.of(abi, true, ALL, true);
    assertThat(coverage.lacking().keySet())
        .map(Layer::label)
        .containsExactlyInAnyOrder(lacking.isEmpty() ? new String[0] : lacking.split(" ", -1));
    assertThat(coverage.hasScopes()).isEqualTo(abi >= 6);
    assertThat(coverage.warning().isEmpty()).isEqualTo(lacking.isEmpty());
  }

  @Test
  void portsNeedTheirVersionOfLandlock() {
    var ports = new Network.Ports(List.of(80));
    assertThat(Coverage.of(3, true, ports, true).lacking()).containsKey(Layer.NETWORK);
    assertThat(Coverage.of(4, true, ports, true).lacking()).doesNotContainKey(Layer.NETWORK);
  }

  @Test
  void withoutFiltersNoNetworkIsLimitedAndOneThreadOfTheServerIsInReach() {
    for (var network :
        List.of(new Network.None(), new Network.Loopback(), new Network.Ports(List.of(80)))) {
      assertThat(Coverage.of(7, false, network, true).lacking().keySet())
          .containsExactlyInAnyOrder(Layer.NETWORK, Layer.SYSTEM_CALLS, Layer.SIGNALS);
    }
    assertThat(Coverage.of(7, false, ALL, true).lacking()).doesNotContainKey(Layer.NETWORK);
  }

  @Test
  void aServerThatCanBeLookedIntoIsSaidToBe() {
    assertThat(Coverage.of(7, true, ALL, false).warning().orElseThrow())
        .isEqualTo("the sandbox is not whole: server_memory (the kernel does not hide the server)");
  }
}
