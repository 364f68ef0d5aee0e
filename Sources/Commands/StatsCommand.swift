// limber stats

import ArgumentParser
import Glibc

struct StatsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "How the goal is kept, a year at a glance, and by area.")

  @Flag(help: "Print sentences and no drawings.")
  var plain = false

  @Flag(help: "Print a JSON object.")
  var json = false

  func perform() throws(CommandFailure) {
    let isPlain = plain || getenv("LIMBER_PLAIN").map { String(cString: $0) } == "1"
    try DaemonProgram.execute(
      ["--stats", "--columns", "\(Self.columns)"] + (isPlain ? ["--plain"] : [])
        + (json ? ["--json"] : []))
  }

  /// Of the terminal; 80 where there is none.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
