package dev.vibesbox.audit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Why a file cannot be written, without its path: strangers may read it. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    return switch (e) {
      case FileSystemException it ->
          Optional.ofNullable(it.getReason()).orElse(e.getClass().getSimpleName());
      case FileNotFoundException it -> inParentheses(String.valueOf(it.getMessage()));
      default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    };
  }

  private static String inParentheses(String text) {
    return text.substring(text.lastIndexOf('(') + 1).replace(")", "");
  }
}
