// A call as it crosses the wire (UAPI.20, "Varlink IPC").

/// What a client requests of a server.
package struct Call: Hashable, Sendable {
  /// What the client expects back. At most one flag may be set in a call.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    /// One reply.
    case single
    /// Nothing at all, not even an error.
    case oneway
    /// Any number of replies.
    case more
    /// One reply, after which the socket stops being Varlink.
    case upgrade
  }

  /// Qualified: `interface.Method`.
  package var method: String
  /// Empty for a method without parameters.
  package var parameters: JSONObject
  /// How many replies are expected.
  package var mode: Mode

  package init(_ method: String, _ parameters: JSONObject = [:], mode: Mode = .single) {
    self.method = method
    self.parameters = parameters
    self.mode = mode
  }

  /// The part before the last dot; nil if there is none.
  package var interface: String? {
    method.lastIndex(of: ".").map { String(method[..<$0]) }
  }

  /// The part after the last dot.
  package var member: String {
    method.lastIndex(of: ".").map { String(method[method.index(after: $0)...]) } ?? method
  }
}

extension Call {
  /// - Parameter message: one message without its NUL.
  /// - Throws: the reason to close the connection.
  package init(message: some Collection<UInt8>) throws(MalformedMessage) {
    let members = try objectMembers(of: message)
    guard case .string(let method)? = members["method"] else { throw .noMethod }
    self.init(method, try callParameters(in: members))
    for (name, value) in members where name != "method" && name != "parameters" {
      try read(flag: name, value)
    }
  }

  private mutating func read(flag name: String, _ value: JSONValue) throws(MalformedMessage) {
    guard let flag = Mode(rawValue: name), flag != .single else {
      // A vendor's extension, which is not ours to check.
      if name.contains("."), value.objectValue != nil { return }
      throw .unknownMember(name)
    }
    guard let isSet = value.boolValue else { throw .flagNotBoolean(name) }
    guard isSet else { return }
    guard mode == .single else { throw .severalFlags }
    mode = flag
  }

  /// The message with its NUL.
  package var frame: [UInt8] {
    var members: JSONObject = ["method": .string(method)]
    if !parameters.isEmpty { members["parameters"] = .object(parameters) }
    if mode != .single { members[mode.rawValue] = true }
    return JSONValue.object(members).bytes + [0]
  }
}

/// The members of a message, which must be an object.
func objectMembers(
  of message: some Collection<UInt8>
) throws(MalformedMessage) -> JSONObject {
  let value: JSONValue
  do { value = try JSONValue(parsing: message) } catch { throw .notJSON(error) }
  guard case .object(let members) = value else { throw .notAnObject }
  return members
}

/// Absent, null and empty parameters are the same.
func callParameters(in members: JSONObject) throws(MalformedMessage) -> JSONObject {
  switch members["parameters"] {
  case nil, .null: [:]
  case .object(let parameters): parameters
  default: throw .parametersNotAnObject
  }
}
