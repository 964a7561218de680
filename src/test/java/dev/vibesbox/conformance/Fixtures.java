package dev.vibesbox.conformance;

import dev.vibesbox.mcp.Offer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the official conformance suite asks every server for, offered through the same protocol core
 * as the real tools. Only tests switch it on.
 */
public final class Fixtures {
  private Fixtures() {}

  public static Offer offer() {
    var tools =
        Stream.concat(FixtureTools.all().stream(), FixtureQuestions.all().stream()).toList();
    return new Offer(tools, FixturePrompts.all(), List.of(new FixtureResources()));
  }
}
