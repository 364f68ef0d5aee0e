// A real `systemd --user` for a moment, with Limber's units (Rig/with-user-manager).

import Foundation

enum UserManager {
  private static let script = "\(Programs.root)/Tests/ProgramTests/Rig/with-user-manager"
  static let units = "\(Programs.root)/systemd"

  /// Needs root, systemd's programs, and the right to make namespaces and cgroups.
  static let isAvailable: Bool = {
    guard geteuid() == 0, access("/lib/systemd/systemd", X_OK) == 0,
      access("/usr/bin/setpriv", X_OK) == 0
    else { return false }
    return (try? run("true").status) == 0
  }()

  /// Runs a shell script as a user whose manager has the units, with the built programs on PATH.
  static func run(_ script: String) throws -> Finished {
    let child = Child(
      Self.script, [Programs.folder, Programs.root, "/bin/sh", "-c", script],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"])
    try child.start()
    let status = try child.wait(seconds: 60)
    return Finished(status: status, output: child.output, errors: child.errors)
  }
}
