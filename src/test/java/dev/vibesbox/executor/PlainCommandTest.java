package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.CommandSpec.Script;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is started without a shell behaves as if a shell had started it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainCommandTest {
  private Executor executor;

  @BeforeAll
  void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  void stop() {
    executor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/true", "ls -la src/main", " git  log --format=%h ", "a.out x=1"})
  void aNameAndPlainWordsNeedNoShell(String text) {
    assertThat(PlainCommand.words(new Script(text, "/bin/sh")))
        .hasValue(List.of(text.strip().split(" +")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hi",
        "cd x",
        "A=1 env",
        "ls *",
        "ls ~",
        "ls $x",
        "ls 'x'",
        "ls \"x\"",
        "ls \\x",
        "ls;",
        "ls\nls",
        "ls\tx",
        "ls &",
        "ls|cat",
        "ls>x",
        "ls<x",
        "ls #x",
        "! ls",
        "{ ls",
        "ls é",
        "[ x ]",
        "(ls)",
        "ls `x`",
        "ls ?",
        "ls [a]",
        "exec ls",
        "time ls",
        "test -f x",
        "ls\r"
      })
  void whateverAShellMightReadGoesToTheShell(String text) {
    assertThat(PlainCommand.words(new Script(text, "/bin/sh"))).isEmpty();
  }

  @Test
  void anotherShellThanTheDefaultIsUsedWhenItIsAskedFor() {
    assertThat(PlainCommand.words(new Script("/bin/true", "/bin/bash"))).isEmpty();
  }

  /** The shell's own words for what it cannot run, and its exit codes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-program-anywhere",
        "./no-such-file",
        "/etc",
        "./not-executable",
        "./broken"
      })
  void whatCannotBeRunIsToldAsAShellTellsIt(String text) throws Exception {
    file("not-executable", "rw-r--r--", "#!/bin/sh\n");
    file("broken", "rwxr-xr-x", "#!/no/such/interpreter\n");
    var plain = executor.run(text);
    var shell = executor.run(text + ";");
    assertThat(plain.getString("stderr")).isEqualTo(shell.getString("stderr")).isNotEmpty();
    assertThat(plain.getInteger("exit_code")).isEqualTo(shell.getInteger("exit_code"));
  }

  @Test
  void aScriptWithoutItsInterpretersNameRunsAllTheSame() throws Exception {
    file("script", "rwxr-xr-x", "echo from $1\n");
    assertThat(executor.run("./script here").getString("stdout")).isEqualTo("from here\n");
  }

  @Test
  void aProgramCallsItselfByTheNameItWasCalled() throws Exception {
    assertThat(executor.run("ls no-such-file").getString("stderr")).startsWith("ls: ");
  }

  @Test
  void itFindsWhatAShellWouldHaveToldIt() throws Exception {
    Files.createDirectories(executor.workspace.resolve("below"));
    var plain = execute("env", "below");
    var shell = execute("env;", "below");
    assertThat(lines(plain)).containsExactlyInAnyOrderElementsOf(lines(shell));
  }

  @Test
  void aPathOfItsOwnIsSearched() throws Exception {
    file("own-program", "rwxr-xr-x", "#!/bin/sh\necho own\n");
    var environment = new JsonObject().put("PATH", executor.workspace + ":/usr/bin:/bin");
    var arguments = new JsonObject().put("command", "own-program").put("env", environment);
    assertThat(executor.execute(arguments).getString("stdout")).isEqualTo("own\n");
  }

  private JsonObject execute(String command, String cwd) throws Exception {
    return executor.execute(new JsonObject().put("command", command).put("cwd", cwd));
  }

  private static List<String> lines(JsonObject answer) {
    return answer
        .getString("stdout")
        .lines()
        .filter(line -> !line.matches("(VIBESBOX_PROCESS_ID|TMPDIR|JAVA_TOOL_OPTIONS)=.*"))
        .toList();
  }

  private void file(String name, String permissions, String text) throws Exception {
    var path = Files.writeString(executor.workspace.resolve(name), text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
