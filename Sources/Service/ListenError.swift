// Why the control socket can't be served, as sentences that name the path and the likely cause.

/// A listening socket that could not be made, or inherited.
package enum ListenError: Error, Equatable, CustomStringConvertible {
  /// Unix socket paths end at 107 bytes.
  case pathTooLong(path: String, bytes: Int, limit: Int)
  /// Somebody answers on the path.
  case inUse(path: String)
  /// There is a file on the path that is not a socket; it is left alone.
  case notASocket(path: String)
  /// A descriptor handed over by the service manager is not a listening Unix stream socket.
  case notAListener(descriptor: Int32)
  /// The service manager handed over descriptors, none of them under the name.
  case notPassed(name: String, passed: [String])
  /// A system call failed.
  case failed(operation: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .pathTooLong(let path, let bytes, let limit):
      "\(path): a socket's path has at most \(limit) bytes, this one has \(bytes)"
    case .inUse(let path):
      "\(path): another program is listening there"
    case .notASocket(let path):
      "\(path): exists and is not a socket"
    case .notAListener(let descriptor):
      "descriptor \(descriptor) from the service manager is not a listening Unix stream socket"
    case .notPassed(let name, let passed):
      "the service manager passed \(passed.joined(separator: ", ")), but no socket named \(name)"
        + " (FileDescriptorName=\(name))"
    case .failed(let operation, let path, let code):
      "\(path): \(operation): \(errorText(code))"
    }
  }
}
