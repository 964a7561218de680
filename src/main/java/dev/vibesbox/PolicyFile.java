package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Document;
import dev.vibesbox.config.Problem;
import dev.vibesbox.health.Check;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.policy.PolicyRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The file of the configured policy, read again when it changes. A file that cannot be used changes
 * nothing: what was read before stays in force, and the log and health say so.
 */
final class PolicyFile implements Check {
  private static final System.Logger LOG = System.getLogger(PolicyFile.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Strangers may read it, so the log alone says where and why. */
  private static final String WARNING =
      "the policy file cannot be used any more; what was read before stays in force";

  private final Configuration configuration;
  private final Policy policy;

  /** What is in force; written by one blocking task at a time, as is what follows. */
  private volatile Document read;

  /** What is wrong with the file now; empty when nothing is. */
  private volatile String problem = "";

  private PolicyFile(Configuration configuration, Policy policy, Document read) {
    this.configuration = configuration;
    this.policy = policy;
    this.read = read;
  }

  /**
   * Reads it, from the folder of the configuration or as shipped.
   *
   * @throws ConfigurationException with every problem of it
   */
  static PolicyFile read(Configuration configuration) throws ConfigurationException {
    var document = configuration.folder().document(name(configuration));
    return new PolicyFile(configuration, Policy.of(rules(document, configuration)), document);
  }

  /** What the file says, also after it has changed. */
  Policy policy() {
    return policy;
  }

  @Override
  public String name() {
    return "policy";
  }

  /** Looks every second, on a worker thread, for as long as the health verticle is deployed. */
  @Override
  public void start(Vertx vertx) {
    vertx.setPeriodic(INTERVAL.toMillis(), _ -> look(vertx));
  }

  /** Succeeds with the mode, and with a warning where the file cannot be used any more. */
  @Override
  public Future<JsonObject> run(Vertx vertx) {
    var facts = new JsonObject().put("mode", configuration.policy().mode().label());
    return Future.succeededFuture(problem.isEmpty() ? facts : facts.put("warning", WARNING));
  }

  private void look(Vertx vertx) {
    vertx
        .executeBlocking(this::readAgain)
        .onFailure(cause -> LOG.log(Level.ERROR, "the policy file could not be looked at", cause));
  }

  private boolean readAgain() {
    try {
      var document = configuration.folder().again(name(configuration), read);
      boolean isNew = !document.equals(read);
      if (isNew) {
        policy.replace(rules(document, configuration));
        read = document;
      }
      if (isNew || !problem.isEmpty()) {
        problem = "";
        LOG.log(Level.INFO, "the policy in force is that of " + document.where());
      }
      return true;
    } catch (ConfigurationException e) {
      report(e.problems().stream().map(Problem::sentence).collect(Collectors.joining("; ")));
      return false;
    }
  }

  /** Once, not every second. */
  private void report(String found) {
    if (!problem.equals(found)) {
      problem = found;
      LOG.log(Level.WARNING, WARNING + ": " + found);
    }
  }

  private static PolicyRules rules(Document document, Configuration configuration)
      throws ConfigurationException {
    return PolicyRules.read(document, configuration.policy().mode());
  }

  private static String name(Configuration configuration) {
    return "policy/%s.json".formatted(configuration.policy().mode().label());
  }
}
