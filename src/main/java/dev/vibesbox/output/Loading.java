package dev.vibesbox.output;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Brings blocks back from a log's file. What left the log while it was fetched is not believed: its
 * slot may hold other bytes by then. Any thread.
 */
final class Loading {
  private final Object lock;
  private final Retained retained;
  private final Optional<SpillFile> file;

  Loading(Object lock, Retained retained, Optional<SpillFile> file) {
    this.lock = lock;
    this.retained = retained;
    this.file = file;
  }

  /** These blocks in memory; empty if one is gone meanwhile, and then it is no longer kept. */
  Optional<List<Block>> load(List<? extends Kept> kept) {
    if (kept.stream().allMatch(Block.class::isInstance)) {
      return Optional.of(kept.stream().map(Block.class::cast).toList());
    }
    try {
      var blocks = file.orElseThrow().read(kept);
      synchronized (lock) {
        return retained.holds(kept) ? Optional.of(blocks) : Optional.empty();
      }
    } catch (LostPageException | NoSuchFileException _) {
      dropUnreadable(kept);
      return Optional.empty();
    } catch (IOException e) {
      throw new UnreadableOutputException(e);
    }
  }

  /**
   * This block in memory.
   *
   * @throws UnreadableOutputException if it is gone meanwhile, or cannot be read
   */
  Block loadOne(Kept kept) {
    return load(List.of(kept))
        .map(List::getFirst)
        .orElseThrow(() -> new UnreadableOutputException(new LostPageException()));
  }

  private void dropUnreadable(List<? extends Kept> kept) {
    for (var each : kept) {
      if (each instanceof Filed filed && !isReadable(filed)) {
        synchronized (lock) {
          retained.drop(filed);
        }
      }
    }
  }

  private boolean isReadable(Filed filed) {
    try {
      return file.orElseThrow().read(List.of(filed)).size() == 1;
    } catch (LostPageException | NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new UnreadableOutputException(e);
    }
  }
}
