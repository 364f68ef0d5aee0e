// What a notification says, and what of it a server can show (Desktop Notifications Specification,
// 1.2).

package struct Notice: Hashable, Sendable {
  package struct Action: Hashable, Sendable {
    package var key: String
    package var label: String

    package init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }
  }

  package enum Urgency: UInt8, Sendable { case low, normal, critical }

  package enum Expiry: Hashable, Sendable {
    /// As long as the server shows such things.
    case usual
    /// Until it is closed.
    case never
  }

  /// What it is about: one that a person has closed does not come again while it is the same.
  package var topic: String
  /// Plain text of one line.
  package var summary: String
  /// Plain text; empty: none.
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
  ///   - id: the notification that it takes the place of; 0: none.
  ///   - capabilities: those of the server.
  func arguments(replacing id: UInt32, on capabilities: Set<String>) -> [BusValue] {
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
        // Limber has a sound of its own.
        "suppress-sound": .bool(true),
        "transient": .bool(expiry == .usual && urgency == .low),
      ]),
      .int32(expiry == .never ? 0 : -1),
    ]
  }

  /// Where a body may hold markup, a text is written so that it is none.
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
