// The socket as passed by the service manager (sd_listen_fds(3)): the daemon is started by the
// first connection, or the socket stays open across restarts. The Varlink specification names the
// descriptor.

import CSystemd
import Glibc

/// Sockets inherited from the service manager.
package enum SocketActivation {
  /// `FileDescriptorName=` of a Varlink socket.
  package static let name = "varlink"

  /// The listening socket passed under the name; nil if no descriptor was passed at all. Removes
  /// the variables from the environment, so that no child uses them: call it once, before the first
  /// thread is created.
  package static func takeListener() throws(ListenError) -> ListeningSocket? {
    let passed = takeDescriptors()
    guard !passed.isEmpty else { return nil }
    guard let index = passed.firstIndex(where: { $0.name == name }) else {
      throw .notPassed(name: name, passed: passed.map(\.name))
    }
    for (other, descriptor) in passed.enumerated() where other != index {
      _ = close(descriptor.number)
    }
    return try ListeningSocket.inherited(passed[index].number)
  }

  private static func takeDescriptors() -> [(number: Int32, name: String)] {
    var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    // An error means that the variables are not meant for this process, or invalid: nothing was
    // passed.
    let count = sd_listen_fds_with_names(1, &names)
    defer { free(names) }
    guard count > 0, let names else { return [] }
    return (0..<Int(count)).map { index in
      defer { free(names[index]) }
      return (SD_LISTEN_FDS_START + Int32(index), names[index].map { String(cString: $0) } ?? "")
    }
  }
}
