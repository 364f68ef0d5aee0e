// A screen that nobody sees, for programs that show windows.

import Foundation
import Testing

final class VirtualScreen {
  private let server: Child
  private let home: Home

  /// The home's programs have it as their display from then on.
  init(for home: Home) throws {
    self.home = home
    // It looks for a free number, and says which on a descriptor.
    let file = "\(home.path)/display"
    server = Child(
      "/bin/sh",
      ["-c", "exec Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3>'\(file)'"],
      environment: home.environment)
    try server.start()
    var number = ""
    try eventually("the screen is there") {
      number = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      return number.hasSuffix("\n")
    }
    home.environment["DISPLAY"] = ":\(number.dropLast())"
  }

  deinit { server.signal(SIGKILL) }

  /// The place and size of the largest window of a program.
  func window(of name: String) throws -> (x: Int, y: Int, width: Int, height: Int)? {
    let found = try home.run("/usr/bin/xdotool", "search", "--onlyvisible", "--class", name)
    let windows = try found.output.split(separator: "\n").map { id in
      let shell = try home.run("/usr/bin/xdotool", "getwindowgeometry", "--shell", String(id))
      let pairs = shell.output.split(separator: "\n").map { $0.split(separator: "=") }
      let values = Dictionary(
        pairs.compactMap { $0.count == 2 ? (String($0[0]), Int($0[1]) ?? 0) : nil },
        uniquingKeysWith: { $1 })
      return (
        x: values["X"] ?? 0, y: values["Y"] ?? 0, width: values["WIDTH"] ?? 0,
        height: values["HEIGHT"] ?? 0
      )
    }
    return windows.max { $0.width < $1.width }.flatMap { $0.width > 100 ? $0 : nil }
  }

  func click(x: Int, y: Int) throws {
    _ = try home.run("/usr/bin/xdotool", "mousemove", "\(x)", "\(y)", "click", "1")
  }
}
