// The contents of a notification, reduced to what a server can show (Desktop Notifications
// Specification, 1.2).

/// One notification as a value, so that it is shown again only if it differs.
package struct Notice: Hashable, Sendable {
  /// A button. Servers without buttons show none.
  package struct Action: Hashable, Sendable {
    /// What the server returns when the button is pressed.
    package var key: String
    package var label: String

    package init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }
  }

  /// The levels of the specification; critical ones stay until they are closed.
  package enum Urgency: UInt8, Sendable { case low, normal, critical }

  package enum Expiry: Hashable, Sendable {
    /// As long as the server usually shows one.
    case usual
    /// Until it is closed.
    case never
  }

  /// What it is about: after the user has closed it, it is not shown again for the same topic.
  package var topic: String
  /// Plain text on one line.
  package var summary: String
  /// Plain text; empty for none.
  package var body: String
  package var actions: [Action]
  package var urgency: Urgency
  package var expiry: Expiry

  package init(
    topic: String, summary: String, body: String = "", actions: [Action] = [],
    urgency: Urgency = .normal, expiry: Expiry = .usual
  ) {
    self.topic = topic
    self.summary = summary
    self.body = body
    self.actions = actions
    self.urgency = urgency
    self.expiry = expiry
  }
}

extension Notice {
  /// The arguments of Notify.
  /// - Parameters:
  ///   - id: the notification that it replaces; 0 for none.
  ///   - capabilities: those of the server.
  func arguments(replacing id: UInt32, on capabilities: Set<String>) -> [BusValue] {
    // A server shows only what its capabilities name; the rest could appear as raw text.
    let shown = capabilities.contains("actions") ? actions : []
    let body = capabilities.contains("body") ? body : ""
    return [
      .string("Limber"), .uint32(id), .string("appointment-soon"), .string(summary),
      .string(capabilities.contains("body-markup") ? Self.escaped(body) : body),
      .strings(shown.flatMap { [$0.key, $0.label] }),
      .dictionary([
        "urgency": .byte(urgency.rawValue),
        "category": .string("im.reminder"),
        "desktop-entry": .string("limber"),
        // Limber plays its own sound.
        "suppress-sound": .bool(true),
        "transient": .bool(expiry == .usual && urgency == .low),
      ]),
      .int32(expiry == .never ? 0 : -1),
    ]
  }

  /// Escapes a text for servers whose bodies may contain markup.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
