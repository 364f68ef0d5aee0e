// A command line as the kernel gives it. Swift repairs what is no UTF-8 in it, and a file of that
// name then seems not to exist.

package enum ProgramArguments {
  /// The first argument that is no UTF-8, as nearly as it can be written; nil: all are.
  package static var firstThatIsNoText: String? {
    let count = Int(CommandLine.argc)
    return (0..<count).lazy.compactMap { CommandLine.unsafeArgv[$0] }
      .first { String(validatingCString: $0) == nil }
      .map { String(cString: $0) }
  }

  /// Tells of such an argument.
  /// - Returns: whether there was one.
  package static func refuseWhatIsNoText() -> Bool {
    guard let argument = firstThatIsNoText else { return false }
    StandardOutput.complain(
      "limber: “\(argument)” is not UTF-8; rename the file, or give it on standard input, as -")
    return true
  }
}
