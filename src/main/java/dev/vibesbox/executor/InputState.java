package dev.vibesbox.executor;

import java.util.Locale;

/** How far a process's standard input is. */
enum InputState {
  /** It was empty from the start. */
  NONE("its standard input is empty; it was started without keep_stdin_open and without pty"),
  /** It takes more. */
  OPEN("it takes input"),
  /** What it takes yet is queued, and the end comes after it. */
  ENDING("the end of its standard input is queued already, behind what it has not read yet"),
  /** The end was reached. */
  ENDED("its standard input has been ended already"),
  /** Every process that could read it has closed it. */
  UNREAD("nothing of it reads its standard input any more"),
  /** The process is gone. */
  GONE("it has ended");

  private final String sentence;

  InputState(String sentence) {
    this.sentence = sentence;
  }

  /** What to tell somebody who wants to write. */
  String sentence() {
    return sentence;
  }

  /** The value of {@code input} in answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
