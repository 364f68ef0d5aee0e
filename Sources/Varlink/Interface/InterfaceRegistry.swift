// What a service can answer without its own code: who it is, which interfaces it has, and that a
// call does not match them.

/// The interfaces of a service, org.varlink.service among them.
package struct InterfaceRegistry: Sendable {
  /// How to handle a call.
  package enum Resolution: Hashable, Sendable {
    /// Already answered.
    case reply(JSONObject)
    case fail(VarlinkError)
    /// It exists, and its parameters match the interface: to be processed by the service.
    case dispatch(Call)
  }

  /// What GetInfo returns: who made the service, what it is, and where to read about it.
  package let vendor: String
  package let product: String
  /// The version of the program; clients compare it with their own.
  package let version: String
  package let url: String
  private let interfaces: [String: (description: InterfaceDescription, text: String)]

  /// - Parameter interfaces: the texts of the .varlink files.
  /// - Throws: `InterfaceSyntaxError` for a text that does not parse.
  package init(
    vendor: String, product: String, version: String, url: String, interfaces texts: [String]
  ) throws(InterfaceSyntaxError) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
    var interfaces: [String: (description: InterfaceDescription, text: String)] = [:]
    for text in texts + [ServiceInterface.text] {
      let description = try InterfaceDescription(parsing: text)
      interfaces[description.name] = (description, text)
    }
    self.interfaces = interfaces
  }

  /// The names, sorted.
  package var interfaceNames: [String] { interfaces.keys.sorted() }

  /// Checks the interface, then the method, then the parameters: the error names the first that
  /// does not match.
  package func resolve(_ call: Call) -> Resolution {
    guard let name = call.interface else { return .fail(.invalidParameter("method")) }
    guard let interface = interfaces[name]?.description else {
      return .fail(.interfaceNotFound(name))
    }
    guard let method = interface.method(call.member) else {
      return .fail(.methodNotFound(call.method))
    }
    // A success would confirm the upgrade, and upgrades are not supported.
    if call.mode == .upgrade { return .fail(.methodNotImplemented(call.method)) }
    do throws(ParameterMismatch) {
      try interface.validate(call.parameters, against: method.input)
    } catch {
      return .fail(.invalidParameter(error.field))
    }
    if method.member.requiresMore, call.mode != .more { return .fail(.expectedMore) }
    return name == ServiceInterface.name ? answer(call) : .dispatch(call)
  }

  /// Calls of org.varlink.service itself.
  private func answer(_ call: Call) -> Resolution {
    switch call.member {
    case "GetInfo":
      return .reply([
        "vendor": .string(vendor), "product": .string(product), "version": .string(version),
        "url": .string(url), "interfaces": .array(interfaceNames.map(JSONValue.string)),
      ])
    case "GetInterfaceDescription":
      let name = call.parameters["interface"]?.stringValue ?? ""
      guard let text = interfaces[name]?.text else { return .fail(.interfaceNotFound(name)) }
      return .reply(["description": .string(text)])
    default:
      return .fail(.methodNotImplemented(call.method))
    }
  }
}
