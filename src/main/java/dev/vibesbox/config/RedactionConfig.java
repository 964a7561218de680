package dev.vibesbox.config;

/** Whether secrets are taken out of output before anything keeps or sends it. */
public record RedactionConfig(boolean isEnabled) {

  static RedactionConfig read(Section section) {
    return new RedactionConfig(section.flag("enabled"));
  }
}
