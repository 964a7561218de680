package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.sandbox.Confinement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-test on the kernel of this machine, which has Landlock and filters. */
class SandboxTrialTest {
  @TempDir private Path withheld;

  @Test
  void everyLayerIsTriedAndDeniesWhatItIsThereToDeny() throws Exception {
    var report = report(new Network.None());
    assertThat(report.getJsonArray("holes")).as(report.encode()).isEmpty();
    assertThat(denied(report, "files")).contains("read", "write", "list");
    assertThat(denied(report, "signals")).contains("server", "threads");
    assertThat(denied(report, "system_calls"))
        .contains("prlimit", "taskset", "chrt", "renice", "unshare");
    assertThat(denied(report, "server_memory"))
        .contains("environment", "memory", "descriptors", "root");
    assertThat(denied(report, "network")).contains("tcp", "udp");
    assertThat(report.encode()).doesNotContain("unclear", "allowed", withheld.toString());
    assertThat(report.getInteger("landlock_abi")).isGreaterThan(5);
    assertThat(report.getString("reach")).isEqualTo("domain");
  }

  /**
   * With all that can be tried. The bound is 100 ms, or, on a machine where it takes longer than
   * 2.5 ms to start a program, as much as starting one 40 times.
   */
  @Test
  void itTakesLessThan100MillisOfProcessorTime() throws Exception {
    Files.writeString(withheld.resolve("token"), "hush");
    try (var executor = Executor.start(settings -> with(settings, new Network.None()))) {
      var starts = "i=0; while [ $i -lt 40 ]; do /bin/true; i=$((i + 1)); done";
      var allowed = Math.max(100, executor.run(starts).getLong("cpu_ms"));
      assertThat(Executor.await(executor.sandbox()).getLong("self_test_cpu_ms"))
          .isBetween(1L, allowed);
    }
  }

  @Test
  void portsThatAreNotListedAreTriedToo() throws Exception {
    assertThat(denied(report(new Network.Ports(List.of(1))), "network")).contains("tcp", "udp");
  }

  @Test
  void aNetworkThatIsWhollyAllowedIsNotCalledAWall() throws Exception {
    var network = report(new Network.All()).getJsonObject("layers").getJsonObject("network");
    assertThat(network.getBoolean("in_force")).isFalse();
    assertThat(network.getString("reason")).isEqualTo("sandbox.network is all");
  }

  @Test
  void itIsTriedOnce() throws Exception {
    try (var executor = Executor.start()) {
      var first = Executor.await(executor.sandbox());
      assertThat(Executor.await(executor.sandbox())).isEqualTo(first);
      var list = executor.manage(new JsonObject().put("action", "list"));
      assertThat(list.getJsonArray("processes")).isEmpty();
    }
  }

  private JsonObject report(Network network) throws Exception {
    Files.writeString(withheld.resolve("token"), "hush");
    try (var executor = Executor.start(settings -> with(settings, network))) {
      return Executor.await(executor.sandbox());
    }
  }

  private static List<String> denied(JsonObject report, String layer) {
    var names = report.getJsonObject("layers").getJsonObject(layer).getJsonArray("denied");
    return (names == null ? new JsonArray() : names).stream().map(String::valueOf).toList();
  }

  private Settings with(Settings given, Network network) {
    var shipped = given.confinement().profile();
    var profile =
        new SandboxConfig(
            shipped.isRequired(),
            shipped.execute(),
            shipped.readOnly(),
            shipped.readWrite(),
            network,
            shipped.hasUnixSockets(),
            shipped.temporary());
    List<Path> secrets = new ArrayList<>(given.confinement().withheld());
    secrets.add(withheld);
    var confinement = new Confinement(profile, given.confinement().temporaryRoot(), secrets);
    return Executor.with(given, confinement);
  }
}
