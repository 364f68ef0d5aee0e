// Describes the signals to listen to, as a value that can be compared and tested.

/// A signal by its sender, object and name, and perhaps by its first argument.
package struct BusSignal: Hashable, Sendable {
  /// A name on the bus; nil for any sender.
  package var sender: String?
  package var path: String
  package var interface: String
  package var member: String
  /// Its first argument; nil: any.
  package var argument: String?
  /// The beginning of its first argument, a name with dots; nil: any.
  package var namespace: String?

  package init(
    from sender: String?, _ path: String, _ interface: String, _ member: String,
    about argument: String? = nil, within namespace: String? = nil
  ) {
    self.sender = sender
    self.path = path
    self.interface = interface
    self.member = member
    self.argument = argument
    self.namespace = namespace
  }

  /// As a match rule (D-Bus Specification, “Match Rules”). None of the parts has an apostrophe.
  var rule: String {
    let parts = [
      ("type", "signal"), ("sender", sender), ("path", path), ("interface", interface),
      ("member", member), ("arg0", argument),
      ("arg0namespace", namespace),
    ]
    return parts.compactMap { key, value in value.map { "\(key)='\($0)'" } }
      .joined(separator: ",")
  }
}
