// Why the control socket can't be served, as sentences that name the path and the likely cause.

/// A listening socket that could not be created or inherited.
package enum ListenError: Error, Equatable, CustomStringConvertible {
  /// The path of a Unix socket has at most 107 bytes.
  case pathTooLong(path: String, bytes: Int, limit: Int)
  /// Another program accepts connections at the path.
  case inUse(path: String)
  /// The file at the path is not a socket; it is left alone.
  case notASocket(path: String)
  /// A descriptor handed over by the service manager is not a listening Unix stream socket.
  case notAListener(descriptor: Int32)
  /// The service manager passed descriptors, but none with this name.
  case notPassed(name: String, passed: [String])
  /// A system call failed.
  case failed(operation: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .pathTooLong(let path, let bytes, let limit):
      "\(path): a socket's path can have at most \(limit) bytes, and this one has \(bytes)"
    case .inUse(let path):
      "\(path): another program is already listening on this socket"
    case .notASocket(let path):
      "\(path): the file exists and is not a socket"
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
