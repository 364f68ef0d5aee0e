// Whether the service starts at log-in, read off folders as systemd reads them.

import Glibc
import TestSupport
import Testing

@testable import Doctor

/// A system's folders and a home of its own.
private final class Folders {
  private let folder = TemporaryFolder()

  init() { folder.makeFolder("run/systemd") }

  var root: String { folder.path }

  func install() { folder.write("usr/lib/systemd/user/limberd.service", "") }

  func link(_ path: String, to target: String) {
    folder.makeFolder(String(path[..<path.lastIndex(of: "/")!]))
    folder.link(path, to: target)
  }

  var checks: ServiceChecks {
    ServiceChecks(
      ["HOME": "\(root)/home", "XDG_RUNTIME_DIR": "\(root)/run"], root: root)
  }
}

@Suite struct ServiceChecksTests {
  private let folders = Folders()

  @Test func aSocketAloneIsNotEnough() {
    folders.install()
    folders.link(
      "home/.config/systemd/user/sockets.target.wants/limberd.socket", to: "/usr/lib/x")
    #expect(folders.checks.state == .notEnabled)
    #expect(folders.checks.verdict.level == .bad)
    #expect(folders.checks.verdict.line.contains("systemctl --user enable --now limberd.service"))
  }

  @Test(arguments: ["etc/systemd/user", "home/.config/systemd/user"])
  func enabledForAllOrByThePersonIsEnabled(folder: String) {
    folders.install()
    folders.link("\(folder)/default.target.wants/limberd.service", to: "/usr/lib/x")
    #expect(folders.checks.state == .enabled)
    #expect(folders.checks.verdict.level == .ok)
  }

  @Test func whoMasksItMeansIt() {
    folders.install()
    folders.link("etc/systemd/user/default.target.wants/limberd.service", to: "/usr/lib/x")
    folders.link("home/.config/systemd/user/limberd.service", to: "/dev/null")
    #expect(folders.checks.state == .masked)
    #expect(folders.checks.verdict.level == .note)
  }

  @Test func withoutAUnitOrAManagerSomethingElseStartsIt() {
    #expect(folders.checks.state == .notInstalled)
    rmdir("\(folders.root)/run/systemd")
    #expect(folders.checks.state == .noManager)
  }
}
