// What needs no daemon is a mode of limberd, so that the libraries of the daemon's world stay out
// of this program: it replaces itself by that one, which then has the terminal and the files.

import Glibc

/// The program `limberd`.
enum DaemonProgram {
  /// Runs it in place of this one: the one beside this program, else the one on PATH. Returns
  /// only by its error.
  static func execute(_ arguments: [String]) throws(CommandFailure) -> Never {
    let words = arguments.flatMap(Self.spelt)
    var pointers = (["limberd"] + words).map { strdup($0) } + [nil]
    if let path = besideThisProgram { execv(path, &pointers) }
    execvp("limberd", &pointers)
    throw CommandFailure(
      "limberd is neither beside limber nor on PATH (\(String(cString: strerror(errno)))); "
        + "install it, or put its folder on PATH",
      code: CommandFailure.notReachable)
  }

  /// An option with its value in one word, since a value may begin with a hyphen; an empty one is a
  /// word of its own, which is how the parser takes it.
  private static func spelt(_ word: String) -> [String] {
    guard word.hasPrefix("--"), word.firstIndex(of: "=") == word.indices.last else { return [word] }
    return [String(word.dropLast()), ""]
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
