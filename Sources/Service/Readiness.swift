// Notifications to the service manager (sd_notify(3)). If the daemon was started by hand, they go
// nowhere; failures are not reported, since nothing could act on them.

import CSystemd

/// Notifications to the service manager.
package enum Readiness {
  /// Start-up is complete; with a line for `systemctl status`.
  package static func ready(_ status: String) { notify("READY=1", "STATUS=" + oneLine(status)) }

  /// One line for `systemctl status`.
  package static func status(_ status: String) { notify("STATUS=" + oneLine(status)) }

  /// A reload has begun; `ready` ends it.
  package static func reloading() {
    notify("RELOADING=1", "MONOTONIC_USEC=\(MonotonicInstant.now().nanoseconds / 1000)")
  }

  /// Sent first when the daemon stops.
  package static func stopping() { notify("STOPPING=1") }

  /// Start-up has failed.
  package static func failed(_ status: String, code: Int32) {
    notify("STATUS=" + oneLine(status), "ERRNO=\(code)")
  }

  /// The stop or start takes longer than the unit's timeout allows.
  package static func extendTimeout(by time: Duration) {
    notify("EXTEND_TIMEOUT_USEC=\(max(0, time.wholeNanoseconds) / 1000)")
  }

  private static func notify(_ assignments: String...) {
    sd_notify(0, assignments.joined(separator: "\n"))
  }

  /// A line feed would begin another assignment.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
