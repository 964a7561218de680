package dev.vibesbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Map<String, String> AT_HOME = Map.of("HOME", "/home/me");

  @TempDir Path folder;

  @Test
  void withoutAnythingItIsLoopbackAndTheUsersStateFolder() throws ConfigurationException {
    var configuration = Configuration.read(Optional.empty(), AT_HOME);

    assertThat(configuration.gateway().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.gateway().port()).isEqualTo(8000);
    assertThat(configuration.gateway().tokenFile()).isEmpty();
    assertThat(configuration.dataDir()).isEqualTo(Path.of("/home/me/.local/state/vibesbox"));
    assertThat(configuration.workspace()).isEqualTo(configuration.dataDir().resolve("workspace"));
    assertThat(configuration.folder().path()).isEmpty();
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void theStateFolderOfTheEnvironmentIsUsedIfItIsAbsolute() throws ConfigurationException {
    assertThat(dataDir(Map.of("HOME", "/home/me", "XDG_STATE_HOME", "/state")))
        .isEqualTo(Path.of("/state/vibesbox"));
    assertThat(dataDir(Map.of("HOME", "/home/me", "XDG_STATE_HOME", "state")))
        .isEqualTo(Path.of("/home/me/.local/state/vibesbox"));
  }

  @Test
  void withoutAHomeTheDataDirectoryMustBeNamed() throws ConfigurationException {
    assertThatThrownBy(() -> Configuration.read(Optional.empty(), Map.of()))
        .hasMessageContaining("dataDir is empty, and neither HOME nor XDG_STATE_HOME is set");
    assertThat(dataDir(Map.of("VIBESBOX_DATA_DIR", "/data"))).isEqualTo(Path.of("/data"));
  }

  @Test
  void aFolderIsReadByItsConfigJsonAndKeepsTheOtherDefaults() throws Exception {
    Files.writeString(folder.resolve("config.json"), Given.file("executor.graceMillis", 500));

    var configuration = Configuration.read(Optional.of(folder), AT_HOME);

    assertThat(configuration.executor().grace()).isEqualTo(Duration.ofMillis(500));
    assertThat(configuration.executor().maxRunning()).isEqualTo(32);
    assertThat(configuration.folder().path()).contains(folder);
  }

  @Test
  void aFileOfAnyNameIsReadAndItsFolderIsTheConfigurations() throws Exception {
    var file = Files.writeString(folder.resolve("mine.json"), Given.file("bus.prefix", "a.b"));

    var configuration = Configuration.read(Optional.of(file), AT_HOME);

    assertThat(configuration.bus().prefix()).isEqualTo("a.b");
    assertThat(configuration.folder().path()).contains(folder);
  }

  @Test
  void aFileThatIsNotThereOrNotTextFailsTheStart() throws Exception {
    var file = Files.write(folder.resolve("latin.json"), new byte[] {'{', (byte) 0xe4, '}'});

    assertThatThrownBy(() -> Configuration.read(Optional.of(folder), AT_HOME))
        .hasMessage(folder + "/config.json: is absent; allowed: a readable JSON file");
    assertThatThrownBy(() -> Configuration.read(Optional.of(file), AT_HOME))
        .hasMessage(file + ": is not UTF-8; allowed: a readable JSON file");
  }

  @Test
  void aFileBesideTheConfigurationOverridesTheShippedOne() throws Exception {
    var own = Files.writeString(folder.resolve("config.json"), "{}");

    assertThat(new ConfFolder(Optional.of(folder)).document("config.json"))
        .isEqualTo(new Document(own.toString(), "{}"));
    assertThat(new ConfFolder(Optional.empty()).document("config.json").where())
        .isEqualTo("shipped conf/config.json");
  }

  private static Path dataDir(Map<String, String> environment) throws ConfigurationException {
    return Configuration.read(Optional.empty(), environment).dataDir();
  }

  @Test
  void aConfigurationThatCommandsCanChangeIsWarnedAbout() throws Exception {
    var conf = Files.createDirectories(folder.resolve("work/conf"));
    Files.writeString(conf.resolve("config.json"), "{}");
    var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("work"));
    for (var workspace : new Path[] {folder.resolve("work"), link, conf}) {
      assertThat(warnings(conf, workspace)).singleElement().asString().contains("the workspace");
    }
    assertThat(warnings(conf, folder.resolve("work/other"))).isEmpty();
  }

  private List<String> warnings(Path conf, Path workspace) throws ConfigurationException {
    var variables =
        Map.of(
            "VIBESBOX_WORKSPACE", workspace.toString(),
            "VIBESBOX_DATA_DIR", folder.resolve("data").toString());
    return Configuration.read(Optional.of(conf), variables).warnings();
  }
}
