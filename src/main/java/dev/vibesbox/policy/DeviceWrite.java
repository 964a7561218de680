package dev.vibesbox.policy;

import java.util.List;
import java.util.Optional;

/** A redirection or a program that writes to one of some devices. */
record DeviceWrite(List<String> devices) implements CallDanger {
  private static final String FOLDER = "/dev/";

  DeviceWrite {
    devices = List.copyOf(devices);
  }

  @Override
  public boolean isIn(Call call) {
    return foundIn(call).isPresent();
  }

  @Override
  public Optional<String> foundIn(Call call) {
    return WrittenPaths.of(call)
        .map(call::normal)
        .filter(path -> path.startsWith(FOLDER))
        .filter(this::mayBeDevice)
        .findFirst()
        .map(device -> "Writing to `" + Call.shortened(device) + "`");
  }

  private boolean mayBeDevice(String path) {
    var certain = certain(path);
    return devices.stream()
        .anyMatch(device ->
            Glob.matches(device, path)
                || (certain.length() < path.length() && device.startsWith(certain)));
  }

  /** What stands before the first character that is not certain. */
  private static String certain(String path) {
    int end = 0;
    while (end < path.length()
        && "*?[".indexOf(path.charAt(end)) < 0
        && path.charAt(end) != Unknown.TEXT) {
      end++;
    }
    return path.substring(0, end);
  }
}
