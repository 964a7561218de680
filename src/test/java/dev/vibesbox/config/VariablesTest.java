package dev.vibesbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

  @Test
  void theNameOfAVariableFollowsFromTheKey() {
    assertThat(Variables.names("gateway.maxMessageBytes"))
        .containsExactly("VIBESBOX_GATEWAY_MAX_MESSAGE_BYTES");
    assertThat(Variables.names("dataDir")).containsExactly("VIBESBOX_DATA_DIR");
    assertThat(Variables.names("gateway.port"))
        .containsExactly("VIBESBOX_PORT", "VIBESBOX_GATEWAY_PORT");
  }

  @Test
  void everyShortNameWorks() throws ConfigurationException {
    var configuration =
        Given.read(
            "{}",
            Map.of(
                "VIBESBOX_HOST", "0.0.0.0",
                "VIBESBOX_PORT", "0",
                "VIBESBOX_DATA_DIR", "/data",
                "VIBESBOX_WORKSPACE", "/workspace",
                "VIBESBOX_POLICY", "strict",
                "VIBESBOX_TOKEN_FILE", "/run/token"));

    assertThat(configuration.gateway().host()).isEqualTo("0.0.0.0");
    assertThat(configuration.gateway().port()).isZero();
    assertThat(configuration.dataDir()).isEqualTo(Path.of("/data"));
    assertThat(configuration.workspace()).isEqualTo(Path.of("/workspace"));
    assertThat(configuration.policy().mode()).isEqualTo(PolicyConfig.Mode.STRICT);
    assertThat(configuration.gateway().tokenFile()).contains(Path.of("/run/token"));
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void aVariableOverridesTheFile() throws ConfigurationException {
    var file = Given.file("gateway.port", 9000);

    assertThat(Given.read(file, Map.of()).gateway().port()).isEqualTo(9000);
    assertThat(Given.read(file, Map.of("VIBESBOX_GATEWAY_PORT", "9001")).gateway().port())
        .isEqualTo(9001);
  }

  @Test
  void listsMappingsAndFlagsAreReadFromText() throws ConfigurationException {
    var configuration =
        Given.read(
            "{}",
            Map.of(
                "VIBESBOX_GATEWAY_ALLOWED_HOSTS", "LocalHost, box.example",
                "VIBESBOX_EXECUTOR_ENVIRONMENT", "A=1,B=x=y",
                "VIBESBOX_REDACTION_ENABLED", "false"));

    assertThat(configuration.gateway().allowedHosts()).containsExactly("localhost", "box.example");
    assertThat(configuration.executor().environment()).isEqualTo(Map.of("A", "1", "B", "x=y"));
    assertThat(configuration.redaction().isEnabled()).isFalse();
  }

  @Test
  void anEmptyVariableCountsAsNotSet() throws ConfigurationException {
    var configuration = Given.read("{}", Map.of("VIBESBOX_PORT", "", "VIBESBOX_POLICY", " "));

    assertThat(configuration.gateway().port()).isEqualTo(8000);
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void unknownVariablesAreWarnedAboutByNameOnly() throws ConfigurationException {
    var variables = Map.of("VIBESBOX_TOKEN", "hunter2", "VIBESBOX_GATEWAY", "1", "PATH", "/bin");

    assertThat(Given.read("{}", variables).warnings())
        .containsExactly(
            "unknown variable VIBESBOX_GATEWAY is ignored",
            "unknown variable VIBESBOX_TOKEN is ignored");
  }

  @Test
  void aServiceLinkOfKubernetesIsNotAPort() throws ConfigurationException {
    var configuration =
        Given.read(
            "{}", Map.of("VIBESBOX_PORT", "tcp://10.0.0.7:8000", "VIBESBOX_GATEWAY_PORT", "8001"));

    assertThat(configuration.gateway().port()).isEqualTo(8001);
    assertThat(configuration.warnings())
        .containsExactly(
            "VIBESBOX_PORT is a service link of Kubernetes, not a port, and is ignored");
  }

  @Test
  void bothNamesOfAKeyAtOnceAreAProblem() {
    var variables = Map.of("VIBESBOX_PORT", "1", "VIBESBOX_GATEWAY_PORT", "2");

    assertThat(Given.sentences("{}", variables))
        .containsExactly(
            "VIBESBOX_PORT: gateway.port is also set by VIBESBOX_GATEWAY_PORT;"
                + " allowed: one of the two");
  }

  @Test
  void textThatStandsForNothingAllowedIsNamedByItsVariable() {
    assertThat(Given.sentences("{}", Map.of("VIBESBOX_REDACTION_ENABLED", "yes")))
        .containsExactly(
            "VIBESBOX_REDACTION_ENABLED: redaction.enabled is \"yes\"; allowed: true or false");
    assertThat(Given.sentences("{}", Map.of("VIBESBOX_EXECUTOR_ENVIRONMENT", "hunter2")))
        .containsExactly(
            "VIBESBOX_EXECUTOR_ENVIRONMENT: executor.environment is wrong (not shown);"
                + " allowed: names of variables, a text for each");
  }
}
