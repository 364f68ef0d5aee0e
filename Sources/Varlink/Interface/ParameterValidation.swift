// Checks parameters against an interface: accepted parameters have the declared fields with the
// declared types, and nothing else.

/// The first field that does not match.
package struct ParameterMismatch: Error, Hashable, Sendable {
  /// The field that is missing, unknown or of the wrong type: its own name; for nested structs, the
  /// innermost.
  package var field: String
}

extension InterfaceDescription {
  /// Checks parameters or a reply.
  /// - Parameter ignoringUnknown: true for replies, in which a newer server may have more fields.
  /// - Throws: `ParameterMismatch` with the first field that does not match.
  package func validate(
    _ parameters: JSONObject, against fields: [Field], ignoringUnknown: Bool = false
  ) throws(ParameterMismatch) {
    let validation = ParameterValidation(interface: self, ignoresUnknown: ignoringUnknown)
    try validation.check(parameters, against: fields, depth: 1)
  }
}

/// Walks values and types side by side.
private struct ParameterValidation {
  let interface: InterfaceDescription
  let ignoresUnknown: Bool

  /// Checks the members of an object against the fields of a struct.
  func check(
    _ members: JSONObject, against fields: [Field], depth: Int
  ) throws(ParameterMismatch) {
    // A missing field is checked as null: only nullable fields accept that.
    for field in fields {
      try check(members[field.name] ?? .null, is: field.type, field: field.name, depth: depth)
    }
    if ignoresUnknown { return }
    let known = Set(fields.map(\.name))
    // The first in order of name, so that the answer is deterministic.
    if let unknown = members.keys.filter({ !known.contains($0) }).min() {
      throw ParameterMismatch(field: unknown)
    }
  }

  /// Checks one value against one type.
  /// - Parameter field: the name to report.
  private func check(
    _ value: JSONValue, is type: VarlinkType, field: String, depth: Int
  ) throws(ParameterMismatch) {
    // A type that contains itself ends with the value, which is finite; this limit is an additional
    // safeguard.
    guard depth <= nestingLimit else { throw ParameterMismatch(field: field) }
    switch (type, value) {
    // An integer is also a valid float.
    case (.bool, .bool), (.int, .int), (.float, .double), (.float, .int), (.string, .string),
      (.object, .object), (.nullable, .null):
      return
    case (.any, let value) where !value.isNull: return
    case (.nullable(let type), _):
      try check(value, is: type, field: field, depth: depth)
    case (.named(let name), _):
      guard let type = interface.type(name) else { throw ParameterMismatch(field: field) }
      try check(value, is: type, field: field, depth: depth + 1)
    case (.structure(let fields), .object(let members)):
      try check(members, against: fields, depth: depth + 1)
    case (.enumeration(let names), .string(let name)) where names.contains(name): return
    case (.array(let element), .array(let values)):
      for value in values { try check(value, is: element, field: field, depth: depth + 1) }
    case (.map(let element), .object(let members)):
      for value in members.values { try check(value, is: element, field: field, depth: depth + 1) }
    default: throw ParameterMismatch(field: field)
    }
  }
}
