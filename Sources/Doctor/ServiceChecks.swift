// Whether the user's service manager will start the daemon at the next log-in. The socket alone
// never would: nobody connects, so nobody is reminded. Read off the folders that systemd reads
// (systemd.unit(5)), so that it can be told on any machine.

import Glibc
import Service

struct ServiceChecks {
  private let environment: [String: String]
  /// In front of paths of the system's; a test has its own.
  private let root: String

  init(_ environment: [String: String], root: String = "") {
    self.environment = environment
    self.root = root
  }

  /// How the unit stands; the first folder that has an opinion counts.
  enum State: Hashable {
    case noManager, notInstalled, masked, enabled, notEnabled
  }

  var state: State {
    guard let runtime = environment["XDG_RUNTIME_DIR"],
      access("\(runtime)/systemd", F_OK) == 0
    else { return .noManager }
    let units: [String] = folders.map { "\($0)/limberd.service" }
    let unit = units.first { access($0, F_OK) == 0 }
    guard let unit else { return .notInstalled }
    if SymbolicLink.target(of: unit) == "/dev/null" { return .masked }
    let links: [String] = folders.map { "\($0)/default.target.wants/limberd.service" }
    // Of a home that was copied, a link may lead nowhere: it is one all the same.
    return links.contains { SymbolicLink.target(of: $0) != nil } ? .enabled : .notEnabled
  }

  /// In systemd's order.
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
        "no systemd of the user's runs here: something else starts limberd")
    }
  }
}
