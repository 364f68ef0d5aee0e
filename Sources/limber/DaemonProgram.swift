// Offline commands are carried out by `limberd`, so that this program does not link the libraries
// that they need and starts quickly. It replaces itself by `limberd`, which then has its terminal,
// its open files and its process id.

import Control
import Glibc

/// The program `limberd`.
enum DaemonProgram {
  /// Runs `limberd` in place of this program, with the same arguments, byte for byte: first the one
  /// in the same folder, so that versions match, then the one on PATH.
  /// - Throws: if neither can be run; on success it never returns.
  static func execute() throws(CommandFailure) -> Never {
    if let path = besideThisProgram { execv(path, CommandLine.unsafeArgv) }
    execvp("limberd", CommandLine.unsafeArgv)
    throw CommandFailure(
      "limberd is neither beside limber nor on PATH (\(String(cString: strerror(errno)))); "
        + "install it, or put its folder on PATH", .unreachable)
  }

  /// The path of `limberd` in the folder of this program; nil when /proc is not mounted.
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
