// What needs no daemon is done by limberd, so that the libraries of the daemon's world stay out of
// this program: it replaces itself by that one, which then has the terminal and the files.

import Control
import Glibc

/// The program `limberd`.
enum DaemonProgram {
  /// Runs it in place of this one, with this one's arguments, byte for byte: the one beside this
  /// program, else the one on PATH. Returns only by its error.
  static func execute() throws(CommandFailure) -> Never {
    if let path = besideThisProgram { execv(path, CommandLine.unsafeArgv) }
    execvp("limberd", CommandLine.unsafeArgv)
    throw CommandFailure(
      "limberd is neither beside limber nor on PATH (\(String(cString: strerror(errno)))); "
        + "install it, or put its folder on PATH", .unreachable)
  }

  private static var besideThisProgram: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let bytes = buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return path[...slash] + "limberd"
  }
}
