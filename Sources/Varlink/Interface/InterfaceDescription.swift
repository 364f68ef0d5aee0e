// An interface as its .varlink file defines it (UAPI.20, “Varlink IPC”: the interface definition).
// Calls are checked against it, so that the file which clients read is also the one that is
// enforced.

/// The definition of one interface: its members in the order of the file.
package struct InterfaceDescription: Hashable, Sendable {
  package var name: String
  /// The lines of its comment, without the `# `.
  package var documentation: [String]
  /// Types, methods and errors; each name is used once.
  package var members: [InterfaceMember]

  /// The method of that name, with its parameters and its reply.
  /// - Parameter name: unqualified.
  package func method(_ name: String) -> (member: InterfaceMember, input: [Field], output: [Field])?
  {
    for member in members where member.name == name {
      if case .method(let input, let output) = member.kind { return (member, input, output) }
    }
    return nil
  }

  /// The type of that name.
  package func type(_ name: String) -> VarlinkType? {
    for member in members where member.name == name {
      if case .type(let type) = member.kind { return type }
    }
    return nil
  }

  /// The parameters of the error of that name.
  package func error(_ name: String) -> [Field]? {
    for member in members where member.name == name {
      if case .error(let fields) = member.kind { return fields }
    }
    return nil
  }
}

/// A type, a method or an error.
package struct InterfaceMember: Hashable, Sendable {
  /// What the member is, with its fields.
  package enum Kind: Hashable, Sendable {
    /// A struct or an enum.
    case type(VarlinkType)
    case method(input: [Field], output: [Field])
    case error([Field])
  }

  package var name: String
  package var documentation: [String]
  package var kind: Kind

  /// Whether the method only works as a stream, by the line that systemd's tools also look for.
  package var requiresMore: Bool { documentation.contains("[Requires 'more' flag]") }
}

/// A field of a struct, of parameters or of a reply.
package struct Field: Hashable, Sendable {
  package var name: String
  package var documentation: [String]
  package var type: VarlinkType
}

/// The type of a field.
package indirect enum VarlinkType: Hashable, Sendable {
  case bool, int, float, string
  /// Any JSON object.
  case object
  /// Any JSON value except null.
  case any
  /// A type of the same interface.
  case named(String)
  case structure([Field])
  /// One of these names, as a string.
  case enumeration([String])
  case array(VarlinkType)
  case map(VarlinkType)
  /// The type, or null, or absent.
  case nullable(VarlinkType)
}
