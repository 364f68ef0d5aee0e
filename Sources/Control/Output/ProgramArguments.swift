// Looks for arguments that are not UTF-8. Swift silently repairs them, so that a file with such a
// name would seem not to exist.

package enum ProgramArguments {
  /// The first argument that is not UTF-8, repaired so that it can be shown; nil if all are.
  package static var firstThatIsNoText: String? {
    let count = Int(CommandLine.argc)
    return (0..<count).lazy.compactMap { CommandLine.unsafeArgv[$0] }
      .first { String(validatingCString: $0) == nil }
      .map { String(cString: $0) }
  }

  /// Prints an error about such an argument.
  /// - Returns: whether there was one.
  package static func refuseWhatIsNoText() -> Bool {
    guard let argument = firstThatIsNoText else { return false }
    StandardOutput.complain(
      "limber: “\(argument)” is not UTF-8; rename the file, or pass it on standard input as -")
    return true
  }
}
