package dev.vibesbox.conformance;

import dev.vibesbox.mcp.Offer;

/**
 * What the official conformance suite asks every server for, offered through the same protocol core
 * as the real tools. Only tests switch it on.
 */
public final class Fixtures {
  private Fixtures() {}

  public static Offer offer() {
    return new Offer(FixtureTools.all(), FixturePrompts.all());
  }
}
