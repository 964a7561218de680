package dev.vibesbox.executor;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.Listeners;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.config.ExecutorConfig;
import dev.vibesbox.config.LimitsConfig;
import dev.vibesbox.config.OutputConfig;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.sandbox.Confinement;
import java.nio.file.Path;

/**
 * What the executor is given.
 *
 * @param commands what one command may use
 * @param limits what a request may ask for
 * @param dataDir where it keeps what it writes
 */
public record Settings(
    Addresses addresses,
    Listeners listeners,
    ExecutorConfig executor,
    LimitsConfig commands,
    OutputConfig output,
    AuditConfig audit,
    CommandLimits limits,
    Path workspace,
    Confinement confinement,
    Path dataDir,
    Policy policy,
    Redaction redaction) {}
