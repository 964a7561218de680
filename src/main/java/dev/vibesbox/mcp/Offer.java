package dev.vibesbox.mcp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a server has for its clients, each kind in the order in which it is always listed. */
public record Offer(
    List<Tool> tools,
    List<Prompt> prompts,
    List<ResourceSource> resources,
    Optional<TaskSource> tasks) {

  /** Nothing at all. */
  public static final Offer NOTHING = new Offer(List.of(), List.of(), List.of());

  /** Without tasks. */
  public Offer(List<Tool> tools, List<Prompt> prompts, List<ResourceSource> resources) {
    this(tools, prompts, resources, Optional.empty());
  }

  public Offer {
    tools = List.copyOf(tools);
    prompts = List.copyOf(prompts);
    resources = List.copyOf(resources);
  }

  /** Tools, and nothing else. */
  public static Offer of(List<Tool> tools) {
    return new Offer(tools, List.of(), List.of());
  }

  /** This, followed by more. */
  public Offer and(Offer more) {
    return new Offer(
        joined(tools, more.tools),
        joined(prompts, more.prompts),
        joined(resources, more.resources),
        tasks.or(more::tasks));
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
