package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container takes away from the server and from its commands. */
@NeedsEngine
class HardeningTest {
  private static Box box;

  @BeforeAll
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  static void start() {
    box = Box.start();
  }

  @AfterAll
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  static void stop() {
    box.close();
  }

  @Test
  void commandsRunAsTheUserVibesbox() throws Exception {
    assertThat(output("whoami; id -u; id -g; id -G")).isEqualTo("vibesbox\n1000\n1000\n1000\n");
  }

  @Test
  void theServerIsTheFirstProcessAndHasTheSameUser() {
    assertThat(status("Uid")).isEqualTo("1000\t1000\t1000\t1000");
    assertThat(status("Name")).isEqualTo("java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
  void noCapabilityIsThereForServerOrCommand(String set) throws Exception {
    assertThat(status(set)).isEqualTo("0000000000000000");
    assertThat(output("grep %s /proc/self/status".formatted(set))).endsWith("0000000000000000\n");
  }

  @Test
  void noPrivilegeCanBeGained() throws Exception {
    assertThat(status("NoNewPrivs")).isEqualTo("1");
    assertThat(output("grep NoNewPrivs /proc/self/status")).isEqualTo("NoNewPrivs:\t1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app", "/app/lib", "/etc", "/usr/bin", "/var", "/root", "/run"})
  void theRootFileSystemCannotBeWritten(String folder) throws Exception {
    assertThat(box.exec("sh", "-c", "touch %s/written 2>&1 || true".formatted(folder)))
        .containsAnyOf("Read-only file system", "Permission denied");
    assertThat(box.run("touch %s/written".formatted(folder)).getInteger("exit_code")).isEqualTo(1);
  }

  @Test
  void notEvenRootCouldWriteIt() {
    assertThat(
            box.engine(
                "inspect", "--format", "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}"))
        .isEqualTo("true [ALL]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat /data/token",
        "ls /data",
        "cat /proc/1/environ",
        "ls -l /proc/1/fd",
        "head -c 1 /proc/1/mem",
        "cat /proc/1/maps",
        "cat /app/conf/config.json",
        "ls /proc/1/root/",
      })
  void whatIsTheServersCannotBeReadByACommand(String command) throws Exception {
    var answer = box.run(command);
    assertThat(answer.getInteger("exit_code")).as(answer.encode()).isNotZero();
    assertThat(answer.getString("stdout")).isEmpty();
    assertThat(answer.getString("stderr")).contains(" denied");
  }

  @Test
  void theTokenIsThereAllTheSame() {
    assertThat(box.exec("stat", "-c", "%U %a", "/data/token")).isEqualTo("vibesbox 600");
  }

  @Test
  void everyLayerOfTheSandboxIsInForceAndSaidToBe() throws Exception {
    var checks = new JsonObject(box.health().body()).getJsonArray("checks");
    var sandbox = named("sandbox", checks).getJsonObject("data");
    assertThat(sandbox.getJsonArray("holes")).isEmpty();
    assertThat(sandbox.containsKey("warning")).as(sandbox.encode()).isFalse();
  }

  @Test
  void aPseudoTerminalWorks() throws Exception {
    var size = new JsonObject().put("columns", 90).put("rows", 30);
    var answer = box.run(new JsonObject().put("command", "stty size; tty").put("pty", size));
    assertThat(answer.getString("stdout")).contains("30 90").contains("/dev/pts/");
  }

  @Test
  void theUsualToolsSeeTheirOwnProcesses() throws Exception {
    assertThat(output("ps -o comm= -p $$; echo text | less; ls /proc/self/task | wc -l"))
        .isEqualTo("sh\ntext\n1\n");
  }

  @Test
  void thePortIsPublishedOnLoopbackAlone() {
    assertThat(box.inspect("{{json .HostConfig.PortBindings}}"))
        .contains("\"HostIp\":\"127.0.0.1\"");
  }

  @Test
  void theLimitsAreThoseOfThePage() {
    var limits = "{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}";
    assertThat(box.inspect(limits)).isEqualTo("500000000 536870912 100");
    assertThat(box.inspect("{{.HostConfig.RestartPolicy.Name}}")).isEqualTo("unless-stopped");
  }

  private static String output(String command) throws Exception {
    return box.run(command).getString("stdout");
  }

  private static String status(String key) {
    return box.exec("sed", "-n", "s/^%s:\\t//p".formatted(key), "/proc/1/status");
  }

  private static JsonObject named(String id, JsonArray checks) {
    return checks.stream()
        .map(JsonObject.class::cast)
        .filter(check -> id.equals(check.getString("id")))
        .findFirst()
        .orElseThrow();
  }
}
