package dev.vibesbox.bus;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables that make a harmless program load or run something else: what policy looked at would
 * not be what runs. A request may not bring them. They can stand in the command itself, where
 * policy sees them, or in the configuration.
 */
final class RefusedVariables {
  /** Read by the dynamic linker, by bash as functions, by git as configuration; upper case. */
  private static final Pattern FAMILIES =
      Pattern.compile("(LD_|DYLD_|BASH_FUNC_|GIT_CONFIG|NPM_CONFIG_).*");

  private static final Set<String> NAMES =
      Set.of(
          // the C library
          "GCONV_PATH",
          "GETCONF_DIR",
          "GLIBC_TUNABLES",
          "LOCPATH",
          "NLSPATH",
          "MALLOC_TRACE",
          "RESOLV_HOST_CONF",
          "HOSTALIASES",
          // shells
          "ENV",
          "BASH_ENV",
          "SHELLOPTS",
          "BASHOPTS",
          "PS4",
          "PROMPT_COMMAND",
          "ZDOTDIR",
          "FPATH",
          "IFS",
          // languages
          "PYTHONPATH",
          "PYTHONHOME",
          "PYTHONSTARTUP",
          "PYTHONINSPECT",
          "PYTHONBREAKPOINT",
          "PYTHONWARNINGS",
          "PYTHONUSERBASE",
          "PYTHONPLATLIBDIR",
          "PYTHONEXECUTABLE",
          "PERL5OPT",
          "PERL5LIB",
          "PERLLIB",
          "PERL5DB",
          "PERL5SHELL",
          "RUBYOPT",
          "RUBYLIB",
          "BUNDLE_GEMFILE",
          "GEM_PATH",
          "GEM_HOME",
          "NODE_OPTIONS",
          "NODE_PATH",
          "JAVA_TOOL_OPTIONS",
          "_JAVA_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "JDK_JAVAC_OPTIONS",
          "CLASSPATH",
          "MAVEN_OPTS",
          "MAVEN_ARGS",
          "GRADLE_OPTS",
          "JAVA_OPTS",
          "LUA_PATH",
          "LUA_CPATH",
          "LUA_INIT",
          "R_PROFILE",
          "R_PROFILE_USER",
          "R_ENVIRON",
          "R_ENVIRON_USER",
          "PHPRC",
          "PHP_INI_SCAN_DIR",
          "GOFLAGS",
          "RUSTC_WRAPPER",
          "RUSTFLAGS",
          "ERL_FLAGS",
          "OPENSSL_CONF",
          "OPENSSL_MODULES",
          "OPENSSL_ENGINES",
          // programs that programs start
          "GIT_SSH",
          "GIT_SSH_COMMAND",
          "GIT_EXEC_PATH",
          "GIT_TEMPLATE_DIR",
          "GIT_PROXY_COMMAND",
          "GIT_EXTERNAL_DIFF",
          "GIT_EDITOR",
          "GIT_SEQUENCE_EDITOR",
          "GIT_PAGER",
          "GIT_ASKPASS",
          "GIT_DIR",
          "GIT_COMMON_DIR",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "MANPAGER",
          "SYSTEMD_PAGER",
          "BROWSER",
          "LESSOPEN",
          "LESSCLOSE",
          "SSH_ASKPASS",
          "SUDO_ASKPASS",
          "RSYNC_RSH",
          "MAKEFLAGS",
          "MFLAGS",
          "GNUMAKEFLAGS",
          "MAKEFILES",
          "TAR_OPTIONS",
          "AWKPATH",
          "AWKLIBPATH",
          "FZF_DEFAULT_COMMAND",
          "EMACSLOADPATH",
          "VIMINIT",
          "EXINIT");

  private RefusedVariables() {}

  /** Whether a request may not bring this variable. Programs read some in either case. */
  static boolean include(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return FAMILIES.matcher(upper).matches() || NAMES.contains(upper);
  }
}
