// Why a call on a bus failed: the error of the other side, or of the connection.

import Glibc

/// A D-Bus error, from a reply or converted from an errno.
package struct BusError: Error, Hashable, Sendable, CustomStringConvertible {
  /// `org.freedesktop.DBus.Error.ServiceUnknown`
  package var name: String
  /// For the log and the user; may be empty.
  package var message: String

  package init(name: String, message: String) {
    self.name = name
    self.message = message
  }

  /// For a return value of libsystemd; `code` is an errno.
  init(operation: String, code: Int32) {
    name = "org.freedesktop.DBus.Error.Failed"
    message = "\(operation): \(String(cString: strerror(code)))"
  }

  /// What calls fail with while there is no bus.
  package static let noConnection = BusError(
    name: "org.freedesktop.DBus.Error.Disconnected", message: "there is no bus")

  /// The arguments do not match the method.
  package static func invalid(_ message: String) -> BusError {
    BusError(name: "org.freedesktop.DBus.Error.InvalidArgs", message: message)
  }

  /// The request cannot be carried out now.
  package static func failed(_ message: String) -> BusError {
    BusError(name: "org.freedesktop.DBus.Error.Failed", message: message)
  }

  /// There is no peer to answer, which is normal.
  package var isAbsence: Bool {
    let kind = name.split(separator: ".").last.map(String.init) ?? ""
    return [
      "ServiceUnknown", "NameHasNoOwner", "Disconnected", "NoServer", "FileNotFound", "NoReply",
      "Timeout", "TimedOut", "UnknownMethod", "UnknownObject", "UnknownInterface",
    ].contains(kind)
  }

  package var description: String { message.isEmpty ? name : message }

  /// Throws for a negative return value, which libsystemd uses for errors (-errno).
  static func check(_ result: Int32, _ operation: String) throws(BusError) {
    if result < 0 { throw BusError(operation: operation, code: -result) }
  }
}
