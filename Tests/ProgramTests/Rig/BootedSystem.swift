// A whole system for a moment: PID 1, logind and a user, in an overlay (Rig/with-booted-system).

import Foundation

enum BootedSystem {
  private static let script = "\(Programs.root)/Tests/ProgramTests/Rig/with-booted-system"

  /// Needs root, systemd-nspawn, and the right to make namespaces, cgroups and overlays.
  static let isAvailable: Bool = {
    guard geteuid() == 0, access("/usr/bin/systemd-nspawn", X_OK) == 0 else { return false }
    return (try? run("true").status) == 0
  }()

  /// What every script begins with: `as COMMAND` runs it as the user, whose settings are silent.
  private static let prelude = """
    as() {
      setpriv --reuid=4242 --regid=4242 --clear-groups env -i HOME=/home/limber-rig \\
        PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 TZ=UTC XDG_RUNTIME_DIR=/run/user/4242 \\
        DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/4242/bus "$@"
    }
    until_is() { for _ in $(seq 100); do eval "$1" && return; sleep .1; done; echo "in vain: $1"; }
    as mkdir -p /home/limber-rig/.config/limber
    echo 'device: "null"' >/home/limber-rig/.config/limber/settings.yaml

    """

  /// Runs a shell script as root.
  static func run(_ script: String) throws -> Finished {
    let file = "/tmp/limber-boot-\(UUID().uuidString)"
    try (prelude + script).write(toFile: file, atomically: true, encoding: .utf8)
    defer { unlink(file) }
    let child = Child(
      Self.script, [Programs.folder, Programs.root, file],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"])
    try child.start()
    let status = try child.wait(seconds: 90)
    return Finished(status: status, output: child.output, errors: child.errors)
  }
}
