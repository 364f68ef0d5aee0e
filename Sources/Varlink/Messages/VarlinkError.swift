// The error that a call can be answered with: a qualified name and parameters.

/// An error as it crosses the wire.
package struct VarlinkError: Error, Hashable, Sendable {
  /// `interface.Error`
  package var name: String
  /// Details, as the interface defines them.
  package var parameters: JSONObject

  package init(_ name: String, _ parameters: JSONObject = [:]) {
    self.name = name
    self.parameters = parameters
  }
}

// The errors of org.varlink.service, with which every service may answer.
extension VarlinkError {
  /// - Parameter interface: the name in the call.
  package static func interfaceNotFound(_ interface: String) -> Self {
    Self("org.varlink.service.InterfaceNotFound", ["interface": .string(interface)])
  }

  /// - Parameter method: qualified.
  package static func methodNotFound(_ method: String) -> Self {
    Self("org.varlink.service.MethodNotFound", ["method": .string(method)])
  }

  /// - Parameter method: qualified.
  package static func methodNotImplemented(_ method: String) -> Self {
    Self("org.varlink.service.MethodNotImplemented", ["method": .string(method)])
  }

  /// - Parameter parameter: the name of the field that is missing, unknown, of the wrong type or
  ///   out of range.
  package static func invalidParameter(_ parameter: String) -> Self {
    Self("org.varlink.service.InvalidParameter", ["parameter": .string(parameter)])
  }

  /// The caller may not do this.
  package static let permissionDenied = Self("org.varlink.service.PermissionDenied")
  /// The method only works as a stream, and the call has no `more`.
  package static let expectedMore = Self("org.varlink.service.ExpectedMore")
}
