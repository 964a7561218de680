package dev.vibesbox.sandbox;

import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.posix.CallFilter;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.Landlock;
import dev.vibesbox.posix.Landlock.PortRight;
import dev.vibesbox.posix.PathHandle;
import dev.vibesbox.posix.Privileges;
import dev.vibesbox.posix.Privileges.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The wall between commands and everything else, with no privilege and no helper program: a
 * Landlock domain and a seccomp filter for each command, a server that cannot be looked into. What
 * the kernel lacks is left out and told by {@link #coverage}. Any thread.
 */
public final class Sandbox implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Sandbox.class.getName());

  private final Network network;
  private final Path temporaryRoot;
  private final Grants grants;
  private final Coverage coverage;
  private final Optional<CallFilter> sharedFilter;
  private final Optional<CallFilter> ownFilter;
  private final Sweeper sweeper;
  private final Optional<LoopbackSockets> sockets;

  private Sandbox(Confinement confinement, Path workspace, Coverage coverage) {
    this.network = confinement.profile().network();
    this.temporaryRoot = confinement.temporaryRoot();
    this.grants = Grants.of(confinement, workspace);
    this.coverage = coverage;
    this.sharedFilter = filter(CallRules.shared(confinement.profile(), coverage));
    this.ownFilter = filter(CallRules.own());
    this.sweeper = Sweeper.start(temporaryRoot);
    // Its thread is not started by one behind the filter.
    this.sockets =
        network instanceof Network.Loopback
            ? Optional.of(LoopbackSockets.start())
            : Optional.empty();
  }

  /**
   * Hides the server from its commands, and prepares what they will share.
   *
   * @throws SandboxUnavailableException where it is required and cannot be whole, or the directory
   *     of the temporary directories cannot be made
   */
  public static Sandbox raise(Confinement confinement, Path workspace) {
    var profile = confinement.profile();
    Privileges.hideProcess();
    var coverage = Coverage.ofThisKernel(profile.network(), Privileges.isProcessHidden());
    if (profile.isRequired() && !coverage.isWhole()) {
      throw new SandboxUnavailableException(
          coverage.warning().orElse("") + "; sandbox.required refuses to start without");
    }
    coverage.warning().ifPresent(warning -> LOGGER.log(Level.WARNING, warning));
    try {
      makePrivate(confinement.temporaryRoot());
    } catch (IOException e) {
      throw new SandboxUnavailableException(
          "no temporary directories can be made in %s: %s"
              .formatted(confinement.temporaryRoot(), e));
    }
    return new Sandbox(confinement, workspace, coverage);
  }

  /** What is in force. */
  public Coverage coverage() {
    return coverage;
  }

  /** A place for one more command; costs nothing before somebody enters it. */
  public Cell cell() {
    return sweeper
        .clean()
        .map(directory -> new Cell(this, directory))
        .orElseGet(() -> new Cell(this, temporaryRoot.resolve(UUID.randomUUID().toString())));
  }

  /**
   * Puts the calling thread, and the threads that it starts from now on, behind what is the same
   * for all commands, for ever. Each of these threads then enters a {@link Cell}, which takes a
   * small part of the time that all of it would take.
   *
   * @throws dev.vibesbox.posix.PosixException where the kernel refuses; no command may be started
   */
  public void enterShared() {
    Privileges.gainNone();
    Privileges.keepOnly(EnumSet.allOf(Capability.class));
    if (network instanceof Network.Loopback) {
      sharedFilter.ifPresent(filter -> sockets.orElseThrow().answer(filter.enterAsking()));
    } else {
      sharedFilter.ifPresent(CallFilter::enter);
    }
  }

  PrivateDirectory make(Path temporary) {
    try {
      makePrivate(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var rules =
        coverage.landlockAbi() > 0 ? Optional.of(ruleset(temporary)) : Optional.<Landlock>empty();
    return new PrivateDirectory(temporary, rules);
  }

  void enter(PrivateDirectory temporary) {
    temporary.rules().ifPresent(Landlock::enter);
    ownFilter.ifPresent(CallFilter::enter);
  }

  void leave(PrivateDirectory temporary) {
    sweeper.takeBack(temporary);
  }

  void discard(Path temporary) {
    sweeper.discard(temporary);
  }

  @Override
  public void close() {
    sockets.ifPresent(LoopbackSockets::close);
    sweeper.close();
    grants.close();
  }

  private Optional<CallFilter> filter(List<CallRule> rules) {
    return coverage.holds(Layer.SYSTEM_CALLS)
        ? Optional.of(CallFilter.of(rules))
        : Optional.empty();
  }

  private Landlock ruleset(Path temporary) {
    var ruleset = Landlock.create(coverage.landlockAbi(), network instanceof Network.Ports);
    try {
      fill(ruleset, temporary);
      return ruleset;
    } catch (RuntimeException e) {
      ruleset.close();
      throw e;
    }
  }

  private void fill(Landlock ruleset, Path temporary) {
    grants.addTo(ruleset);
    try (var own = PathHandle.open(temporary).orElseThrow(() -> unreachable(temporary))) {
      ruleset.allow(own, Grant.WORK);
    }
    if (network instanceof Network.Ports(var ports)) {
      ports.forEach(port -> ruleset.allow(PortRight.CONNECT, port));
    }
  }

  private static UncheckedIOException unreachable(Path temporary) {
    return new UncheckedIOException(new IOException(temporary + " cannot be opened"));
  }

  private static void makePrivate(Path directory) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(directory, owner);
  }
}
