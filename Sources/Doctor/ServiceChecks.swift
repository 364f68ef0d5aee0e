// Checks whether the user's service manager will start the daemon at the next log-in. The socket
// alone would not: it starts the daemon at the first connection, and before a reminder nobody
// connects. The answer is read from the folders that systemd reads (systemd.unit(5)), so that it
// does not depend on a running systemd.

import Glibc
import Service

/// Looks for `limberd.service` and for the link that enables it.
struct ServiceChecks {
  /// Has XDG_RUNTIME_DIR and the user's base folders.
  private let environment: [String: String]
  /// A prefix of the system's paths; empty except in tests.
  private let root: String

  init(_ environment: [String: String], root: String = "") {
    self.environment = environment
    self.root = root
  }

  /// The state of the unit; the first folder that has it decides.
  enum State: Hashable {
    case noManager, notInstalled, masked, enabled, notEnabled
  }

  /// Reads files and links only; no program is run, and no bus is needed.
  var state: State {
    guard let runtime = environment["XDG_RUNTIME_DIR"],
      access("\(runtime)/systemd", F_OK) == 0
    else { return .noManager }
    let units: [String] = folders.map { "\($0)/limberd.service" }
    let unit = units.first { access($0, F_OK) == 0 }
    guard let unit else { return .notInstalled }
    if SymbolicLink.target(of: unit) == "/dev/null" { return .masked }
    // In a home that was copied, the link may lead nowhere; it enables the unit all the same.
    let links: [String] = folders.map { "\($0)/default.target.wants/limberd.service" }
    // Of a home that was copied, a link may lead nowhere: it is one all the same.
    return links.contains { SymbolicLink.target(of: $0) != nil } ? .enabled : .notEnabled
  }

  /// The folders of user units, in systemd's order: the user's, then the system's.
  private var folders: [String] {
    let home = BaseFolders.home(environment: environment) ?? "/"
    let base = BaseFolders(environment: environment, home: home)
    let system = [
      "/etc/systemd/user", "/run/systemd/user", "/usr/local/lib/systemd/user",
      "/usr/lib/systemd/user",
    ]
    return ["\(base.config)/systemd/user", "\(base.data)/systemd/user"]
      + system.map { root + $0 }
  }

  /// Only a unit that is installed but not enabled is bad: in the other states, the user or the
  /// site has decided to start the daemon in another way.
  var verdict: Verdict {
    switch state {
    case .enabled:
      Verdict(.daemon, "enabled", .ok, "limberd.service starts at log-in")
    case .notEnabled:
      Verdict(
        .daemon, "enabled", .bad,
        "limberd.service is not enabled: after the next log-in nothing would remind you",
        remedy: "enable it with: systemctl --user enable --now limberd.service")
    case .masked:
      Verdict(.daemon, "enabled", .note, "limberd.service is masked: something else starts limberd")
    case .notInstalled:
      Verdict(
        .daemon, "enabled", .note, "limberd.service is not installed: something else starts limberd"
      )
    case .noManager:
      Verdict(
        .daemon, "enabled", .note,
        "no systemd user manager runs here: something else starts limberd")
    }
  }
}
