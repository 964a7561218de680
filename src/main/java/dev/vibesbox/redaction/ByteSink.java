package dev.vibesbox.redaction;

/** Takes bytes. The array is the caller's and is used again after the call: copy what is kept. */
@FunctionalInterface
public interface ByteSink {
  void accept(byte[] bytes, int offset, int length);
}
