package dev.vibesbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker would like to bring, and what everybody needs. */
class RefusedVariablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LD_PRELOAD",
        "ld_preload",
        "LD_AUDIT",
        "GLIBC_TUNABLES",
        "MALLOC_TRACE",
        "RES_OPTIONS",
        "TERMINFO",
        "IFS",
        "ENV",
        "BASH_ENV",
        "BASH_FUNC_ls%%",
        "BASH_FUNC_x()",
        "SHELL",
        "PS4",
        "CDPATH",
        "PROMPT_COMMAND",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONPYCACHEPREFIX",
        "PIP_CONFIG_FILE",
        "PERL5OPT",
        "RUBYOPT",
        "NODE_OPTIONS",
        "npm_config_script_shell",
        "JAVA_TOOL_OPTIONS",
        "_JAVA_OPTIONS",
        "JAVA_HOME",
        "MAVEN_OPTS",
        "CLASSPATH",
        "LUA_INIT_5_4",
        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER",
        "RUSTC_WRAPPER",
        "CC",
        "LDFLAGS",
        "GIT_SSH_COMMAND",
        "GIT_TRACE",
        "GIT_CONFIG_KEY_0",
        "GIT_EXEC_PATH",
        "EDITOR",
        "LESSOPEN",
        "TAR_OPTIONS",
        "RIPGREP_CONFIG_PATH",
        "APT_CONFIG",
        "KUBECONFIG",
        "MAKEFLAGS",
        "WGETRC"
      })
  void whatChangesWhatRunsIsRefused(String name) {
    assertThat(RefusedVariables.include(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME",
        "PATH",
        "LANG",
        "LC_ALL",
        "TZ",
        "TERM",
        "TMPDIR",
        "USER",
        "CI",
        "DEBUG",
        "NO_COLOR",
        "PORT",
        "NODE_ENV",
        "PYTHONUNBUFFERED",
        "PYTHONIOENCODING",
        "GIT_AUTHOR_NAME",
        "GIT_COMMITTER_EMAIL",
        "HTTP_PROXY",
        "https_proxy",
        "DATABASE_URL",
        "AWS_PROFILE",
        "FILE_PATH",
        "MY_ENV",
        "CARGO",
        "COLUMNS",
        "DEBIAN_FRONTEND"
      })
  void whatOnlyInformsIsNot(String name) {
    assertThat(RefusedVariables.include(name)).isFalse();
  }
}
