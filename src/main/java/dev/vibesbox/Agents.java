package dev.vibesbox;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.config.Configuration;
import dev.vibesbox.mcp.McpOptions;
import dev.vibesbox.mcp.Offer;
import dev.vibesbox.resources.ProcessResources;
import dev.vibesbox.tools.ExecuteCommand;
import dev.vibesbox.tools.ManageProcess;
import dev.vibesbox.tools.ProcessTasks;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** What agents are offered over MCP, and what they are told of it. */
final class Agents {
  private static final String INSTRUCTIONS =
      """
      A Linux machine for running shell commands. execute_command runs one and streams its output; \
      manage_process looks after what runs in the background.\
      """;

  private Agents() {}

  static McpOptions options(Configuration configuration, Version version) {
    var limits = configuration.mcp();
    return new McpOptions(
        version.toString(),
        INSTRUCTIONS,
        configuration.gateway().maxRequestsInFlight(),
        new McpOptions.Limits(limits.maxSubscriptions(), limits.answerTime()));
  }

  static Offer offer(Configuration configuration, Vertx vertx, CommandLimits limits) {
    var addresses = new Addresses(configuration.bus().prefix());
    var client = new ExecutorClient(vertx.eventBus(), addresses);
    var signOfLife = configuration.gateway().keepAlive();
    return new Offer(
        List.of(new ExecuteCommand(client, limits, signOfLife), new ManageProcess(client)),
        List.of(),
        List.of(new ProcessResources(vertx, addresses, client)),
        Optional.of(new ProcessTasks(client, configuration.executor().keptFinishedFor())));
  }
}
