// The built programs, run as a user runs them: in a folder of their own, with a clean
// environment, and ended with the test.

import Foundation
import Testing

enum Programs {
  /// The source tree.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of `limber` and `limberd`: the release build that `make test` makes, or the debug
  /// build where tests are run by hand.
  static let folder =
    ProcessInfo.processInfo.environment["LIMBER_PROGRAMS"] ?? "\(root)/.build/debug"
  /// As they are installed.
  static let areOptimised = !folder.hasSuffix("/debug")
  static let limber = "\(folder)/limber"
  static let limberd = "\(folder)/limberd"
}

/// What a daemon finds on PATH: the machine's own programs, but for those that speak. A session
/// sounds the same wherever the tests run; a test of speech names its program.
private enum Tools {
  static let folder: String = {
    let folder = "\(Programs.root)/.build/test-tools"
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let names = (try? files.contentsOfDirectory(atPath: "/usr/bin")) ?? []
    for name in names where !name.hasPrefix("espeak") {
      symlink("/usr/bin/\(name)", "\(folder)/\(name)")
    }
    return folder
  }()
}

/// What a finished program left behind.
struct Finished {
  var status: Int32
  var output: String
  var errors: String
}

/// A folder with everything that a daemon touches, and nothing of the machine's own.
final class Home {
  let path: String
  var environment: [String: String]

  init() throws {
    // Short, because a socket's path has 107 bytes.
    path = "/tmp/lt-\(UUID().uuidString.prefix(8))"
    for folder in ["config/limber/reminders", "config/limber/routines", "data", "run"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    environment = [
      "PATH": Tools.folder, "HOME": path, "LANG": "C.UTF-8",
      "XDG_CONFIG_HOME": "\(path)/config", "XDG_DATA_HOME": "\(path)/data",
      "XDG_RUNTIME_DIR": "\(path)/run", "XDG_CONFIG_DIRS": "\(path)/site",
      "LIMBER_DATA": Programs.root,
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var socket: String { "\(path)/run/limber.sock" }

  func write(_ text: String, to file: String) throws {
    let target = URL(filePath: "\(path)/config/limber/\(file)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: target, atomically: true, encoding: .utf8)
  }

  /// Runs a program to its end.
  func run(_ program: String, _ arguments: String..., input: String = "") throws -> Finished {
    try run(program, arguments, input: input)
  }

  func run(_ program: String, _ arguments: [String], input: String = "") throws -> Finished {
    let child = Child(program, arguments, environment: environment)
    try child.start(input: input)
    let status = try child.wait(seconds: 120)
    return Finished(status: status, output: child.output, errors: child.errors)
  }

  func limber(_ arguments: String...) throws -> Finished { try run(Programs.limber, arguments) }

  /// `limber` with `--json`, parsed.
  func json(_ arguments: String...) throws -> Any {
    let finished = try run(Programs.limber, arguments + ["--json"])
    try #require(finished.status == 0, "\(arguments): \(finished.errors)")
    return try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
  }

  func status() throws -> [String: Any] { try #require(json("status") as? [String: Any]) }

  /// A running daemon that answers.
  func daemon(_ arguments: String...) throws -> Child {
    let child = Child(Programs.limberd, arguments, environment: environment)
    try child.start()
    try eventually("the daemon answers") {
      if !child.isRunning { throw Failure("limberd ended: \(child.errors)") }
      return try limber("status").status == 0
    }
    return child
  }
}

struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// Asks again until it is so; a test that never sees it fails with what it waited for.
func eventually(
  _ what: String, within seconds: Double = 10, _ condition: () throws -> Bool
) throws {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < deadline {
    if try condition() { return }
    usleep(20_000)
  }
  throw Failure("waited \(seconds) s in vain: \(what)")
}

/// A local time this many seconds from now, as reminders are written; the home's zone is UTC.
func localTime(in seconds: Int) -> String {
  let second = (Int(Date().timeIntervalSince1970) + seconds) % 86_400
  return [second / 3600, second / 60 % 60, second % 60]
    .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
}
