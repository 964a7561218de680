package dev.vibesbox.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The revisions of the protocol spoken here, oldest first. */
public enum Revision {
  V2024_11_05("2024-11-05", Era.LEGACY),
  V2025_03_26("2025-03-26", Era.LEGACY),
  V2025_06_18("2025-06-18", Era.LEGACY),
  V2025_11_25("2025-11-25", Era.LEGACY),
  V2026_07_28("2026-07-28", Era.MODERN);

  /** What {@code initialize} settles on with a client that asks for anything unknown. */
  public static final Revision NEWEST_LEGACY = V2025_11_25;

  private final String label;
  private final Era era;

  Revision(String label, Era era) {
    this.label = label;
    this.era = era;
  }

  /** Reads a revision's date as it stands in messages and headers. */
  public static Optional<Revision> of(String label) {
    return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
  }

  /** The dates of one era's revisions, oldest first. */
  public static List<String> labels(Era era) {
    return Arrays.stream(values()).filter(it -> it.era == era).map(Revision::label).toList();
  }

  public String label() {
    return label;
  }

  public Era era() {
    return era;
  }

  public boolean isAtLeast(Revision other) {
    return compareTo(other) >= 0;
  }
}
