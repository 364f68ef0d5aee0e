// Whether the service starts at log-in, read off folders as systemd reads them.

import FoundationEssentials
import Glibc
import Testing

@testable import Doctor

/// A system's folders and a home of its own.
private final class Folders {
  let root: String

  init() {
    var template = Array("/tmp/limber-units-XXXXXX".utf8CString)
    root = String(cString: mkdtemp(&template)!)
    make("run/systemd")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func make(_ folder: String) {
    try! FileManager.default.createDirectory(
      atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
  }

  func install() {
    make("usr/lib/systemd/user")
    _ = FileManager.default.createFile(
      atPath: "\(root)/usr/lib/systemd/user/limberd.service", contents: Data())
  }

  func link(_ path: String, to target: String) {
    make(String(path[..<path.lastIndex(of: "/")!]))
    symlink(target, "\(root)/\(path)")
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
