// A reply as it crosses the wire. An error is always the last reply to its call, so that it and
// `continues` exclude each other by construction.

/// What a server answers.
package enum Reply: Hashable, Sendable {
  /// `continues`: another reply to the same call follows.
  case success(JSONObject, continues: Bool)
  case failure(VarlinkError)

  /// Whether another reply to the same call follows.
  package var continues: Bool {
    if case .success(_, let continues) = self { return continues }
    return false
  }
}

extension Reply {
  /// Members that are not Varlink's are ignored: a newer server may send them.
  ///
  /// - Parameter message: one message without its NUL.
  package init(message: some Collection<UInt8>) throws(MalformedMessage) {
    let members = try objectMembers(of: message)
    let parameters = try callParameters(in: members)
    let continues: Bool
    switch members["continues"] {
    case nil: continues = false
    case .bool(let value): continues = value
    default: throw .flagNotBoolean("continues")
    }
    switch members["error"] {
    case nil, .null: self = .success(parameters, continues: continues)
    case .string(let name) where !continues: self = .failure(VarlinkError(name, parameters))
    default: throw .badReply
    }
  }

  /// The message with its NUL.
  package var frame: [UInt8] {
    var members: JSONObject = [:]
    let parameters: JSONObject
    switch self {
    case .success(let output, let continues):
      parameters = output
      if continues { members["continues"] = true }
    case .failure(let error):
      parameters = error.parameters
      members["error"] = .string(error.name)
    }
    if !parameters.isEmpty { members["parameters"] = .object(parameters) }
    return JSONValue.object(members).bytes + [0]
  }
}
